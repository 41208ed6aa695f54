import { describeWithBrowser } from '../../support/browser'
import { WxHarness } from './harness'

const PAYMENT = `{ timeStamp: '1', nonceStr: 'n', package: 'prepay_id=wx1', signType: 'MD5', paySign: 's' }`

describeWithBrowser('wx payment and subscription', () => {
  let h: WxHarness
  beforeAll(async () => {
    h = await WxHarness.open()
  })
  afterAll(() => h.close())
  beforeEach(async () => {
    await h.forget()
    h.answers.set('GET /cloud/payments/wx1', () => ({ json: { body: '党费 9月', totalFee: 9630, outTradeNo: '1' } }))
    h.answers.set('POST /cloud/payments/wx1/pay', () => ({ json: {} }))
    h.answers.set('POST /cloud/payments/wx1/cancel', () => ({ json: {} }))
    h.answers.set('POST /cloud/consents', () => ({ json: { ok: true } }))
  })
  afterEach(() => expect(h.said.splice(0)).toEqual([]))

  const posted = (): unknown[] =>
    h.requests.filter(({ method }) => method === 'POST').map(({ path, body }) => [path, body])

  test('the sheet names what is paid and how much, and paying succeeds', async () => {
    await h.begin(`wx.requestPayment(${PAYMENT})`)
    expect(await h.page.getByTestId('payment-body').textContent()).toBe('党费 9月')
    expect(await h.page.getByTestId('payment-amount').textContent()).toBe('¥96.30')
    await h.tap('payment-pay')
    expect(await h.outcome()).toEqual({ errMsg: 'requestPayment:ok' })
    expect(posted()).toEqual([['/cloud/payments/wx1/pay', { callback: 'normal' }]])
  })

  test.each(['lose', 'repeat', 'late'])('the payer can pay while the callback goes wrong: %s', async (callback) => {
    await h.begin(`wx.requestPayment(${PAYMENT})`)
    await h.tap(`payment-${callback}`)
    expect(await h.outcome()).toEqual({ errMsg: 'requestPayment:ok' })
    expect(posted()).toEqual([['/cloud/payments/wx1/pay', { callback }]])
  })

  test('closing the sheet is a cancelled payment', async () => {
    await h.begin(`wx.requestPayment(${PAYMENT})`)
    await h.tap('payment-cancel')
    expect(await h.outcome()).toEqual({ rejected: { errMsg: 'requestPayment:fail cancel' } })
    expect(posted()).toEqual([['/cloud/payments/wx1/cancel', {}]])
  })

  test('a payment without its signature is refused before any sheet', async () => {
    expect(
      await h.run(`return wx.requestPayment({ timeStamp: '1', nonceStr: 'n', package: 'prepay_id=wx1' })`),
    ).toEqual({
      rejected: {
        errMsg: 'requestPayment:fail parameter error: parameter.paySign should be String instead of Undefined;',
      },
    })
  })

  /** Subscribing needs a tap of the user. */
  async function tapToSubscribe(ids: string[]): Promise<void> {
    await h.page.evaluate(`
      document.body.insertAdjacentHTML('afterbegin', '<button id="go" style="position:relative;z-index:99">订阅</button>')
      document.getElementById('go').onclick = ({ target }) => {
        target.remove()
        window.pending = wx.requestSubscribeMessage({ tmplIds: ${JSON.stringify(ids)} }).catch((rejected) => ({ rejected }))
      }; 0`)
    await h.page.click('#go')
  }

  test('each template is accepted or rejected, and only accepted ones are reported', async () => {
    await tapToSubscribe(['notice', 'dues'])
    await h.page.getByTestId('subscribe-dues').uncheck()
    await h.tap('subscribe-accept')
    expect(await h.outcome()).toEqual({ errMsg: 'requestSubscribeMessage:ok', notice: 'accept', dues: 'reject' })
    expect(posted()).toEqual([['/cloud/consents', { openid: 'oMember', templateIds: ['notice'] }]])
  })

  test('a kept choice is not asked for again and still counts', async () => {
    await tapToSubscribe(['notice'])
    await h.page.getByTestId('subscribe-keep').check()
    await h.tap('subscribe-accept')
    await tapToSubscribe(['notice'])
    expect(await h.outcome()).toMatchObject({ notice: 'accept' })
    expect(posted()).toHaveLength(2)
  })

  test('more than three templates are refused, and so is a question nobody tapped for', async () => {
    await tapToSubscribe(['a', 'b', 'c', 'd'])
    expect(await h.outcome()).toEqual({
      rejected: { errMsg: 'requestSubscribeMessage:fail Templates count out of max bounds', errCode: 20003 },
    })
    // What a test runs in the page counts as a tap to the browser, so the tap is taken away.
    await h.run(`Object.defineProperty(navigator, 'userActivation', { value: { isActive: false } })`)
    expect(await h.run(`return wx.requestSubscribeMessage({ tmplIds: ['a'] })`)).toMatchObject({
      rejected: { errMsg: 'requestSubscribeMessage:fail can only be invoked by user TAP gesture.' },
    })
  })
})

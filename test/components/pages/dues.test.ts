import { mountPage } from '../../support/mini-component'
import { Offline, Refused } from '../../support/mini-wx'
import { aBill, aLedger, aLedgerRow, myDues } from '../support/answers'

const offline = () => {
  throw new Offline()
}

describe('my dues', () => {
  const payment = { timeStamp: '1', nonceStr: 'n', package: 'prepay_id=p', signType: 'MD5', paySign: 's' }
  const paid = { state: 'paid', receiptId: 'receipt-1' }
  const requestPayment = jest.fn(() => Promise.resolve({}))
  beforeEach(() => requestPayment.mockClear())

  const open = (cloud: Record<string, unknown> = {}, wx: Record<string, unknown> = {}) =>
    mountPage('packages/dues/mine/page', {
      cloud: {
        'dues.openMine': myDues(),
        'dues.prepay': { orderId: 'order-1', amountFen: 19_260, payment },
        'dues.checkOrder': paid,
        'dues.cancelOrder': { state: 'closed', receiptId: null },
        ...cloud,
      },
      wx: { requestPayment, ...wx },
    })

  test('say how much, for which months, why, and pay those that are owed', async () => {
    const page = await open()
    expect(page.text('.dues__head')).toBe('待缴 2 个月¥192.609月、10月，10月31日前缴清就好')
    expect(page.texts('.month-grid__month--chosen')).toEqual(['9月', '10月'])
    expect(page.text('.dues__why')).toContain('6,420.00')
    expect(page.text('.dues__pay')).toBe('微信支付 ¥192.60')
  })

  test('change the sum with the choice', async () => {
    const page = await open()
    await page.tap('.month-grid__month:nth-child(11)')
    expect(page.text('.bottom-bar')).toBe('已选 3 个月9月、10月、11月 微信支付 ¥288.90')
    await page.tap('.month-grid__month:nth-child(9)')
    expect(page.text('.bottom-bar')).toContain('已选 0 个月')
    expect(page.attribute('.dues__pay', 'disabled')).toBe(true)
  })

  test('are paid in WeChat and end with the receipt, by what WeChat Pay says of the order', async () => {
    const page = await open()
    await page.tap('.dues__pay')
    expect(page.calls.slice(1).map(({ action, input }) => [action, input])).toEqual([
      ['dues.prepay', { months: ['2026-09', '2026-10'] }],
      ['dues.checkOrder', { orderId: 'order-1' }],
    ])
    expect(page.wx.navigateTo).toHaveBeenCalledWith({ url: '/packages/dues/receipt/page?id=receipt-1&fresh=1' })
  })

  test('are not paid when the sheet is closed, and say so', async () => {
    const page = await open({}, { requestPayment: () => Promise.reject({ errMsg: 'requestPayment:fail cancel' }) })
    await page.tap('.dues__pay')
    expect(page.calls.map(({ action }) => action)).toContain('dues.cancelOrder')
    expect(page.wx.showToast).toHaveBeenCalledWith(expect.objectContaining({ title: '没有扣款，想缴的时候再来' }))
    expect(page.wx.navigateTo).not.toHaveBeenCalled()
  })

  test('are paid after all when the sheet says cancel and WeChat Pay says paid', async () => {
    const page = await open(
      { 'dues.cancelOrder': paid },
      { requestPayment: () => Promise.reject({ errMsg: 'requestPayment:fail cancel' }) },
    )
    await page.tap('.dues__pay')
    expect(page.wx.navigateTo).toHaveBeenCalledWith(
      expect.objectContaining({ url: expect.stringContaining('receipt-1') }),
    )
  })

  test('wait with WeChat while an order is open, and ask when told to', async () => {
    const waiting = myDues({ openOrderId: 'order-1', bills: [aBill('2026-10', 'paying')] })
    const page = await open({ 'dues.openMine': waiting, 'dues.checkOrder': { state: 'paying', receiptId: null } })
    expect(page.has('.bottom-bar')).toBe(false)
    await page.tap('.dues__check')
    expect(page.wx.showToast).toHaveBeenCalledWith(expect.objectContaining({ title: '微信还没回话，稍后再看看' }))
  })

  test('say what a refusal says', async () => {
    const page = await open({
      'dues.prepay': () => {
        throw new Refused('WRONG_STATE', '9月已经缴过了。', { months: '9月已经缴过了。' })
      },
    })
    await page.tap('.dues__pay')
    expect(page.wx.showToast).toHaveBeenCalledWith(expect.objectContaining({ title: '9月已经缴过了。' }))
    expect(requestPayment).not.toHaveBeenCalled()
  })

  test('without a network say so, and a retry brings them', async () => {
    let isOnline = false
    const page = await open({ 'dues.openMine': () => (isOnline ? myDues() : offline()) })
    expect(page.text('.state__message')).toContain('没连上网络')
    isOnline = true
    await page.tap('.state__message .button')
    expect(page.text('.dues__head')).toContain('192.60')
  })

  test('without a base ask for it', async () => {
    const page = await open({
      'dues.openMine': myDues({ explanation: null, bills: [], owedFen: 0, payableMonths: [] }),
    })
    expect(page.text()).toContain('先报一下缴费基数')
    expect(page.has('.bottom-bar')).toBe(false)
  })
})

describe('the ledger', () => {
  const rows = [aLedgerRow('何川', 'unpaid'), aLedgerRow('林晓', 'paid', { method: 'wechat', paidAt: 0 })]
  const open = (cloud: Record<string, unknown> = {}, wx: Record<string, unknown> = {}) =>
    mountPage('packages/dues-admin/ledger/page', {
      cloud: { 'dues.openLedger': aLedger(rows), 'dues.settleInCash': { receiptId: 'receipt-1' }, ...cloud },
      wx: { showActionSheet: jest.fn(() => Promise.resolve({ tapIndex: 1 })), ...wx },
    })

  test('shows the sum, and the unpaid first', async () => {
    const page = await open()
    expect(page.text('.number--32')).toBe('¥968.50')
    expect(page.texts('.cell__title').slice(0, 2)).toEqual(['何川', '林晓'])
  })

  test('filters by state without a call', async () => {
    const page = await open()
    await page.tap('.chip:nth-child(3)')
    expect(page.text('.chip--active')).toBe('已缴 1')
    expect(page.texts('.cell__title')[0]).toBe('林晓')
    expect(page.calls).toHaveLength(1)
  })

  test('opens one member, and the rest of the ledger for the same branch', async () => {
    const page = await open()
    await page.tap('.cell:first-child')
    expect(page.wx.navigateTo).toHaveBeenCalledWith({ url: '/packages/dues-admin/member/page?id=member-何川' })
    expect(page.texts('.card:last-child .cell__title')).toEqual([
      '年度台账',
      '欠缴情况',
      '缴费基数',
      '减免',
      '上缴党委',
      '对账',
      '党费公示',
    ])
  })

  test('reminds those who owe, each alone, once it is confirmed', async () => {
    const told = { toldCount: 1, alreadyCount: 2, mutedCount: 0 }
    const ledger = aLedger(rows, { allowedEvents: ['remind', 'exportLedger'] })
    const page = await open({ 'dues.openLedger': ledger, 'dues.remind': told })
    await page.tap('.ledger__remind')
    expect(page.wx.showModal).toHaveBeenCalledWith(expect.objectContaining({ title: '分别提醒 1 人？' }))
    expect(page.calls[1]).toMatchObject({ action: 'dues.remind', input: { month: '2026-10' } })
    expect(page.wx.showToast).toHaveBeenCalledWith(expect.objectContaining({ title: '提醒了 1 人，2 人今天提醒过' }))
  })

  test('turns to the month before, not to one that has not come', async () => {
    const page = await open({
      'dues.openLedger': ({ month }: { month?: string }) => aLedger(rows, { month: month ?? '2026-10' }),
    })
    await page.tap('.ledger__step:first-child')
    expect(page.calls.at(-1)?.input).toEqual({ month: '2026-09' })
    expect(page.text('.ledger__months')).toBe('2026年9月')
  })

  test('of a month without bills offers to make them', async () => {
    const page = await open({
      'dues.openLedger': aLedger([]),
      'dues.makeBills': { madeCount: 26, keptCount: 0, skippedCount: 0 },
    })
    await page.tap('.ledger__none .button')
    expect(page.calls[1]).toMatchObject({ action: 'dues.makeBills', input: { month: '2026-10' } })
    expect(page.wx.showToast).toHaveBeenCalledWith(expect.objectContaining({ title: '生成了 26 张账单' }))
  })

  test('without a network says so', async () => {
    const page = await open({ 'dues.openLedger': offline })
    expect(page.text('.state__message')).toContain('没连上网络')
  })
})

describe('the form of a base', () => {
  const profiles = { items: [] }
  const open = (declare: unknown) =>
    mountPage('packages/dues/profile/page', {
      cloud: { 'dues.openMine': myDues(), 'dues.declareProfile': declare, 'dues.listProfiles': profiles },
    })

  test('begins with what holds, and refuses what is no amount before it asks the cloud', async () => {
    const page = await open({})
    expect(page.data.draft).toEqual({ category: 'salaried', base: '6,420.00' })
    await page.fire('.field__control', 'input', { value: '六千' })
    await page.tap('.button--ink')
    expect(page.text('.field__error')).toContain('金额写成数字')
    expect(page.calls).toHaveLength(1)
  })

  test('shows a refusal at the field and keeps what was typed', async () => {
    const sentence = '缴费基数最大 1,000,000.00 元。'
    const page = await open(() => {
      throw new Refused('INVALID_INPUT', sentence, { baseFen: sentence })
    })
    await page.fire('.field__control', 'input', { value: '9999999' })
    await page.tap('.button--ink')
    expect(page.text('.field__error')).toBe(sentence)
    expect(page.data.draft).toMatchObject({ base: '9999999' })
    expect(page.calls[1]).toMatchObject({ input: { category: 'salaried', baseFen: 999_999_900 } })
  })
})

import type { Cloud } from '../../devkit/cloud'
import { PAY_NOTIFY_RETRY_MS } from '../../devkit/cloud/limits'
import { aCloud } from './support/cloud'
import { anOrder, payingWith } from './support/pay'

let cloud: Cloud
let orders = 0
beforeAll(async () => (cloud = await aCloud()))
beforeEach(() => cloud.reset())
afterAll(() => cloud.close())

const pay = payingWith(() => cloud)

/** An order nobody had before, so that what the function was told of it can be told apart. */
async function order(more: object = {}): Promise<{ outTradeNo: string; prepayId: string }> {
  const outTradeNo = `callback-${++orders}`
  const { prepayId } = await pay('unifiedOrder', anOrder({ outTradeNo, ...more }))
  return { outTradeNo, prepayId: String(prepayId) }
}

async function received(outTradeNo: string): Promise<object[]> {
  const all = (await cloud.invoke('payhook', { action: 'received' })) as { outTradeNo: string }[]
  return all.filter((event) => event.outTradeNo === outTradeNo)
}

const post = (path: string, body: object = {}): Promise<Response> =>
  fetch(`${cloud.url}/cloud/payments/${path}`, { method: 'POST', body: JSON.stringify(body) })

test('a payment is told to the named function before it is done, by the system and not by a user', async () => {
  const { outTradeNo, prepayId } = await order({ attach: 'bill-1' })
  const told: unknown[] = []
  cloud.on('payment', (payment) => told.push(payment))
  const paid = await cloud.payments.pay(prepayId)
  expect(paid).toMatchObject({ tradeState: 'SUCCESS', callback: { mode: 'normal', attempts: 1, acknowledged: true } })
  expect(told.at(-1)).toMatchObject({ outTradeNo, callback: { acknowledged: true } })
  expect(await received(outTradeNo)).toEqual([
    expect.objectContaining({
      returnCode: 'SUCCESS',
      resultCode: 'SUCCESS',
      transactionId: paid.transactionId,
      totalFee: 100,
      cashFee: 100,
      feeType: 'CNY',
      attach: 'bill-1',
      subMchId: '1900000109',
      openid: 'oPayer',
      timeEnd: expect.stringMatching(/^\d{14}$/) as string,
    }),
  ])
  const call = cloud.calls.find(({ action }) => action === 'pay-notification')
  expect(call).toMatchObject({ function: 'payhook', caller: null, source: 'wx_paycallback' })
})

test('a notification that is not answered with errcode 0 is repeated at the intervals of WeChat Pay', async () => {
  const { outTradeNo, prepayId } = await order({ attach: 'refuse 2' })
  expect(await cloud.payments.pay(prepayId)).toMatchObject({ callback: { attempts: 1, acknowledged: false } })
  await cloud.runDueTimers()
  expect(await received(outTradeNo)).toHaveLength(1)
  for (const milliseconds of PAY_NOTIFY_RETRY_MS.slice(0, 3)) {
    cloud.clock.move(`+${milliseconds / 1000}s`)
    await cloud.runDueTimers()
  }
  expect(await received(outTradeNo)).toHaveLength(3)
  expect(cloud.payments.get(prepayId)).toMatchObject({ callback: { attempts: 3, acknowledged: true } })
})

test('WeChat Pay gives up after its last interval', async () => {
  const { outTradeNo, prepayId } = await order({ attach: 'refuse 99' })
  await cloud.payments.pay(prepayId)
  for (let round = 0; round < PAY_NOTIFY_RETRY_MS.length + 3; round++) await cloud.payments.deliverAll()
  expect(await received(outTradeNo)).toHaveLength(PAY_NOTIFY_RETRY_MS.length + 1)
})

test('a lost callback never arrives, but the order is paid when asked for', async () => {
  const { outTradeNo, prepayId } = await order()
  await cloud.payments.pay(prepayId, 'lose')
  cloud.clock.move('+3d')
  await cloud.runDueTimers()
  expect(await received(outTradeNo)).toEqual([])
  expect(await pay('queryOrder', { outTradeNo })).toMatchObject({ tradeState: 'SUCCESS' })
})

test('a repeated callback arrives twice, the same both times', async () => {
  const { outTradeNo, prepayId } = await order()
  await cloud.payments.pay(prepayId, 'repeat')
  const [first, second, ...more] = await received(outTradeNo)
  const { nonceStr: _first, ...sent } = first as { nonceStr: string }
  const { nonceStr: _second, ...again } = second as { nonceStr: string }
  expect(again).toEqual(sent)
  expect(more).toEqual([])
})

test('a late callback waits until it is delivered', async () => {
  const { outTradeNo, prepayId } = await order()
  expect((await post(`${prepayId}/pay`, { callback: 'late' })).status).toBe(200)
  cloud.clock.move('+1d')
  await cloud.runDueTimers()
  expect(await received(outTradeNo)).toEqual([])
  expect((await post(`${prepayId}/deliver`)).status).toBe(200)
  expect(await received(outTradeNo)).toHaveLength(1)
})

test('an order is paid once', async () => {
  const { prepayId } = await order()
  expect((await post(`${prepayId}/pay`)).status).toBe(200)
  const again = await post(`${prepayId}/pay`)
  expect(again.status).toBe(409)
  expect(await again.json()).toMatchObject({ errMsg: '订单已支付' })
})

test('two taps at the same moment pay once', async () => {
  const { outTradeNo, prepayId } = await order()
  const statuses = await Promise.all([post(`${prepayId}/pay`), post(`${prepayId}/pay`)])
  expect(statuses.map(({ status }) => status).sort()).toEqual([200, 409])
  expect(await received(outTradeNo)).toHaveLength(1)
})

test('a cancelled sheet leaves the order open', async () => {
  const { outTradeNo, prepayId } = await order()
  expect(await (await post(`${prepayId}/cancel`)).json()).toMatchObject({ tradeState: 'NOTPAY' })
  expect(await pay('queryOrder', { outTradeNo })).toMatchObject({ tradeState: 'NOTPAY' })
})

test('a prepay id is good for two hours', async () => {
  const { prepayId } = await order()
  cloud.clock.move('+2h')
  cloud.clock.move('+1s')
  await expect(cloud.payments.pay(prepayId)).rejects.toThrow('订单已过期')
})

test('unknown prepay ids and callback modes are refused', async () => {
  const { prepayId } = await order()
  expect((await post('wxNone/pay')).status).toBe(404)
  expect((await post(`${prepayId}/pay`, { callback: 'sometimes' })).status).toBe(400)
})

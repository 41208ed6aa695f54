import type { Cloud } from '../../devkit/cloud'
import { aCloud } from './support/cloud'

let cloud: Cloud
beforeAll(async () => (cloud = await aCloud()))
beforeEach(() => cloud.reset())
afterAll(() => cloud.close())

interface Answer {
  code: number | string
  msg?: string
  data?: Record<string, unknown>
}

/** Calls cloudbase_module inside a function, as the SDK does it. */
const ask = async (name: string, data: object) =>
  (await cloud.invoke(
    'probe',
    { action: 'call', name: 'cloudbase_module', data: { name, data } },
    { openid: 'oPayer' },
  )) as Answer

const order = (more: object = {}) => ({
  description: '2026 年 11 月党费',
  out_trade_no: 'A1',
  amount: { total: 250, currency: 'CNY' },
  payer: { openid: 'oPayer' },
  ...more,
})

test('places an order and gives what wx.requestPayment needs', async () => {
  const { code, data } = await ask('wxpay_order', order())
  expect(code).toBe(0)
  expect(data).toMatchObject({ signType: 'RSA', packageVal: expect.stringMatching(/^prepay_id=/) as string })
  expect(cloud.payments.list()).toMatchObject([
    { outTradeNo: 'A1', totalFee: 250, openid: 'oPayer', functionName: 'probe' },
  ])
})

test('tells of an order in the words of v3, and of one that is not there', async () => {
  const { data } = await ask('wxpay_order', order())
  const query = () => ask('wxpay_query_order_by_out_trade_no', { out_trade_no: 'A1' })
  expect(await query()).toMatchObject({ code: 0, data: { trade_state: 'NOTPAY', amount: { total: 250 } } })
  await cloud.payments.pay(String(data?.packageVal).replace('prepay_id=', ''), 'lose')
  expect(await query()).toMatchObject({
    data: { trade_state: 'SUCCESS', payer: { openid: 'oPayer' }, success_time: expect.any(String) as string },
  })
  const missing = await ask('wxpay_query_order_by_out_trade_no', { out_trade_no: 'B2' })
  expect(missing).toMatchObject({ code: 'ORDERNOTEXIST' })
})

test('closes, gives back once, and knows no other method', async () => {
  await ask('wxpay_order', order({ out_trade_no: 'C3' }))
  expect(await ask('wxpay_close_order', { out_trade_no: 'C3' })).toMatchObject({ code: 0 })
  const { data } = await ask('wxpay_order', order())
  await cloud.payments.pay(String(data?.packageVal).replace('prepay_id=', ''), 'lose')
  const refund = { out_trade_no: 'A1', out_refund_no: 'R1', amount: { refund: 250, total: 250, currency: 'CNY' } }
  for (let time = 0; time < 2; time++) {
    expect(await ask('wxpay_refund', refund)).toMatchObject({ code: 0, data: { status: 'SUCCESS' } })
  }
  expect(await ask('wxpay_refund_query', { out_refund_no: 'R1' })).toMatchObject({ data: { status: 'SUCCESS' } })
  expect(await ask('wxpay_transfer', {})).toMatchObject({ code: -1 })
})

import type { Cloud } from '../../devkit/cloud'
import { aCloud } from './support/cloud'
import { anOrder, payingWith } from './support/pay'

let cloud: Cloud
beforeAll(async () => (cloud = await aCloud()))
beforeEach(() => cloud.reset())
afterAll(() => cloud.close())

const pay = payingWith(() => cloud)

describe('unifiedOrder', () => {
  test('gives what wx.requestPayment needs, for the user who called', async () => {
    const answer = await pay('unifiedOrder', anOrder({ outTradeNo: 'A1', totalFee: 250 }))
    expect(answer).toMatchObject({
      returnCode: 'SUCCESS',
      resultCode: 'SUCCESS',
      payment: {
        package: `prepay_id=${String(answer.prepayId)}`,
        signType: 'MD5',
        timeStamp: expect.any(String) as string,
      },
    })
    expect(cloud.payments.list()).toMatchObject([
      { outTradeNo: 'A1', totalFee: 250, openid: 'oPayer', tradeState: 'NOTPAY' },
    ])
  })

  test.each([
    ['no description', { body: undefined }, 'body'],
    ['a description of 129 bytes', { body: `${'党'.repeat(42)}abc` }, 'body'],
    ['attached data of 128 bytes', { attach: 'x'.repeat(128) }, 'attach'],
    ['no number', { outTradeNo: undefined }, 'out_trade_no'],
    ['a number with Chinese', { outTradeNo: '党费1' }, 'out_trade_no'],
    ['a number of 33 characters', { outTradeNo: 'x'.repeat(33) }, 'out_trade_no'],
    ['an amount of 0', { totalFee: 0 }, 'total_fee'],
    ['an amount with half a fen', { totalFee: 1.5 }, 'total_fee'],
    ['an amount as text', { totalFee: '100' }, 'total_fee'],
    ['no address', { spbillCreateIp: undefined }, 'spbill_create_ip'],
    ['an address that is none', { spbillCreateIp: 'my machine' }, 'spbill_create_ip'],
    ['no merchant', { subMchId: undefined }, 'sub_mch_id'],
    ['another environment', { envId: 'production' }, 'env_id'],
    ['a function that is not there', { functionName: 'nobody' }, 'function_name'],
    ['an expiry in the past', { timeExpire: '20200101000000' }, 'time_expire'],
  ])('with %s fails and says which parameter', async (_name, more, parameter) => {
    const answer = await pay('unifiedOrder', anOrder(more))
    expect(answer).toMatchObject({ returnCode: 'FAIL', returnMsg: expect.stringContaining(parameter) as string })
    expect(cloud.payments.list()).toEqual([])
  })

  test('a description of exactly 128 bytes is taken', async () => {
    expect(await pay('unifiedOrder', anOrder({ body: `${'党'.repeat(42)}ab` }))).toMatchObject({
      resultCode: 'SUCCESS',
    })
  })

  test('without a caller must say whose order it is', async () => {
    const params = anOrder()
    expect(await cloud.invoke('probe', { action: 'pay', api: 'unifiedOrder', params })).toMatchObject({
      returnCode: 'FAIL',
    })
    const named = { ...params, subOpenid: 'oNamed' }
    await cloud.invoke('probe', { action: 'pay', api: 'unifiedOrder', params: named })
    expect(cloud.payments.list()).toMatchObject([{ openid: 'oNamed' }])
  })

  test('of the same order again gives a new prepay id for it', async () => {
    const first = await pay('unifiedOrder', anOrder())
    const second = await pay('unifiedOrder', anOrder())
    expect(second.prepayId).not.toBe(first.prepayId)
    expect(cloud.payments.list()).toHaveLength(1)
  })

  test.each([{ totalFee: 101 }, { body: '别的' }, { attach: 'other' }])(
    'of the same number with %j is refused',
    async (more) => {
      await pay('unifiedOrder', anOrder())
      expect(await pay('unifiedOrder', anOrder(more))).toMatchObject({
        resultCode: 'FAIL',
        errCodeDes: '201 商户订单号重复',
      })
    },
  )

  test('of a paid or closed order is refused', async () => {
    const paid = await pay('unifiedOrder', anOrder({ outTradeNo: 'paid' }))
    await cloud.payments.pay(String(paid.prepayId))
    expect(await pay('unifiedOrder', anOrder({ outTradeNo: 'paid' }))).toMatchObject({ errCodeDes: '该订单已支付' })
    await pay('unifiedOrder', anOrder({ outTradeNo: 'closed' }))
    await pay('closeOrder', { outTradeNo: 'closed', subMchId: '1900000109' })
    expect(await pay('unifiedOrder', anOrder({ outTradeNo: 'closed' }))).toMatchObject({ errCodeDes: '该订单已关闭' })
  })
})

describe('queryOrder', () => {
  test('tells an open, a paid and a closed order apart', async () => {
    const { prepayId } = await pay('unifiedOrder', anOrder())
    expect(await pay('queryOrder', { outTradeNo: 'A1' })).toMatchObject({ tradeState: 'NOTPAY', totalFee: 100 })
    await cloud.payments.pay(String(prepayId))
    const paid = await pay('queryOrder', { outTradeNo: 'A1' })
    expect(paid).toMatchObject({
      tradeState: 'SUCCESS',
      cashFee: 100,
      timeEnd: expect.stringMatching(/^\d{14}$/) as string,
    })
    expect(await pay('queryOrder', { transactionId: paid.transactionId })).toMatchObject({ outTradeNo: 'A1' })
    await pay('unifiedOrder', anOrder({ outTradeNo: 'A2' }))
    await pay('closeOrder', { outTradeNo: 'A2' })
    expect(await pay('queryOrder', { outTradeNo: 'A2' })).toMatchObject({ tradeState: 'CLOSED' })
  })

  test('of an unknown order resolves with FAIL', async () => {
    expect(await pay('queryOrder', { outTradeNo: 'none' })).toMatchObject({
      returnCode: 'SUCCESS',
      resultCode: 'FAIL',
      errCodeDes: '此交易订单号不存在',
    })
  })

  test('without a number fails', async () => {
    expect(await pay('queryOrder', {})).toMatchObject({ returnCode: 'FAIL' })
  })
})

describe('closeOrder', () => {
  test('ends an open order, harmlessly more than once', async () => {
    const { prepayId } = await pay('unifiedOrder', anOrder())
    expect(await pay('closeOrder', { outTradeNo: 'A1' })).toMatchObject({ resultCode: 'SUCCESS' })
    expect(await pay('closeOrder', { outTradeNo: 'A1' })).toMatchObject({ resultCode: 'SUCCESS' })
    await expect(cloud.payments.pay(String(prepayId))).rejects.toThrow('订单已关闭')
  })

  test('of a paid order is refused', async () => {
    const { prepayId } = await pay('unifiedOrder', anOrder())
    await cloud.payments.pay(String(prepayId))
    expect(await pay('closeOrder', { outTradeNo: 'A1' })).toMatchObject({
      resultCode: 'FAIL',
      errCodeDes: '订单已支付，不能发起关单',
    })
  })
})

describe('refund', () => {
  const aRefund = (more: object = {}): object => ({
    outTradeNo: 'A1',
    outRefundNo: 'R1',
    totalFee: 100,
    refundFee: 40,
    subMchId: '1900000109',
    envId: 'local',
    functionName: 'payhook',
    ...more,
  })
  const paidOrder = async (): Promise<void> => {
    const { prepayId } = await pay('unifiedOrder', anOrder())
    await cloud.payments.pay(String(prepayId))
  }

  test('gives money back once per number, however often it is asked for', async () => {
    await paidOrder()
    const first = await pay('refund', aRefund())
    expect(first).toMatchObject({ resultCode: 'SUCCESS', refundFee: 40, totalFee: 100 })
    expect(await pay('refund', aRefund())).toMatchObject({ refundId: first.refundId })
    expect(await pay('queryRefund', { outTradeNo: 'A1' })).toMatchObject({ refundCount: 1, refundFee: 40 })
    expect(await pay('queryOrder', { outTradeNo: 'A1' })).toMatchObject({ tradeState: 'REFUND' })
  })

  test('in parts, up to what was paid and not beyond', async () => {
    await paidOrder()
    await pay('refund', aRefund({ refundFee: 60 }))
    expect(await pay('refund', aRefund({ outRefundNo: 'R2', refundFee: 41 }))).toMatchObject({
      resultCode: 'FAIL',
      errCodeDes: '累计退款金额大于支付金额',
    })
    expect(await pay('refund', aRefund({ outRefundNo: 'R2', refundFee: 40 }))).toMatchObject({ resultCode: 'SUCCESS' })
    expect(await pay('queryRefund', { outTradeNo: 'A1' })).toMatchObject({ refundCount: 2, refundFee: 100 })
  })

  test.each([
    ['another total', { totalFee: 99 }, { resultCode: 'FAIL' }],
    ['more than was paid', { refundFee: 101 }, { returnCode: 'FAIL' }],
    ['an unknown order', { outTradeNo: 'none' }, { resultCode: 'FAIL' }],
    ['no refund number', { outRefundNo: undefined }, { returnCode: 'FAIL' }],
    ['a function that is not there', { functionName: 'nobody' }, { returnCode: 'FAIL' }],
  ])('with %s is refused', async (_name, more, refusal) => {
    await paidOrder()
    expect(await pay('refund', aRefund(more))).toMatchObject(refusal)
    expect(await pay('queryRefund', { outTradeNo: 'A1' })).toMatchObject({ errCodeDes: '不存在退款单' })
  })

  test('of the same number with another amount is refused', async () => {
    await paidOrder()
    await pay('refund', aRefund())
    expect(await pay('refund', aRefund({ refundFee: 41 }))).toMatchObject({ resultCode: 'FAIL' })
  })

  test('of an unpaid order is refused', async () => {
    await pay('unifiedOrder', anOrder())
    expect(await pay('refund', aRefund())).toMatchObject({ resultCode: 'FAIL', errCodeDes: '订单状态错误' })
  })

  test('is told to the named function', async () => {
    await paidOrder()
    const { refundId } = await pay('refund', aRefund())
    await cloud.payments.deliverAll()
    const all = (await cloud.invoke('payhook', { action: 'received' })) as object[]
    expect(all.at(-1)).toMatchObject({
      refundId,
      outRefundNo: 'R1',
      outTradeNo: 'A1',
      refundFee: 40,
      refundStatus: 'SUCCESS',
    })
  })

  test('is found by its own number', async () => {
    await paidOrder()
    await pay('refund', aRefund())
    expect(await pay('queryRefund', { outRefundNo: 'R1' })).toMatchObject({ refundCount: 1, outTradeNo: 'A1' })
    expect(await pay('queryRefund', { outRefundNo: 'R9' })).toMatchObject({ resultCode: 'FAIL' })
  })
})

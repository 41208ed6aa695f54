import { compactTime } from '../clock'
import type { PayParams, PayParts } from './index'
import { newNumber, type Order, type Refund } from './orders'
import { needOrder } from './query-order'
import { BusinessRefusal, ParameterRefusal, needFen, needText, needTradeNumber } from './refusal'
import { notifiedFunction } from './unified-order'

/** `cloudPay.refund`: once per outRefundNo, however often it is asked for. */
export function refund(parts: PayParts, params: PayParams): object {
  const outRefundNo = needTradeNumber(params, 'out_refund_no')
  const refundFee = needFen(params, 'refund_fee')
  const totalFee = needFen(params, 'total_fee')
  needText(params, 'sub_mch_id', 32)
  const functionName = params.function_name === undefined ? null : notifiedFunction(parts, params)
  const order = needOrder(parts, params)

  const known = parts.book.refund(outRefundNo)
  if (known) return repeat(known, order, refundFee)
  check(parts, order, { refundFee, totalFee })
  if (parts.refunds.answer === 'declined') {
    throw new BusinessRefusal('NOTENOUGH', '基本账户余额不足，请充值后重新发起')
  }
  const at = parts.clock.now()
  const { outTradeNo } = order
  const made = {
    outRefundNo,
    refundId: newNumber('50', at),
    outTradeNo,
    refundFee,
    totalFee,
    functionName,
    status: parts.refunds.answer === 'processing' ? ('PROCESSING' as const) : ('SUCCESS' as const),
    createdAt: at,
  }
  parts.book.saveRefund(made)
  parts.changed(parts.book.save({ ...order, tradeState: 'REFUND' }))
  notify(parts, order, made)
  return answer(order, made)
}

/** `cloudPay.queryRefund`: by outRefundNo, or all of an order. */
export function queryRefund(parts: PayParts, params: PayParams): object {
  const { out_refund_no: outRefundNo } = params
  const single = typeof outRefundNo === 'string' ? parts.book.refund(outRefundNo) : undefined
  const order = single ? parts.book.byTradeNumber(single.outTradeNo) : findOrder(parts, params)
  const list = single
    ? [single]
    : order && typeof outRefundNo !== 'string'
      ? parts.book.refundsOf(order.outTradeNo)
      : []
  if (!order || list.length === 0) throw new BusinessRefusal('REFUNDNOTEXIST', '不存在退款单')
  const fields = list.flatMap((item, index) =>
    Object.entries(itemFields(item)).map(([key, value]) => [`${key}_${index}`, value] as const),
  )
  return {
    out_trade_no: order.outTradeNo,
    transaction_id: order.transactionId,
    total_fee: order.totalFee,
    cash_fee: order.totalFee,
    refund_count: list.length,
    refund_fee: list.reduce((sum, item) => sum + item.refundFee, 0),
    ...Object.fromEntries(fields),
  }
}

function findOrder(parts: PayParts, params: PayParams): Order | undefined {
  if (typeof params.out_refund_no === 'string') return undefined
  return needOrder(parts, params)
}

function itemFields(item: Refund): Record<string, string | number> {
  return {
    out_refund_no: item.outRefundNo,
    refund_id: item.refundId,
    refund_channel: 'ORIGINAL',
    refund_fee: item.refundFee,
    refund_status: item.status,
    refund_account: 'REFUND_SOURCE_RECHARGE_FUNDS',
    refund_recv_accout: '支付用户的零钱', // spelt so by WeChat Pay
    refund_success_time: compactTime(item.createdAt),
  }
}

function repeat(known: Refund, order: Order, refundFee: number): object {
  if (known.outTradeNo !== order.outTradeNo || known.refundFee !== refundFee) {
    throw new BusinessRefusal('REFUND_FEE_MISMATCH', '订单金额或退款金额与之前请求不一致，请核实后再试')
  }
  return answer(order, known)
}

function check({ book }: PayParts, order: Order, fee: { refundFee: number; totalFee: number }): void {
  if (order.paidAt === null) throw new BusinessRefusal('TRADE_STATE_ERROR', '订单状态错误')
  if (fee.totalFee !== order.totalFee) {
    throw new BusinessRefusal('REFUND_FEE_MISMATCH', '订单金额或退款金额与之前请求不一致，请核实后再试')
  }
  if (fee.refundFee > order.totalFee) throw new ParameterRefusal('退款金额大于支付金额')
  const before = book.refundsOf(order.outTradeNo).reduce((sum, item) => sum + item.refundFee, 0)
  if (before + fee.refundFee > order.totalFee) throw new BusinessRefusal('ERROR', '累计退款金额大于支付金额')
}

function answer(order: Order, made: Refund): object {
  return {
    transaction_id: order.transactionId,
    out_trade_no: order.outTradeNo,
    out_refund_no: made.outRefundNo,
    refund_id: made.refundId,
    refund_fee: made.refundFee,
    total_fee: order.totalFee,
    cash_fee: order.totalFee,
    cash_refund_fee: made.refundFee,
    refund_channel: 'ORIGINAL',
  }
}

/** Source: 退款结果通知; camelCase, as cloudPay hands it to a function. */
function notify({ deliveries, clock, envelope }: PayParts, order: Order, made: Refund): void {
  if (made.functionName === null) return
  deliveries.add({
    kind: 'refund',
    fn: made.functionName,
    dueAt: clock.now(),
    event: {
      ...envelope(order.subMchId),
      transactionId: order.transactionId,
      outTradeNo: order.outTradeNo,
      refundId: made.refundId,
      outRefundNo: made.outRefundNo,
      totalFee: order.totalFee,
      refundFee: made.refundFee,
      settlementRefundFee: made.refundFee,
      refundStatus: 'SUCCESS',
      successTime: compactTime(made.createdAt),
      refundRecvAccout: '支付用户的零钱',
      refundAccount: 'REFUND_SOURCE_RECHARGE_FUNDS',
      refundRequestSource: 'API',
    },
  })
}

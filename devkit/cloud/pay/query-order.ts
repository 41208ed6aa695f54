import { compactTime } from '../clock'
import type { PayParams, PayParts } from './index'
import type { Order } from './orders'
import { BusinessRefusal, ParameterRefusal } from './refusal'

const STATE_TEXT: Record<Order['tradeState'], string> = {
  NOTPAY: '订单未支付',
  SUCCESS: '支付成功',
  REFUND: '订单发生过退款',
  CLOSED: '订单已关闭',
}

/** Finds by the merchant's or WeChat's number. @throws BusinessRefusal ORDERNOTEXIST */
export function needOrder({ book }: PayParts, params: PayParams): Order {
  const { transaction_id: transactionId, out_trade_no: outTradeNo } = params
  if (typeof transactionId !== 'string' && typeof outTradeNo !== 'string') {
    throw new ParameterRefusal('缺少参数 out_trade_no')
  }
  const order =
    typeof transactionId === 'string' ? book.byTransactionId(transactionId) : book.byTradeNumber(outTradeNo as string)
  if (!order) throw new BusinessRefusal('ORDERNOTEXIST', '此交易订单号不存在')
  return order
}

/** `cloudPay.queryOrder` */
export function queryOrder(parts: PayParts, params: PayParams): object {
  const order = needOrder(parts, params)
  return {
    trade_state: order.tradeState,
    trade_state_desc: STATE_TEXT[order.tradeState],
    out_trade_no: order.outTradeNo,
    total_fee: order.totalFee,
    attach: order.attach,
    ...(order.paidAt === null ? {} : paidFields(order)),
  }
}

/** `cloudPay.closeOrder`; closing twice is no error. */
export function closeOrder(parts: PayParts, params: PayParams): object {
  const order = needOrder(parts, params)
  if (order.paidAt !== null) throw new BusinessRefusal('ORDERPAID', '订单已支付，不能发起关单')
  parts.changed(parts.book.save({ ...order, tradeState: 'CLOSED' }))
  return {}
}

/** What the notification and queryOrder both tell of a paid order. */
export function paidFields(order: Order): Record<string, unknown> {
  return {
    transaction_id: order.transactionId,
    openid: order.openid,
    sub_openid: order.openid,
    is_subscribe: 'N',
    sub_is_subscribe: 'N',
    trade_type: 'JSAPI',
    bank_type: 'OTHERS',
    cash_fee: order.totalFee,
    fee_type: 'CNY',
    cash_fee_type: 'CNY',
    time_end: compactTime(order.paidAt ?? 0),
  }
}

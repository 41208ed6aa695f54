import type { RunningCall } from '../calls'
import type { PayParams, PayParts } from './index'
import type { Order } from './orders'
import { closeOrder, queryOrder } from './query-order'
import { queryRefund, refund } from './refund'
import { BusinessRefusal, ParameterRefusal } from './refusal'
import { unifiedOrder } from './unified-order'

/** The function that CloudBase's template 小程序微信支付 installs into an environment. */
export const PAY_MODULE = 'cloudbase_module'

/** The merchant number that the template was set up with. */
const MODULE_MCH_ID = '1900000109'

interface Asked {
  readonly parts: PayParts
  readonly data: Record<string, unknown>
  readonly call: RunningCall | undefined
}

const METHODS: Record<string, (asked: Asked) => object> = {
  wxpay_order: placeOrder,
  wxpay_query_order_by_out_trade_no: query,
  wxpay_close_order: ({ parts, data }) => closeOrder(parts, data),
  wxpay_refund: giveBack,
  wxpay_refund_query: queryBack,
}

/**
 * WeChat Pay v3 as `cloud.callFunction({ name: 'cloudbase_module', data: { name, data } })` answers it:
 * `{ code: 0, data }`, or a code and a sentence. Source: 云模板 小程序微信支付.
 */
export function payModule(parts: PayParts, event: unknown, call: RunningCall | undefined): object {
  const { name = '', data = {} } = event as { name?: string; data?: Record<string, unknown> }
  const method = METHODS[name]
  if (!method) return { code: -1, msg: `unknown method ${name}` }
  try {
    return { code: 0, data: method({ parts, data, call }) }
  } catch (error) {
    if (error instanceof ParameterRefusal) return { code: 'PARAM_ERROR', msg: error.message }
    if (error instanceof BusinessRefusal) return { code: error.code, msg: error.message }
    throw error
  }
}

const amountOf = ({ amount }: Record<string, unknown>) => (amount ?? {}) as { total?: unknown; refund?: unknown }

function placeOrder({ parts, data, call }: Asked): object {
  const { description, out_trade_no, payer, time_expire } = data
  const params: PayParams = {
    body: description,
    out_trade_no,
    total_fee: amountOf(data).total,
    openid: (payer as { openid?: string } | undefined)?.openid,
    sub_mch_id: MODULE_MCH_ID,
    spbill_create_ip: '127.0.0.1',
    env_id: parts.envId,
    // The template is told which function hears of payments; here it is the one that ordered.
    function_name: call?.record.function,
    ...(typeof time_expire === 'string' ? { time_expire: compactOf(time_expire) } : {}),
  }
  const { payment } = unifiedOrder(parts, params, call) as { payment: Record<string, string> }
  markAsV3(parts, String(out_trade_no))
  const { timeStamp, nonceStr, package: packageVal, paySign } = payment
  return { timeStamp, nonceStr, packageVal, signType: 'RSA', paySign }
}

/** "2026-11-20T12:00:00+08:00" as the order book keeps it. */
const compactOf = (time: string) => time.slice(0, 19).replace(/\D/g, '')

function markAsV3({ book }: PayParts, outTradeNo: string): void {
  const order = book.byTradeNumber(outTradeNo)
  if (order) book.save({ ...order, isV3: true })
}

function query({ parts, data }: Asked): object {
  queryOrder(parts, data)
  return transactionOf(parts.book.byTradeNumber(String(data.out_trade_no)) as Order)
}

/** A transaction as v3 tells of it, in answers and notifications. */
export function transactionOf(order: Order): object {
  const { outTradeNo, tradeState, totalFee, openid, transactionId, paidAt } = order
  return {
    out_trade_no: outTradeNo,
    trade_state: tradeState,
    amount: { total: totalFee, payer_total: totalFee, currency: 'CNY', payer_currency: 'CNY' },
    payer: { openid },
    ...(paidAt === null ? {} : { transaction_id: transactionId, success_time: new Date(paidAt).toISOString() }),
  }
}

function giveBack({ parts, data }: Asked): object {
  const { refund: refundFee, total } = amountOf(data)
  const { out_trade_no, out_refund_no } = data
  refund(parts, { out_trade_no, out_refund_no, refund_fee: refundFee, total_fee: total, sub_mch_id: MODULE_MCH_ID })
  return queryBack({ parts, data, call: undefined })
}

function queryBack({ parts, data }: Asked): object {
  const { out_refund_no } = data
  queryRefund(parts, { out_refund_no })
  const found = parts.book.refund(String(out_refund_no))
  return { out_refund_no, refund_id: found?.refundId, status: found?.status }
}

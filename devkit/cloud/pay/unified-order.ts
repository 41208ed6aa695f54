import { randomBytes } from 'node:crypto'
import type { RunningCall } from '../calls'
import { fromCompactTime } from '../clock'
import { LOCAL_APPID } from '../functions/environment'
import { PREPAY_VALID_MS } from '../limits'
import type { PayParts, PayParams } from './index'
import { newPrepayId, sign, type Order } from './orders'
import {
  BusinessRefusal,
  ParameterRefusal,
  attachOf,
  needAddress,
  needBody,
  needFen,
  needText,
  needTradeNumber,
} from './refusal'

/** Source: unifiedOrder, 错误码. */
const CLOSED = 'ORDERCLOSED'
const PAID = 'ORDERPAID'

/** `cloudPay.unifiedOrder`: the order and what wx.requestPayment needs to pay it. */
export function unifiedOrder(parts: PayParts, params: PayParams, call: RunningCall | undefined): object {
  const wanted = read(parts, params, call)
  const known = parts.book.byTradeNumber(wanted.outTradeNo)
  if (known) refuseReuse(known, wanted)
  const order = parts.book.save({ ...wanted, prepayId: newPrepayId() })
  parts.changed(order)
  return { trade_type: 'JSAPI', prepay_id: order.prepayId, payment: payment(order, parts.clock.now()) }
}

function read(parts: PayParts, params: PayParams, call: RunningCall | undefined): Order {
  const now = parts.clock.now()
  const expiresAt = expiry(params.time_expire, now)
  return {
    outTradeNo: needTradeNumber(params, 'out_trade_no'),
    prepayId: '',
    body: needBody(params),
    attach: attachOf(params),
    totalFee: needFen(params, 'total_fee'),
    openid: payer(params, call),
    subMchId: needText(params, 'sub_mch_id', 32),
    functionName: notifiedFunction(parts, params),
    spbillCreateIp: needAddress(params, 'spbill_create_ip'),
    tradeState: 'NOTPAY',
    createdAt: now,
    expiresAt,
    transactionId: null,
    paidAt: null,
    callback: { mode: null, attempts: 0, acknowledged: false },
  }
}

/** The named function must be there, or the money would arrive unheard. */
export function notifiedFunction({ runtime, envId }: PayParts, params: PayParams): string {
  if (needText(params, 'env_id') !== envId) throw new ParameterRefusal(`env_id 不存在：${String(params.env_id)}`)
  const name = needText(params, 'function_name')
  if (!runtime.exists(name)) throw new ParameterRefusal(`function_name 不存在：${name}`)
  return name
}

/** cloudPay knows who called the function; a timer must say whose order it is. */
function payer(params: PayParams, call: RunningCall | undefined): string {
  const openid = params.sub_openid ?? params.openid ?? call?.caller.openid
  if (typeof openid !== 'string' || openid === '') throw new ParameterRefusal('缺少参数 sub_openid')
  return openid
}

function expiry(timeExpire: unknown, now: number): number {
  const latest = now + PREPAY_VALID_MS
  if (timeExpire === undefined) return latest
  const at = typeof timeExpire === 'string' ? fromCompactTime(timeExpire) : NaN
  if (!(at > now)) throw new ParameterRefusal('time_expire 时间过短或格式错误')
  return Math.min(at, latest)
}

/** The same order may be placed again until it is paid or closed, but not with other contents. */
function refuseReuse(known: Order, wanted: Order): void {
  if (known.tradeState === 'CLOSED') throw new BusinessRefusal(CLOSED, '该订单已关闭')
  if (known.tradeState !== 'NOTPAY') throw new BusinessRefusal(PAID, '该订单已支付')
  const same = (['totalFee', 'body', 'openid', 'attach', 'subMchId'] as const).every(
    (key) => known[key] === wanted[key],
  )
  if (!same) throw new BusinessRefusal('INVALID_REQUEST', '201 商户订单号重复')
}

function payment(order: Order, now: number): object {
  const fields = {
    appId: LOCAL_APPID,
    timeStamp: String(Math.floor(now / 1000)),
    nonceStr: randomBytes(16).toString('hex'),
    package: `prepay_id=${order.prepayId}`,
    signType: 'MD5',
  }
  return { ...fields, paySign: sign(JSON.stringify(fields)) }
}

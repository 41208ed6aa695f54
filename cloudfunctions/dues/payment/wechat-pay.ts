/* eslint-disable no-restricted-syntax -- what WeChat Pay calls `amount` is an object of fen, by its own names */
/** WeChat Pay v3 through the function that CloudBase's template 小程序微信支付 installs (cloudbase_module). */
import { shanghaiOffsetMs } from '../../../miniprogram/shared/calendar'
import { cloud } from '../../kit/cloud'
import { logger } from '../../kit/logger'
import {
  ProviderSilent,
  type OrderToPay,
  type PaymentProvider,
  type RefundStanding,
  type RefundToMake,
  type Standing,
} from './adapter'
import type { PaymentParameters } from '../records'

type Method =
  'wxpay_order' | 'wxpay_query_order_by_out_trade_no' | 'wxpay_close_order' | 'wxpay_refund' | 'wxpay_refund_query'

/** 0 is success; anything else is WeChat Pay's or the module's own code, with a sentence. */
interface ModuleAnswer {
  readonly code?: number | string
  readonly msg?: string
  readonly message?: string
  readonly data?: Record<string, unknown>
}

const isDone = ({ code, data }: ModuleAnswer) => (code === 0 || code === '0') && data !== undefined
const sentenceOf = ({ msg, message }: ModuleAnswer) => msg ?? message ?? ''
/** ORDER_NOT_EXIST, RESOURCE_NOT_EXISTS and their Chinese sentences. */
const isMissing = (answer: ModuleAnswer) => /NOT_?EXIST|不存在/i.test(`${String(answer.code)} ${sentenceOf(answer)}`)

async function ask(name: Method, data: object): Promise<ModuleAnswer> {
  try {
    const { result } = (await cloud.callFunction({ name: 'cloudbase_module', data: { name, data } })) as {
      result: ModuleAnswer
    }
    if (!isDone(result)) logger.warn('payment request declined', { name, code: result.code, msg: sentenceOf(result) })
    return result
  } catch (error) {
    logger.error('payment request failed', error, { name })
    throw new ProviderSilent()
  }
}

async function start({
  orderId,
  amountFen,
  description,
  payerOpenid,
  expiresAt,
}: OrderToPay): Promise<PaymentParameters> {
  const answer = await ask('wxpay_order', {
    description,
    out_trade_no: orderId,
    time_expire: inBeijing(expiresAt),
    amount: { total: amountFen, currency: 'CNY' },
    payer: { openid: payerOpenid },
  })
  const { timeStamp, nonceStr, packageVal, package: prepay = packageVal, paySign } = answer.data ?? {}
  if (!isDone(answer) || typeof prepay !== 'string') throw new ProviderSilent()
  return {
    timeStamp: String(timeStamp),
    nonceStr: String(nonceStr),
    package: prepay,
    signType: 'RSA',
    paySign: String(paySign),
  }
}

/** RFC 3339 in Beijing time. */
function inBeijing(at: number): string {
  return `${new Date(at + shanghaiOffsetMs).toISOString().slice(0, 19)}+08:00`
}

async function query(orderId: string): Promise<Standing> {
  const answer = await ask('wxpay_query_order_by_out_trade_no', { out_trade_no: orderId })
  if (isDone(answer)) return standingOf(answer.data ?? {})
  if (isMissing(answer)) return { state: 'unknown' }
  throw new ProviderSilent()
}

/** trade_state: SUCCESS, REFUND, NOTPAY, CLOSED, REVOKED, USERPAYING, PAYERROR. */
function standingOf(data: Record<string, unknown>): Standing {
  const { trade_state: state, amount, payer, transaction_id: transactionId = '', success_time: paidAt = '' } = data
  const amountFen = (amount as { total?: number } | undefined)?.total
  if (state !== 'SUCCESS' && state !== 'REFUND') {
    return { state: state === 'CLOSED' || state === 'REVOKED' ? 'closed' : 'unpaid' }
  }
  if (!Number.isSafeInteger(amountFen)) throw new ProviderSilent('paid, but the amount is missing')
  const money = { amountFen: amountFen as number, transactionId: String(transactionId) }
  if (state === 'REFUND') return { state: 'refunded', ...money }
  const payerOpenid = (payer as { openid?: string } | undefined)?.openid ?? ''
  return { state: 'paid', ...money, payerOpenid, paidAt: Date.parse(String(paidAt)) }
}

/** Older modules cannot close: the order then stands as it stands, and ends with its time_expire. */
async function close(orderId: string): Promise<Standing> {
  const answer = await ask('wxpay_close_order', { out_trade_no: orderId })
  return answer.code === 0 ? { state: 'closed' } : query(orderId)
}

async function refund({ orderId, refundId, totalFen, refundFen, reason }: RefundToMake): Promise<RefundStanding> {
  const amount = { refund: refundFen, total: totalFen, currency: 'CNY' }
  const answer = await ask('wxpay_refund', { out_trade_no: orderId, out_refund_no: refundId, reason, amount })
  if (isDone(answer)) return refundStanding(answer.data ?? {})
  return { state: 'failed', problem: sentenceOf(answer) }
}

async function queryRefund({ refundId }: { readonly refundId: string }): Promise<RefundStanding> {
  const answer = await ask('wxpay_refund_query', { out_refund_no: refundId })
  if (isDone(answer)) return refundStanding(answer.data ?? {})
  if (isMissing(answer)) return { state: 'unknown' }
  throw new ProviderSilent()
}

/** status: SUCCESS, PROCESSING, CLOSED, ABNORMAL; some versions of the module call it refund_status. */
function refundStanding({ status, refund_status: refundStatus = status }: Record<string, unknown>): RefundStanding {
  if (refundStatus === 'SUCCESS') return { state: 'done' }
  if (refundStatus === 'PROCESSING') return { state: 'processing' }
  return { state: 'failed', problem: '微信没能退回，请在商户平台处理。' }
}

/** The template keeps the merchant number; choosing this provider says that it is installed. */
export const wechatPayProvider: PaymentProvider = { isAvailable: true, start, query, close, refund, queryRefund }

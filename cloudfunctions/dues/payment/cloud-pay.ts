/** WeChat Pay through CloudBase (云调用 cloudPay). */
import { shanghaiOffsetMs } from '../../../miniprogram/shared/calendar'
import { cloud } from '../../kit/cloud'
import { randomId } from '../../kit/ids'
import { logger } from '../../kit/logger'
import type { PaymentParameters } from '../records'
import {
  ProviderSilent,
  type OrderToPay,
  type PaymentProvider,
  type RefundStanding,
  type RefundToMake,
  type Standing,
} from './adapter'

/**
 * A business failure resolves, it does not reject: returnCode says whether the request was understood, resultCode what
 * became of it. The SDK overwrites WeChat's err_code with its own errCode 0, so only errCodeDes tells failures apart.
 */
interface PayAnswer {
  readonly returnCode?: string
  readonly returnMsg?: string
  readonly resultCode?: string
  readonly errCodeDes?: string
  readonly payment?: PaymentParameters
  readonly tradeState?: string
  readonly totalFee?: number | string
  readonly openid?: string
  readonly subOpenid?: string
  readonly transactionId?: string
  readonly timeEnd?: string
  readonly [field: string]: unknown
}

type PayApi = (params: object) => Promise<PayAnswer>
type Api = 'unifiedOrder' | 'queryOrder' | 'closeOrder' | 'refund' | 'queryRefund'
/** The SDK's declarations leave cloudPay out. */
const { cloudPay } = cloud as unknown as { cloudPay: Record<Api, PayApi> }

const isDone = ({ returnCode, resultCode }: PayAnswer) => returnCode === 'SUCCESS' && resultCode === 'SUCCESS'

async function ask(api: Api, params: object): Promise<PayAnswer> {
  const common = { subMchId: process.env.SUB_MCH_ID, nonceStr: randomId() }
  try {
    const answer = await cloudPay[api]({ ...common, ...params })
    if (isDone(answer)) return answer
    const { returnMsg, errCodeDes } = answer
    logger.warn('payment request declined', { api, returnMsg, errCodeDes })
    return answer
  } catch (error) {
    logger.error('payment request failed', error, { api })
    throw new ProviderSilent()
  }
}

async function start({ orderId, amountFen, description }: OrderToPay): Promise<PaymentParameters> {
  const answer = await ask('unifiedOrder', {
    body: description,
    outTradeNo: orderId,
    totalFee: amountFen,
    spbillCreateIp: '127.0.0.1',
    tradeType: 'JSAPI',
    envId: cloud.getWXContext().ENV ?? process.env.TCB_ENV,
    functionName: 'dues',
  })
  if (!isDone(answer) || !answer.payment) throw new ProviderSilent()
  const { timeStamp, nonceStr, package: prepay, signType, paySign } = answer.payment
  return { timeStamp, nonceStr, package: prepay, signType, paySign }
}

async function query(orderId: string): Promise<Standing> {
  const answer = await ask('queryOrder', { outTradeNo: orderId })
  if (isDone(answer)) return standingOf(answer)
  if (isMissing(answer)) return { state: 'unknown' }
  throw new ProviderSilent()
}

const isMissing = ({ errCodeDes = '' }: PayAnswer) => /不存在|not\s?exist/i.test(errCodeDes)

/** trade_state: SUCCESS, REFUND, NOTPAY, CLOSED, REVOKED, USERPAYING, PAYERROR. */
function standingOf(answer: PayAnswer): Standing {
  const { tradeState = '', totalFee, transactionId = '', timeEnd = '' } = answer
  if (tradeState === 'SUCCESS') {
    // Under a service provider `openid` is the provider's view of the payer; ours is the sub openid.
    const payerOpenid = answer.subOpenid ?? answer.openid ?? ''
    const amountFen = Number(totalFee)
    if (!Number.isSafeInteger(amountFen)) throw new ProviderSilent('paid, but the amount is missing')
    return { state: 'paid', amountFen, payerOpenid, transactionId, paidAt: timeOf(timeEnd) }
  }
  if (tradeState === 'REFUND') return { state: 'refunded', amountFen: Number(totalFee), transactionId }
  if (['CLOSED', 'REVOKED'].includes(tradeState)) return { state: 'closed' }
  return { state: 'unpaid' }
}

/** "20261123193005", in Beijing time. */
function timeOf(timeEnd: string): number {
  const parts = timeEnd.replace(/^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/, '$1-$2-$3T$4:$5:$6Z')
  return Date.parse(parts) - shanghaiOffsetMs
}

/** What declined it (paid meanwhile, closed before, too early after ordering) shows in how the order stands. */
async function close(orderId: string): Promise<Standing> {
  const answer = await ask('closeOrder', { outTradeNo: orderId })
  return isDone(answer) ? { state: 'closed' } : query(orderId)
}

async function refund({ orderId, refundId, totalFen, refundFen, reason }: RefundToMake): Promise<RefundStanding> {
  const answer = await ask('refund', {
    outTradeNo: orderId,
    outRefundNo: refundId,
    totalFee: totalFen,
    refundFee: refundFen,
    refundDesc: reason,
  })
  if (isDone(answer)) return queryRefund({ refundId })
  return { state: 'failed', problem: answer.errCodeDes ?? answer.returnMsg ?? '' }
}

/** refund_status_0: SUCCESS, PROCESSING, REFUNDCLOSE, CHANGE (the payer's account takes it no more: a person has to pay out). */
async function queryRefund({ refundId }: { readonly refundId: string }): Promise<RefundStanding> {
  const answer = await ask('queryRefund', { outRefundNo: refundId })
  if (!isDone(answer)) {
    if (isMissing(answer)) return { state: 'unknown' }
    throw new ProviderSilent()
  }
  const status = answer.refundStatus_0 ?? answer.refundStatus0
  if (status === 'SUCCESS') return { state: 'done' }
  if (status === 'PROCESSING') return { state: 'processing' }
  return { state: 'failed', problem: '微信没能退回，请在商户平台处理。' }
}

export const cloudPayProvider: PaymentProvider = {
  /** Without a merchant number nothing can be taken, so nothing is offered. */
  get isAvailable() {
    return Boolean(process.env.SUB_MCH_ID)
  },
  start,
  query,
  close,
  refund,
  queryRefund,
}

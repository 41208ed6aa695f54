/** WeChat Pay through CloudBase (云调用 cloudPay). */
import { shanghaiOffsetMs } from '../../../miniprogram/shared/calendar'
import { cloud } from '../../kit/cloud'
import { randomId } from '../../kit/ids'
import { logger } from '../../kit/logger'
import type { PaymentParameters } from '../records'
import { ProviderSilent, type OrderToPay, type PaymentProvider, type Standing } from './adapter'

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
}

type PayApi = (params: object) => Promise<PayAnswer>
/** The SDK's declarations leave cloudPay out. */
const { cloudPay } = cloud as unknown as { cloudPay: Record<'unifiedOrder' | 'queryOrder' | 'closeOrder', PayApi> }

const isDone = ({ returnCode, resultCode }: PayAnswer) => returnCode === 'SUCCESS' && resultCode === 'SUCCESS'

async function ask(api: keyof typeof cloudPay, params: object): Promise<PayAnswer> {
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
  if (/不存在|not\s?exist/i.test(answer.errCodeDes ?? '')) return { state: 'unknown' }
  throw new ProviderSilent()
}

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
  if (['CLOSED', 'REVOKED', 'REFUND'].includes(tradeState)) return { state: 'closed' }
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

export const cloudPayProvider: PaymentProvider = {
  /** Without a merchant number nothing can be taken, so nothing is offered. */
  get isAvailable() {
    return Boolean(process.env.SUB_MCH_ID)
  },
  start,
  query,
  close,
}

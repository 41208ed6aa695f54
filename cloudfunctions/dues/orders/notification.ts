/** WeChat Pay's notification. It only says which order to ask about: anybody could have written its body. */
import { logger } from '../../kit/logger'
import { orders } from '../repository'
import { askAbout } from './ask'

interface Answers {
  readonly taken: object
  /** WeChat Pay repeats the notification until it reads the other one. */
  readonly again: object
}

const ofCloudPay: Answers = { taken: { errcode: 0, errmsg: '' }, again: { errcode: 1, errmsg: 'try again' } }
const ofV3: Answers = { taken: { code: 'SUCCESS', message: '' }, again: { code: 'FAIL', message: 'try again' } }

/** @returns undefined for an event that is no payment notification */
export async function onPaymentNotification(event: Record<string, unknown>, now: number): Promise<unknown> {
  const { outTradeNo, answers } = addressOf(event)
  if (typeof outTradeNo !== 'string') return undefined
  const { taken, again } = answers
  const order = /^[A-Za-z0-9_-]{1,32}$/.test(outTradeNo) ? await orders.get(outTradeNo) : null
  if (!order) {
    logger.warn('notification of an unknown order')
    return taken
  }
  if (order.state === 'mismatch') return taken
  try {
    await askAbout(order, { by: 'provider', now })
    return taken
  } catch (error) {
    logger.error('notification not handled, will be repeated', error, { orderId: order._id })
    return again
  }
}

/** cloudPay names the order outTradeNo; v3 puts out_trade_no into the decrypted resource. */
function addressOf(event: Record<string, unknown>): { outTradeNo: unknown; answers: Answers } {
  const { outTradeNo, resource } = event
  if (outTradeNo !== undefined) return { outTradeNo, answers: ofCloudPay }
  return { outTradeNo: (resource as { out_trade_no?: unknown } | undefined)?.out_trade_no, answers: ofV3 }
}

/** WeChat Pay's notification. It only says which order to ask about: anybody could have written its body. */
import { logger } from '../../kit/logger'
import { orders } from '../repository'
import { askAbout } from './ask'

/** WeChat Pay repeats the notification until it reads this. */
const taken = { errcode: 0, errmsg: '' }
const again = { errcode: 1, errmsg: 'try again' }

/** @returns undefined for an event that is no payment notification */
export async function onPaymentNotification(event: Record<string, unknown>, now: number): Promise<unknown> {
  const { outTradeNo } = event
  if (typeof outTradeNo !== 'string') return undefined
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

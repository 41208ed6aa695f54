import { action } from '../../kit/create-function'
import { present } from '../../kit/errors'
import { logger } from '../../kit/logger'
import { ownOrder } from '../access'
import { askAbout, isOpen } from '../orders/ask'
import { ProviderSilent } from '../payment'
import type { Order } from '../records'
import { orders } from '../repository'
import { orderView } from '../views'

export const checkOrder = action('dues.checkOrder', {
  access: ownOrder,
  async run({ input, now }) {
    const order = present(await orders.get(input.orderId))
    return orderView(isOpen(order) ? await unlessSilent(order, () => askAbout(order, { by: 'member', now })) : order)
  },
})

/** While WeChat Pay is silent the order stays what it is; the timer asks again. */
export async function unlessSilent(order: Order, ask: () => Promise<Order>): Promise<Order> {
  try {
    return await ask()
  } catch (error) {
    if (!(error instanceof ProviderSilent)) throw error
    logger.warn('order stays in doubt', { orderId: order._id })
    return order
  }
}

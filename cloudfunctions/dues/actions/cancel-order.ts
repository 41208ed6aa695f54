import { action } from '../../kit/create-function'
import { present } from '../../kit/errors'
import { ownOrder } from '../access'
import { endOrder, isOpen } from '../orders/ask'
import { orders } from '../repository'
import { orderView } from '../views'
import { unlessSilent } from './check-order'

/** The sheet was closed without paying. If WeChat Pay says otherwise, the money counts. */
export const cancelOrder = action('dues.cancelOrder', {
  access: ownOrder,
  async run({ input, now }) {
    const order = present(await orders.get(input.orderId))
    return orderView(isOpen(order) ? await unlessSilent(order, () => endOrder(order, { by: 'member', now })) : order)
  },
})

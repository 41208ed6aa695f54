import { action } from '../../kit/create-function'
import { ownRecords } from '../access'
import { listReceiptsOf } from '../repository'
import { receiptView } from '../views'

const pageSize = 20

export const listReceipts = action('dues.listReceipts', {
  access: ownRecords,
  async run({ input, actor }) {
    const { items, nextCursor } = await listReceiptsOf(actor.member.id, input.cursor, pageSize)
    return { items: items.map(receiptView), nextCursor }
  },
})

import { action } from '../../kit/create-function'
import { present } from '../../kit/errors'
import { readableReceipt } from '../access'
import { receipts } from '../repository'
import { receiptView } from '../views'

export const openReceipt = action('dues.openReceipt', {
  access: readableReceipt,
  async run({ input }) {
    return { receipt: receiptView(present(await receipts.get(input.receiptId))) }
  },
})

import { action } from '../../kit/create-function'
import { writeDocument } from '../../kit/document'
import { present } from '../../kit/errors'
import { readableReceipt } from '../access'
import { receiptDocument } from '../documents'
import { receipts } from '../repository'
import { receiptView } from '../views'

/** The receipt as a .docx. */
export const exportReceipt = action('dues.exportReceipt', {
  access: readableReceipt,
  async run({ input }) {
    const receipt = receiptView(present(await receipts.get(input.receiptId)))
    const base64 = await writeDocument(receiptDocument(receipt))
    return { fileName: `党费收据 ${receipt.number} ${receipt.payerName}.docx`, base64 }
  },
})

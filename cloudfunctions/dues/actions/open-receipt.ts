import { canVoid } from '../../domain/dues-receipt'
import { allowedOf } from '../../kit/allowed'
import { action } from '../../kit/create-function'
import { present } from '../../kit/errors'
import { readableReceipt } from '../access'
import { receipts } from '../repository'
import { receiptView } from '../views'

export const openReceipt = action('dues.openReceipt', {
  access: readableReceipt,
  async run({ input, actor, now }) {
    const receipt = present(await receipts.get(input.receiptId))
    const { memberId, branchId } = receipt
    const events = { voidReceipt: 'dues.voidReceipt' } as const
    return {
      receipt: receiptView(receipt),
      isMine: memberId === actor.member.id,
      allowedEvents: canVoid(receipt, now) ? allowedOf(actor, { branchId }, events) : [],
    }
  },
})

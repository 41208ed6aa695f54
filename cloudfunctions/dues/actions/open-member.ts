import { memberCollection } from '../../directory/members'
import { allowedOf } from '../../kit/allowed'
import { action } from '../../kit/create-function'
import { present } from '../../kit/errors'
import { branchOfMember } from '../access'
import { accountOf, accountView } from '../account'
import { listReceiptsOf } from '../repository'
import { receiptView } from '../views'

/** Receipts shown; all of them are in the ledger's file. */
const receiptCount = 10

/** Everything about one member's dues, for whoever keeps the ledger. */
export const openMember = action('dues.openMember', {
  access: branchOfMember,
  async run({ input: { memberId }, actor, now }) {
    const member = present(await memberCollection.get(memberId))
    const [account, { items }] = await Promise.all([
      accountOf(member, now),
      listReceiptsOf(memberId, undefined, receiptCount),
    ])
    const { name, branchId } = member
    return {
      ...accountView(account, now),
      memberId,
      name,
      branchId,
      receipts: items.map(receiptView),
      allowedEvents: allowedOf(actor, { branchId }, events),
    }
  },
})

const events = {
  settleInCash: 'dues.settleInCash',
  recordExtra: 'dues.recordExtra',
  confirmProfile: 'dues.confirmProfile',
  submitRelief: 'dues.submitRelief',
} as const

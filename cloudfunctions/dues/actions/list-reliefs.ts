import { directory } from '../../directory'
import { allowedOf } from '../../kit/allowed'
import { action } from '../../kit/create-function'
import { branchOf, chosenBranch } from '../access'
import { listSettledReliefs, waitingReliefs } from '../relief-repository'
import { reliefView } from '../relief-view'

const pageSize = 20

/** What waits stands on top of the first page; the rest follows by time. */
export const listReliefs = action('dues.listReliefs', {
  access: chosenBranch,
  async run({ input, actor, now }) {
    const branchId = branchOf(actor, input)
    const { cursor } = input
    const [path, waiting, { items, nextCursor }] = await Promise.all([
      directory.pathOf(branchId),
      cursor === undefined ? waitingReliefs([branchId]) : [],
      listSettledReliefs(branchId, { cursor, size: pageSize }),
    ])
    return {
      items: [...waiting, ...items].map((request) => reliefView(request, { actor, path, now })),
      nextCursor,
      allowedEvents: allowedOf(actor, { branchId }, { submitRelief: 'dues.submitRelief' }),
    }
  },
})

import { dayProblem } from '../../domain/credit-hours'
import { allowedOf } from '../../kit/allowed'
import { action } from '../../kit/create-function'
import { ownBranch } from '../access'
import { creditSessions } from '../hours-repository'

const pageSize = 20

export const listSessions = action('learn.listSessions', {
  access: ownBranch,
  async run({ input, actor, now }) {
    const { branchId } = actor.member
    const page = await creditSessions.page(
      { branchId, state: 'held' },
      { by: 'key', direction: 'desc', cursor: input.cursor, size: pageSize },
    )
    const allowed = allowedOf(actor, { branchId }, { edit: 'learn.saveSession', remove: 'learn.removeSession' })
    return {
      items: page.items.map(({ _id: sessionId, source, title, heldAt, tenths, memberIds }) => ({
        ...{ sessionId, source, title, heldAt, tenths },
        memberCount: memberIds.length,
        // A ledger that is closed is not reopened.
        allowedEvents: dayProblem(heldAt, now) === null ? allowed : [],
      })),
      nextCursor: page.nextCursor,
    }
  },
})

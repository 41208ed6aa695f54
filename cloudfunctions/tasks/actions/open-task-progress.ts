import { dayOf, startOfDay } from '../../../miniprogram/shared/calendar'
import { allowedOf } from '../../kit/allowed'
import { action } from '../../kit/create-function'
import { ownBranch, taskOf } from '../access'
import { reflectionId } from '../repository'
import { standingsOfBranch } from '../standings'

export const openTaskProgress = action('tasks.openTaskProgress', {
  access: ownBranch,
  async run(context) {
    const { actor, now } = context
    const task = await taskOf(context)
    const { _id, branchId, title, dueAt, state } = task
    const [standings] = await standingsOfBranch(branchId, [task], now)
    const members = standings?.members ?? []
    const isClosed = state === 'closed'
    const remind = isClosed ? [] : allowedOf(actor, { branchId }, { remind: 'tasks.remind' })
    return {
      ...{ title, dueAt, isClosed },
      doneCount: standings?.doneCount ?? 0,
      memberCount: members.length,
      items: members.map(({ member, state, doneAt, hasReflection }) => ({
        memberId: member._id,
        name: member.name,
        state,
        // The day and nothing finer (RULES.md, 2026 rules).
        doneAt: doneAt === null ? null : startOfDay(dayOf(doneAt)),
        reflectionId: hasReflection ? reflectionId(_id, member._id) : null,
      })),
      allowedEvents: [...remind, ...allowedOf(actor, { branchId }, { answer: 'tasks.answerReflection' })],
    }
  },
})

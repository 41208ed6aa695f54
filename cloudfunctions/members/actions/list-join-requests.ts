import { daysWaited } from '../../../miniprogram/shared/calendar'
import { action } from '../../kit/create-function'
import { branchOf } from '../access'
import { findByNumbers, pageOfJoinRequests } from '../repository'

export const listJoinRequests = action('members.listJoinRequests', {
  access: branchOf,
  async run(context) {
    const { branchId } = branchOf(context)
    const page = await pageOfJoinRequests(branchId, context.input.cursor)
    const numbers = page.items.map(({ studentNumber }) => studentNumber)
    const entries = numbers.length === 0 ? [] : await findByNumbers(branchId, numbers)
    const unclaimed = new Map(
      entries
        .filter(({ openid }) => openid === null)
        .map(({ _id, name, studentNumber }) => [studentNumber, { memberId: _id, name }]),
    )
    const items = page.items.map(({ _id, name, studentNumber, message, isMessageChecked, createdAt, state }) => ({
      joinRequestId: _id,
      name,
      studentNumber,
      message: isMessageChecked ? message : '',
      createdAt,
      waitingDays: daysWaited(createdAt, context.now),
      state,
      matchesMember: unclaimed.get(studentNumber) ?? null,
    }))
    return { items, nextCursor: page.nextCursor }
  },
})

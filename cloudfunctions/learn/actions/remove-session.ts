import { dayProblem } from '../../domain/credit-hours'
import { audit } from '../../kit/audit'
import { action } from '../../kit/create-function'
import { transaction } from '../../kit/database'
import { present, refuse } from '../../kit/errors'
import { ownBranch } from '../access'
import { creditSessions } from '../hours-repository'
import { settleGrants, withdrawAttendance } from '../session-grants'
import { anySessionOf } from '../sessions'

export const removeSession = action('learn.removeSession', {
  access: ownBranch,
  async run(context) {
    const { _id, branchId, heldAt } = await anySessionOf(context)
    if (dayProblem(heldAt, context.now)) refuse('CONFLICT', '那一年的台账已经封存，不能再删。')
    await transaction(async (tx) => {
      const session = present(await tx.get(creditSessions, _id))
      if (session.state === 'removed') return
      await withdrawAttendance(tx, session, context)
      const what = `删除了「${session.title}」，${session.memberIds.length} 人的学时一并收回`
      await audit(tx, context, { action: 'learn.removeSession', what, branchId, targetId: _id })
    })
    await settleGrants(_id)
    return {}
  },
})

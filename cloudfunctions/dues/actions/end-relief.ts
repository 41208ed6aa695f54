import { addMonths, monthOf } from '../../../miniprogram/shared/calendar'
import { canEnd, withoutFuture } from '../../domain/dues-relief'
import { aboutTarget, audit } from '../../kit/audit'
import { action, type RunContext } from '../../kit/create-function'
import { transaction, type Transaction } from '../../kit/database'
import { present, refuse } from '../../kit/errors'
import { branchOfRelief } from '../access'
import { tellEnded } from '../relief-messages'
import { reliefRequests, type ReliefRequest } from '../relief-repository'
import { profiles } from '../repository'
import { afterwards } from '../telling'

type Context = RunContext<'dues.endRelief'>

/** Withdraws what waits for the committee, or ends with this month what was approved. */
export const endRelief = action('dues.endRelief', {
  access: branchOfRelief,
  async run(context) {
    const request = await transaction((tx) => end(tx, context))
    const payFrom = addMonths(monthOf(context.now), 1)
    if (request.state === 'ended') await afterwards(() => tellEnded(request, { payFrom }, context.now))
    return {}
  },
})

async function end(tx: Transaction, context: Context): Promise<ReliefRequest> {
  const request = present(await tx.get(reliefRequests, context.input.reliefId))
  const { state } = request
  if (state === 'withdrawn' || state === 'ended') return request
  if (state === 'declined') refuse('WRONG_STATE', '这份减免没有批准，不用再撤回。')
  const ended =
    state === 'submitted' ? { ...request, state: 'withdrawn' as const } : await endGranted(tx, request, context)
  await tx.set(reliefRequests, ended)
  const what = state === 'submitted' ? `撤回了${aboutTarget}的党费减免。` : `提前结束了${aboutTarget}的党费减免。`
  const { branchId, memberId: targetId } = request
  await audit(tx, context, { action: 'dues.endRelief', what, branchId, targetId })
  return ended
}

/** Months up to this one stay as they were decided. */
async function endGranted(tx: Transaction, request: ReliefRequest, { now }: Context): Promise<ReliefRequest> {
  const thisMonth = monthOf(now)
  if (!canEnd(request, thisMonth)) refuse('WRONG_STATE', '这份减免最晚到本月就结束，不用提前结束。')
  const profile = present(await tx.get(profiles, request.memberId))
  await tx.update(profiles, profile._id, { reliefs: withoutFuture(profile.reliefs, request._id, thisMonth) })
  const through = request.from > thisMonth ? request.through : thisMonth
  return { ...request, state: 'ended', through }
}

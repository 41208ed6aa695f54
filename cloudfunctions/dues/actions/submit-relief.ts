import { dayOf, monthOf, yearOf } from '../../../miniprogram/shared/calendar'
import { memberCollection, type Member } from '../../directory/members'
import { units } from '../../directory/units'
import { isLiable } from '../../domain/dues-bills'
import { reliefProblem, type WantedRelief } from '../../domain/dues-relief'
import { aboutTarget, audit } from '../../kit/audit'
import { action, type RunContext } from '../../kit/create-function'
import { transaction, type Transaction } from '../../kit/database'
import { present, refuse } from '../../kit/errors'
import { factId, timeKey } from '../../kit/ids'
import { branchOfMember } from '../access'
import { assessmentOf } from '../bills/assess'
import { blankProfile, type DuesProfile } from '../records'
import { spanLabel } from '../relief-messages'
import { reliefRequests, waitingReliefsOf, type ReliefRequest } from '../relief-repository'
import { profiles } from '../repository'

type Context = RunContext<'dues.submitRelief'>

/** The branch has studied it and asks the committee above (党费规定第七条). */
export const submitRelief = action('dues.submitRelief', {
  access: branchOfMember,
  async run(context) {
    const { input, now } = context
    const member = present(await memberCollection.get(input.memberId))
    if (!isLiable(member, monthOf(now))) refuse('WRONG_STATE', '这位同志现在不用缴党费，不用申请减免。')
    const branch = present(await units.get(member.branchId))
    const request = newRequest(context, { member, branchName: branch.name })
    await transaction((tx) => submit(tx, context, { member, request }))
    return { reliefId: request._id }
  },
})

function newRequest(
  { input, actor, now, requestId }: Context,
  { member, branchName }: { member: Member; branchName: string },
): ReliefRequest {
  const _id = factId('relief', actor.member.id, requestId)
  return {
    _id,
    key: timeKey(now, _id),
    ...input,
    monthlyFen: input.kind === 'exempt' ? 0 : input.monthlyFen,
    branchId: member.branchId,
    branchName,
    memberName: member.name,
    state: 'submitted',
    submittedAt: now,
    submittedById: actor.member.id,
    submittedByName: actor.member.name,
    decidedAt: null,
    decidedByName: '',
    sentence: '',
  }
}

async function submit(
  tx: Transaction,
  context: Context,
  { member, request }: { member: Member; request: ReliefRequest },
): Promise<void> {
  if (await tx.get(reliefRequests, request._id)) return
  const profile = (await tx.get(profiles, member._id)) ?? blankProfile(member._id, member.branchId)
  await refuseProblem(request, { member, profile }, context.now)
  await tx.create(reliefRequests, request)
  await tx.set(profiles, { ...profile, lastReliefId: request._id })
  const { branchId, from, through } = request
  const months = spanLabel(from, through, yearOf(context.now))
  const what = `为${aboutTarget}报了党费减免，${months}，等党委审批。`
  await audit(tx, context, { action: 'dues.submitRelief', what, branchId, targetId: member._id })
}

async function refuseProblem(
  wanted: WantedRelief,
  payer: { member: Member; profile: DuesProfile },
  now: number,
): Promise<void> {
  const thisMonth = monthOf(now)
  const waiting = await waitingReliefsOf(payer.member._id)
  const fullFen = assessmentOf(payer, thisMonth)?.amountFen ?? null
  const taken = [...waiting, ...payer.profile.reliefs]
  const problem = reliefProblem(wanted, { thisMonth, today: dayOf(now), taken, fullFen })
  if (problem) refuse('INVALID_INPUT', problem.sentence, { [problem.field]: problem.sentence })
}

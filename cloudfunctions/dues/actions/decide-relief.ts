import { yearOf } from '../../../miniprogram/shared/calendar'
import { aboutTarget, audit } from '../../kit/audit'
import { action, type RunContext } from '../../kit/create-function'
import { transaction, type Transaction } from '../../kit/database'
import { present, refuse } from '../../kit/errors'
import { branchOfRelief } from '../access'
import { applyReliefs } from '../bills/reassess'
import { blankProfile } from '../records'
import { spanLabel, tellDecided } from '../relief-messages'
import { reliefRequests, type ReliefRequest } from '../relief-repository'
import { newestBillsOf, profiles } from '../repository'
import { afterwards } from '../telling'

type Context = RunContext<'dues.decideRelief'>

/** The committee approves or declines; open bills follow, settled ones never change. */
export const decideRelief = action('dues.decideRelief', {
  access: branchOfRelief,
  async run(context) {
    const { isApproved, sentence } = context.input
    if (!isApproved && sentence === '') {
      const why = '写一句原因，支部会看到。'
      refuse('INVALID_INPUT', why, { sentence: why })
    }
    const decided = await transaction((tx) => decide(tx, context))
    await afterwards(() => tellDecided(decided, context.now))
    return {}
  },
})

async function decide(tx: Transaction, context: Context): Promise<ReliefRequest> {
  const { input, actor, now } = context
  const request = present(await tx.get(reliefRequests, input.reliefId))
  if (request.memberId === actor.member.id) refuse('FORBIDDEN', '自己的减免由别的负责人审批。')
  const state = input.isApproved ? 'approved' : 'declined'
  if (request.state === state) return request
  if (request.state === 'withdrawn') refuse('WRONG_STATE', '支部已经撤回了这份减免，不用再审批。')
  if (request.state !== 'submitted') refuse('WRONG_STATE', '这份减免已经审批过了，刷新后看看。')
  const decidedByName = actor.member.name
  const change = { state, decidedAt: now, decidedByName, sentence: input.sentence } as const
  await tx.update(reliefRequests, request._id, change)
  if (input.isApproved) await grant(tx, request)
  const months = spanLabel(request.from, request.through, yearOf(now))
  const what = `${input.isApproved ? '批准' : '没有批准'}${aboutTarget}的党费减免，${months}。`
  const { branchId, memberId: targetId } = request
  await audit(tx, context, { action: 'dues.decideRelief', what, branchId, targetId })
  return { ...request, ...change }
}

/** Into the profile, where every later bill finds it, and onto the bills that are open. */
async function grant(tx: Transaction, { _id, memberId, branchId, from, through, monthlyFen }: ReliefRequest) {
  const profile = (await tx.get(profiles, memberId)) ?? blankProfile(memberId, branchId)
  const reliefs = [...profile.reliefs, { reliefId: _id, from, through, monthlyFen }]
  await tx.set(profiles, { ...profile, reliefs })
  const bills = (await newestBillsOf(memberId)).filter(({ month }) => from <= month && month <= through)
  await applyReliefs(tx, bills, { reliefs })
}

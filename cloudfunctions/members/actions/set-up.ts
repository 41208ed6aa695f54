import { createHash, timingSafeEqual } from 'node:crypto'
import { limits } from '../../../miniprogram/shared/limits'
import { memberCollection, type Member } from '../../directory/members'
import { units, type Unit } from '../../directory/units'
import { afterWrongTry, mayTry } from '../../domain/membership'
import { audit } from '../../kit/audit'
import { action, type RunContext } from '../../kit/create-function'
import { transaction, type Transaction } from '../../kit/database'
import { refuse } from '../../kit/errors'
import { factId } from '../../kit/ids'
import { own } from '../access'
import { bind, forgetTries, triesId } from '../binding'
import { claimTries, rootUnitId } from '../repository'
import { newMember } from '../roster-entry'
import { namesOf, toProfile } from '../views'

type Context = RunContext<'members.setUp'>

export const setUp = action('members.setUp', {
  access: own,
  async run(context) {
    const { actor, input } = context
    if (actor.member) refuse('WRONG_STATE', '你已经加入了支部。')
    if (await units.findOne({ parentId: null })) refuse('WRONG_STATE', '这里已经有党委了，请管理员邀请你。')
    await countTry(context)
    if (!isSecret(input.secret)) refuse('FORBIDDEN', '初始口令不对。它写在云函数的环境变量里。')
    const { member, built } = await transaction((tx) => build(tx, context))
    return { profile: toProfile(member, namesOf(built)) }
  },
})

/** The secret is compared only after its try is on record, so that calls side by side get no more tries than one by one. */
async function countTry({ actor: { openid }, now, requestId }: Context): Promise<void> {
  const id = triesId.setUp(openid)
  const isAllowed = await transaction(async (tx) => {
    const tries = await tx.get(claimTries, id)
    if (!mayTry(tries, { now, requestId })) return false
    await tx.set(claimTries, { _id: id, ...afterWrongTry(tries, { now, requestId }) })
    return true
  })
  if (!isAllowed) refuse('TOO_MANY', `试了 ${limits.claimTries} 次都不对，明天再试。`)
}

/** Hashes have one length, so the comparison takes the same time for every wrong secret. */
function isSecret(typed: string): boolean {
  const secret = process.env.SETUP_SECRET
  if (!secret) return false
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(typed), digest(secret))
}

async function build(tx: Transaction, context: Context): Promise<{ member: Member; built: Unit[] }> {
  const { input, actor, now } = context
  // The root's id is fixed: whoever comes second meets it here or at commit.
  if (await tx.get(units, rootUnitId)) refuse('WRONG_STATE', '这里已经有党委了，请管理员邀请你。')
  const branchId = factId('unit', rootUnitId, context.requestId)
  const common = { createdAt: now, changedAt: now }
  const committee: Unit = {
    _id: rootUnitId,
    kind: 'committee',
    name: input.committeeName,
    parentId: null,
    branchId: null,
    path: [rootUnitId],
    memberCount: 0,
    ...common,
  }
  const branch: Unit = {
    _id: branchId,
    kind: 'branch',
    name: input.branchName,
    parentId: rootUnitId,
    branchId,
    path: [rootUnitId, branchId],
    memberCount: 1,
    ...common,
  }
  const member = firstMember(branchId, context)
  await tx.create(units, committee)
  await tx.create(units, branch)
  await tx.create(memberCollection, member)
  await bind(tx, { member, openid: actor.openid, now })
  await forgetTries(tx, triesId.setUp(actor.openid))
  const { _id: id, ...fields } = member
  await audit(
    tx,
    { ...context, actor: { openid: actor.openid, member: { id, ...fields } } },
    { action: 'members.setUp', what: '建立了党委和第一个支部', branchId, targetId: rootUnitId },
  )
  return { member, built: [committee, branch] }
}

/** Administrator of the committee and, until someone else is named, secretary of the branch. */
function firstMember(branchId: string, { input, now, requestId }: Context): Member {
  const entry = newMember(branchId, now, {
    id: factId('member', branchId, requestId),
    name: input.name,
    studentNumber: input.studentNumber,
    stage: 'full',
    category: 'salaried',
  })
  const roles = [
    { role: 'committeeAdmin', unitId: rootUnitId, since: now },
    { role: 'secretary', unitId: branchId, since: now },
  ] as const
  return { ...entry, roles }
}

import { memberCollection, type Member } from '../../directory/members'
import { audit } from '../../kit/audit'
import { action, type RunContext } from '../../kit/create-function'
import { transaction, type Transaction } from '../../kit/database'
import { present, refuse } from '../../kit/errors'
import { factId } from '../../kit/ids'
import { notify, push } from '../../kit/notices'
import { branchOfJoinRequest, namedJoinRequest } from '../access'
import { bind, countJoined } from '../binding'
import { findByNumber, joinRequests, type JoinRequest } from '../repository'
import { newMember } from '../roster-entry'
import { countInBranch } from '../roster-writes'

type Context = RunContext<'members.decideJoinRequest'>

export const decideJoinRequest = action('members.decideJoinRequest', {
  access: branchOfJoinRequest,
  async run(context) {
    const { decision, reason } = context.input
    if (decision === 'decline' && reason === '') {
      refuse('INVALID_INPUT', '写一句原因，申请人会看到。', { reason: '写一句原因，申请人会看到。' })
    }
    const read = await namedJoinRequest(context)
    const { request, isNew } = await transaction((tx) => decide(tx, context, read))
    // A repetition tells nobody twice: the notice is a fact of its own, the counter follows the change alone.
    if (isNew && request.state === 'approved') await countJoined(request.code)
    await tellApplicant(request, context.now)
    const state = request.state === 'approved' ? 'approved' : 'declined'
    return { state, memberId: request.memberId }
  },
})

async function decide(
  tx: Transaction,
  context: Context,
  { _id }: JoinRequest,
): Promise<{ request: JoinRequest; isNew: boolean }> {
  const { input, now } = context
  const request = present(await tx.get(joinRequests, _id))
  const to = input.decision === 'approve' ? 'approved' : 'declined'
  if (request.state === to) return { request, isNew: false }
  if (request.state !== 'waiting') refuse('WRONG_STATE', '这份申请已经处理过了，刷新后看看。')
  const memberId = to === 'approved' ? await admit(tx, context, request) : null
  const change = { state: to, decidedAt: now, declineReason: to === 'declined' ? input.reason : '', memberId } as const
  await tx.update(joinRequests, _id, change)
  const what = to === 'approved' ? '通过了加入申请' : '没有通过一份加入申请'
  await audit(tx, context, {
    action: 'members.decideJoinRequest',
    what,
    branchId: request.branchId,
    targetId: memberId ?? _id,
  })
  return { request: { ...request, ...change }, isNew: true }
}

/** Binds the roster entry with the applicant's number, or makes one. Read here, so that a retry sees what is there now. */
async function admit(tx: Transaction, context: Context, request: JoinRequest): Promise<string> {
  const { branchId, studentNumber, openid } = request
  const found = await findByNumber(branchId, studentNumber)
  const entry = found && (await tx.get(memberCollection, found._id))
  if (entry && entry.openid !== null) {
    refuse('CONFLICT', '名册里这个学号已经绑定了另一个微信。核对后先解除绑定，再通过申请。')
  }
  if (entry?.status === 'transferredOut') {
    refuse('CONFLICT', '名册里这个学号已经转出。先在名册里改好状态，再通过申请。')
  }
  const member = entry ?? (await enterOnRoster(tx, context, request))
  await bind(tx, { member, openid, now: context.now })
  return member._id
}

async function enterOnRoster(tx: Transaction, { input, now }: Context, request: JoinRequest): Promise<Member> {
  const { branchId, name, studentNumber } = request
  const member = newMember(branchId, now, {
    id: factId('member', request._id, String(request.createdAt)),
    name,
    studentNumber,
    stage: input.stage ?? 'applicant',
    category: input.category ?? 'undergraduate',
  })
  await tx.create(memberCollection, member)
  await countInBranch(tx, branchId, 1)
  return member
}

async function tellApplicant(request: JoinRequest, now: number): Promise<void> {
  const { openid, memberId, declineReason } = request
  const path = '/pages/home/page'
  if (memberId === null) {
    // Who is not a member has no inbox: the reason stands on the join page, and WeChat is asked to tell.
    await push({ openid, title: '加入申请没有通过', text: declineReason, path: '/packages/members/join/page' })
    return
  }
  const fact = `joinRequest ${request._id} ${request.createdAt}`
  await notify({ fact, memberId, openid, title: '你已加入支部', text: '支部通过了你的加入申请。', path }, now)
}

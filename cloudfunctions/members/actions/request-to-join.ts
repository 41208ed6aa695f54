import { storedNumber } from '../../domain/membership'
import { checkText } from '../../kit/content-check'
import { action, type RunContext } from '../../kit/create-function'
import { transaction, type Transaction } from '../../kit/database'
import { refuse } from '../../kit/errors'
import { factId, timeKey } from '../../kit/ids'
import { own } from '../access'
import { usableInvitation } from '../invitation'
import { joinRequests, type Invitation, type JoinRequest } from '../repository'

type Context = RunContext<'members.requestToJoin'>

export const requestToJoin = action('members.requestToJoin', {
  access: own,
  async run(context) {
    const { input, actor, now } = context
    if (actor.member) refuse('WRONG_STATE', '你已经加入了支部，不用再申请。')
    const invitation = await usableInvitation(input.code, now)
    const verdict = await checkText(`${input.name}\n${input.message}`, { openid: actor.openid, scene: 'profile' })
    if (verdict === 'risky') {
      const sentence = '姓名或留言没有通过微信的检查，改一改再提交。'
      refuse('CONTENT_RISKY', sentence, { message: sentence })
    }
    const request = newRequest(context, invitation, verdict === 'pass')
    return transaction((tx) => submit(tx, request))
  },
})

function newRequest({ input, actor, now }: Context, { branchId }: Invitation, isMessageChecked: boolean): JoinRequest {
  const id = factId('join', branchId, actor.openid)
  return {
    _id: id,
    branchId,
    openid: actor.openid,
    key: timeKey(now, id),
    code: input.code,
    name: input.name,
    studentNumber: storedNumber(input.studentNumber),
    message: input.message,
    isMessageChecked,
    createdAt: now,
    state: 'waiting',
    decidedAt: null,
    declineReason: '',
    memberId: null,
  }
}

/**
 * While a request waits it stays as it is: the secretary approves the person they read, not one put in its place a moment
 * before. The same content again is a retry.
 */
async function submit(tx: Transaction, request: JoinRequest): Promise<{ joinRequestId: string }> {
  const earlier = await tx.get(joinRequests, request._id)
  if (earlier?.state === 'waiting') {
    if (!isSameRequest(earlier, request)) refuse('WRONG_STATE', '你的申请已经提交，支部确认后会告诉你。')
  } else {
    await tx.set(joinRequests, request)
  }
  return { joinRequestId: request._id }
}

const isSameRequest = (a: JoinRequest, b: JoinRequest) =>
  a.name === b.name && a.studentNumber === b.studentNumber && a.message === b.message

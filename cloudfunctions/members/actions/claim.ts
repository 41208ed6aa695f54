import { momentLabel } from '../../../miniprogram/shared/calendar'
import { limits } from '../../../miniprogram/shared/limits'
import type { OutputOf } from '../../contract'
import { documentOf } from '../../directory'
import { memberCollection, type Member } from '../../directory/members'
import {
  afterWrongTry,
  isSamePerson,
  mayTry,
  storedNumber,
  triesEndAt,
  triesLeft,
  type Tries,
} from '../../domain/membership'
import type { Actor } from '../../kit/actor'
import { action, type RunContext } from '../../kit/create-function'
import { transaction, type Transaction } from '../../kit/database'
import { refuse } from '../../kit/errors'
import { own } from '../access'
import { bind, countJoined, forgetTries, triesId } from '../binding'
import { usableInvitation } from '../invitation'
import { claimTries, findByNumber } from '../repository'
import { profileOf } from '../views'

type Context = RunContext<'members.claim'>
type Outcome = OutputOf<'members.claim'>

export const claim = action('members.claim', {
  access: own,
  async run(context): Promise<Outcome> {
    const { input, actor, now } = context
    if (actor.member) return answerJoined(actor.member, input)
    const invitation = await usableInvitation(input.code, now)
    const found = await findByNumber(invitation.branchId, storedNumber(input.studentNumber))
    const candidate = found && isSamePerson(found, input) ? found : null
    const outcome = await transaction((tx) => tryToBind(tx, context, candidate))
    if (!outcome.member) return { outcome: 'noMatch', triesLeft: outcome.triesLeft, profile: null }
    await countJoined(invitation._id)
    return { outcome: 'bound', triesLeft: outcome.triesLeft, profile: await profileOf(outcome.member) }
  },
})

/** The try is counted in the transaction that checks it: twenty calls at once have five tries, not twenty. */
async function tryToBind(
  tx: Transaction,
  { actor: { openid }, now, requestId }: Context,
  candidate: Member | null,
): Promise<{ member: Member | null; triesLeft: number }> {
  const id = triesId.claim(openid)
  const tries: Tries | null = await tx.get(claimTries, id)
  if (!mayTry(tries, { now, requestId })) refuse('TOO_MANY', tooManySentence(tries, now))
  const member = candidate && (await tx.get(memberCollection, candidate._id))
  // An entry that somebody has claimed, or that was left behind, answers like one that is not there.
  if (member && member.openid === null && member.status !== 'transferredOut') {
    await bind(tx, { member, openid, now })
    await forgetTries(tx, id)
    return { member, triesLeft: limits.claimTries }
  }
  const counted = afterWrongTry(tries, { now, requestId })
  await tx.set(claimTries, { _id: id, ...counted })
  return { member: null, triesLeft: triesLeft(counted, now) }
}

function tooManySentence(tries: Tries | null, now: number): string {
  const when = tries ? `${momentLabel(triesEndAt(tries), now)} 后可以再试` : '过一会儿可以再试'
  return `试了 ${limits.claimTries} 次都没有对上。${when}，也可以请支部确认。`
}

/** A retry of the claim that bound them is answered like the first time. */
async function answerJoined(member: NonNullable<Actor['member']>, input: Context['input']): Promise<Outcome> {
  if (!isSamePerson(member, input)) refuse('WRONG_STATE', '你已经加入了支部，一个微信只能绑定一位党员。')
  return { outcome: 'bound', triesLeft: limits.claimTries, profile: await profileOf(documentOf(member)) }
}

/** What becomes of a relief, told to the member it is for and to whoever handed it in, each in their own inbox. */
import { monthsLabel, yearOf, type Month } from '../../miniprogram/shared/calendar'
import { formatFen } from '../../miniprogram/shared/fen'
import { memberCollection } from '../directory/members'
import { notifyMany, type Message } from '../kit/notices'
import { duesPages } from './messages'
import type { ReliefRequest } from './relief-repository'

const reliefsPage = '/packages/dues-admin/reliefs/page'

export async function tellDecided(request: ReliefRequest, now: number): Promise<void> {
  const isApproved = request.state === 'approved'
  const terms = termsOf(request, now)
  const toMember = isApproved
    ? { title: '党费减免批下来了', text: `${terms}。账单已经改好，不用你再做什么。` }
    : { title: '党费减免这次没有批准', text: '还有困难，随时和组织委员说，支部会一起想办法。' }
  const answer = isApproved ? `已批准，${terms}。` : '没有批准。'
  const toKeeper = { title: '党费减免有了答复', text: `${request.memberName}：${answer}${request.sentence}` }
  await tell(request, { fact: `relief ${request._id} ${request.state}`, toMember, toKeeper }, now)
}

/** Ended early; a request that was withdrawn before anybody decided concerns nobody else. */
export async function tellEnded(request: ReliefRequest, { payFrom }: { payFrom: Month }, now: number): Promise<void> {
  const text = `从${monthsLabel([payFrom], yearOf(now))}起照常缴。又有困难的话，随时和组织委员说。`
  const toMember = { title: '党费减免提前结束了', text }
  await tell(request, { fact: `relief ${request._id} ended`, toMember, toKeeper: null }, now)
}

interface Words {
  readonly title: string
  readonly text: string
}

async function tell(
  { memberId, submittedById }: ReliefRequest,
  { fact, toMember, toKeeper }: { fact: string; toMember: Words; toKeeper: Words | null },
  now: number,
): Promise<void> {
  const people = await memberCollection.getMany([memberId, submittedById])
  const openidOf = (id: string) => people.find(({ _id }) => _id === id)?.openid ?? null
  const messages: Message[] = [{ fact, memberId, openid: openidOf(memberId), ...toMember, path: duesPages.mine }]
  if (toKeeper && submittedById !== memberId) {
    messages.push({ fact, memberId: submittedById, openid: openidOf(submittedById), ...toKeeper, path: reliefsPage })
  }
  await notifyMany(messages, now)
}

/** "11月到2027年2月免缴" */
function termsOf({ from, through, monthlyFen }: ReliefRequest, now: number): string {
  return `${spanLabel(from, through, yearOf(now))}${monthlyFen === 0 ? '免缴' : `每月缴 ${formatFen(monthlyFen)} 元`}`
}

export function spanLabel(from: Month, through: Month, thisYear: number): string {
  const label = (month: Month) => monthsLabel([month], thisYear)
  return from === through ? label(from) : `${label(from)}到${label(through)}`
}

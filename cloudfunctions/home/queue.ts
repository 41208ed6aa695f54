/** What waits for an office holder, as far as the office may deal with it; the longest waiting first. */
import { waitingSubmissions } from '../content/summary'
import type { ActionName, OutputOf } from '../contract'
import { waitingReliefs } from '../dues/relief-repository'
import { waitingRemittances } from '../dues/remittance-repository'
import { ordersSetAside, waitingDeclarations } from '../dues/repository'
import { waitsSince } from '../domain/moderation'
import { waitingCases } from '../forum/case-repository'
import { unansweredOf } from '../forum/post-repository'
import { headsForReview } from '../forum/review-repository'
import { topicsToConclude } from '../forum/topic-repository'
import type { ActorMember } from '../kit/actor'
import { waitingJoinRequests } from '../members/repository'
import { waitingReflections } from '../tasks/repository'
import { branchIdsBelow } from './overview'
import { pages } from './pages'

type Todo = OutputOf<'home.openAdmin'>['queue'][number]

/** Counted up to here; beyond, the line says "20 多". */
const cap = 20

interface Source {
  /** Who may call this action is shown the line. */
  readonly action: ActionName
  readonly read: (holder: ActorMember, now: number) => Promise<Todo | null>
}

const sources: readonly Source[] = [
  { action: 'forum.officialComment', read: unansweredPosts },
  { action: 'forum.review', read: toReview },
  { action: 'forum.decideReports', read: complaints },
  { action: 'forum.closeTopic', read: endedTopics },
  { action: 'tasks.answerReflection', read: reflections },
  { action: 'content.publishItem', read: submissions },
  { action: 'members.decideJoinRequest', read: joinRequests },
  { action: 'dues.confirmProfile', read: declarations },
  { action: 'dues.refundOrder', read: moneySetAside },
  { action: 'dues.decideRelief', read: reliefs },
  { action: 'dues.decideRemittance', read: remittances },
]

/** One read a line; what waits to be looked at lies in two collections. */
export async function queueOf(
  holder: ActorMember,
  mayDo: (action: ActionName) => boolean,
  now: number,
): Promise<Todo[]> {
  const mine = sources.filter(({ action }) => mayDo(action))
  const lines = await Promise.all(mine.map(({ read }) => read(holder, now)))
  return lines.flatMap((line) => line ?? []).sort((a, b) => (a.waitingSince ?? 0) - (b.waitingSince ?? 0))
}

async function unansweredPosts({ id, branchId }: ActorMember): Promise<Todo | null> {
  const { items } = await unansweredOf(branchId, id, { cursor: undefined, size: cap + 1 })
  const [oldest] = items
  if (!oldest) return null
  const title = `讨论里有 ${counted(items)} 条没人回应`
  return line(
    { kind: 'post', title, detail: oldest.placeTitle, path: pages.moderation('unanswered') },
    oldest.createdAt,
  )
}

/** What WeChat's check leaves to a person. One's own words are looked at by somebody else. */
async function toReview({ id, branchId }: ActorMember): Promise<Todo | null> {
  const waiting = (await headsForReview(branchId, cap + 1)).filter(({ authorId }) => authorId !== id)
  const [oldest] = waiting
  if (!oldest) return null
  const title = `${counted(waiting)} 条等你看过再发`
  return line(
    { kind: 'review', title, detail: '微信拿不准，或者带着视频', path: pages.moderation('review') },
    oldest.createdAt,
  )
}

/** Reports and appeals about others' words. */
async function complaints({ id, branchId }: ActorMember): Promise<Todo | null> {
  const { items } = await waitingCases(branchId, { cursor: undefined, size: cap + 1 })
  const waiting = items.filter(({ authorId }) => authorId !== id)
  const [oldest] = waiting
  if (!oldest) return null
  const title = `${counted(waiting)} 件举报和申诉等你处理`
  const detail = oldest.placeTitle || '支部圈'
  return line({ kind: 'case', title, detail, path: pages.moderation('cases') }, waitsSince(oldest) ?? 0)
}

async function endedTopics({ branchId }: ActorMember, now: number): Promise<Todo | null> {
  const ended = await topicsToConclude(branchId, now, cap + 1)
  const [first] = ended
  if (!first) return null
  const title = ended.length === 1 ? '讨论到期了，写一句小结' : `${counted(ended)} 个讨论到期了，写一句小结`
  return line({ kind: 'topic', title, detail: first.title, path: pages.concludeTopic(first._id) }, first.closesAt)
}

/** One's own reflection is answered by somebody else. */
async function reflections({ id, branchId }: ActorMember): Promise<Todo | null> {
  const { items } = await waitingReflections(branchId, id, { cursor: undefined, size: cap + 1 })
  const [oldest] = items
  if (!oldest) return null
  const title = `${counted(items)} 篇心得等你答复`
  return line({ kind: 'reflection', title, detail: oldest.taskTitle, path: pages.reflections }, oldest.submittedAt)
}

/** With two people, one's own item is published by somebody else. */
async function submissions(holder: ActorMember): Promise<Todo | null> {
  const waiting = await waitingSubmissions(holder, cap + 1)
  const [oldest] = waiting
  if (!oldest) return null
  const title = `${counted(waiting)} 篇稿件等你审`
  return line({ kind: 'submission', title, detail: oldest.title, path: pages.submissions }, oldest.submittedAt)
}

async function joinRequests({ branchId }: ActorMember): Promise<Todo | null> {
  const requests = await waitingJoinRequests(branchId, cap + 1)
  const [oldest] = requests
  if (!oldest) return null
  const title = `${counted(requests)} 人申请加入支部`
  return line(
    { kind: 'joinRequest', title, detail: '名册里没有，等你核对', path: pages.joinRequests },
    oldest.createdAt,
  )
}

async function declarations({ branchId }: ActorMember): Promise<Todo | null> {
  const declared = (await waitingDeclarations(branchId)).map((profile) => profile.declared?.at ?? 0)
  if (declared.length === 0) return null
  const title = `${counted(declared)} 份党费基数等你核定`
  const head = { kind: 'unconfirmedProfiles', title, detail: '核定后按月自动出账', path: pages.duesProfiles } as const
  return line(head, Math.min(...declared))
}

async function moneySetAside({ branchId }: ActorMember): Promise<Todo | null> {
  const waiting = await ordersSetAside(branchId, cap + 1)
  const [oldest] = waiting
  if (!oldest) return null
  const title = `${counted(waiting)} 笔微信收款没有对上`
  return line(
    { kind: 'setAside', title, detail: '没有记账，等你退回', path: pages.reconciliation },
    oldest.endedAt ?? oldest.openedAt,
  )
}

/** Of all branches below the committees that the holder administers. One's own is decided by somebody else. */
async function reliefs(holder: ActorMember): Promise<Todo | null> {
  const waiting = (await waitingReliefs(await branchIdsBelow(holder))).filter(({ memberId }) => memberId !== holder.id)
  const [oldest] = waiting
  if (!oldest) return null
  const title = `${counted(waiting)} 份党费减免等你审批`
  return line({ kind: 'relief', title, detail: oldest.branchName, path: pages.duesCommittee }, oldest.submittedAt)
}

async function remittances(holder: ActorMember): Promise<Todo | null> {
  const waiting = await waitingRemittances(await branchIdsBelow(holder))
  const [oldest] = waiting
  if (!oldest) return null
  const title = `${counted(waiting)} 笔上缴的党费等你确认`
  return line({ kind: 'remittance', title, detail: oldest.branchName, path: pages.duesCommittee }, oldest.reportedAt)
}

const counted = (items: readonly unknown[]) => (items.length > cap ? `${cap} 多` : String(items.length))

function line(head: Pick<Todo, 'kind' | 'title' | 'detail' | 'path'>, waitingSince: number): Todo {
  return { ...head, dueAt: null, waitingSince }
}

/** What waits for an office holder, as far as the office may deal with it; the longest waiting first. */
import type { ActionName, OutputOf } from '../contract'
import { waitingDeclarations } from '../dues/repository'
import { unansweredOf } from '../forum/repository'
import type { ActorMember } from '../kit/actor'
import { waitingJoinRequests } from '../members/repository'
import { waitingReflections } from '../tasks/repository'
import { pages } from './pages'

type Todo = OutputOf<'home.openAdmin'>['queue'][number]

/** Counted up to here; beyond, the line says "20 多". */
const cap = 20

interface Source {
  /** Who may call this action is shown the line. */
  readonly action: ActionName
  readonly read: (holder: ActorMember) => Promise<Todo | null>
}

const sources: readonly Source[] = [
  { action: 'forum.listUnanswered', read: unansweredPosts },
  { action: 'tasks.answerReflection', read: reflections },
  { action: 'members.decideJoinRequest', read: joinRequests },
  { action: 'dues.confirmProfile', read: declarations },
]

/** One read a line. */
export async function queueOf(holder: ActorMember, mayDo: (action: ActionName) => boolean): Promise<Todo[]> {
  const lines = await Promise.all(sources.filter(({ action }) => mayDo(action)).map(({ read }) => read(holder)))
  return lines.flatMap((line) => line ?? []).sort((a, b) => (a.waitingSince ?? 0) - (b.waitingSince ?? 0))
}

async function unansweredPosts({ branchId }: ActorMember): Promise<Todo | null> {
  const { items } = await unansweredOf(branchId, { cursor: undefined, size: cap + 1 })
  const [oldest] = items
  if (!oldest) return null
  const title = `讨论里有 ${counted(items)} 条没人回应`
  return line({ kind: 'post', title, detail: oldest.topicTitle, path: pages.unanswered }, oldest.createdAt)
}

/** One's own reflection is answered by somebody else. */
async function reflections({ id, branchId }: ActorMember): Promise<Todo | null> {
  const { items } = await waitingReflections(branchId, id, { cursor: undefined, size: cap + 1 })
  const [oldest] = items
  if (!oldest) return null
  const title = `${counted(items)} 篇心得等你答复`
  return line({ kind: 'reflection', title, detail: oldest.taskTitle, path: pages.reflections }, oldest.submittedAt)
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

const counted = (items: readonly unknown[]) => (items.length > cap ? `${cap} 多` : String(items.length))

function line(head: Pick<Todo, 'kind' | 'title' | 'detail' | 'path'>, waitingSince: number): Todo {
  return { ...head, dueAt: null, waitingSince }
}

/** Reflections as they are stored, and what their authors were told. */
import { factId, timeKey } from '../../cloudfunctions/kit/ids'
import type { Notice } from '../../cloudfunctions/kit/notices'
import type { Member } from '../../cloudfunctions/directory/members'
import type { Reflection, Task } from '../../cloudfunctions/tasks/repository'
import type { SeedWorld } from './people'
import type { ReflectionLine } from './reflection-lines'
import { learningDayTaskId, type TaskPlan } from './task-plans'

const hourMs = 3600_000
const dayMs = 24 * hourMs
/** Reflections that wait at a larger scale: some for each step, and no more than a branch lets wait. */
const waitingPerScale = 3
const mostWaiting = 60
/** Notices that are newer than this have not been read yet. */
const unreadMs = 4 * dayMs

interface Options {
  readonly world: SeedWorld
  readonly scale: number
  readonly now: number
  readonly upload: (asset: string, folder: string) => Promise<string>
}

export async function reflectionsOf(
  tasks: readonly { readonly plan: TaskPlan; readonly task: Task }[],
  { world, scale, now, upload }: Options,
): Promise<Reflection[]> {
  const { members } = world.branches[0]!
  const byName = new Map(members.map((member) => [member.name, member]))
  const found: Reflection[] = []
  for (const { plan, task } of tasks) {
    const more = plan.id === learningDayTaskId ? waitingLines(plan, members, scale) : []
    for (const line of [...plan.reflections, ...more]) {
      const pictures = line.picture
        ? [{ fileId: await upload(line.picture, 'reflections'), check: 'passed' as const }]
        : []
      found.push({ ...reflectionFrom(line, task, { author: byName.get(line.author)!, now }), pictures })
    }
  }
  return found
}

/** @param plan one that has told ones already: those have written */
function waitingLines(plan: TaskPlan, members: readonly Member[], scale: number): ReflectionLine[] {
  const wrote = new Set(plan.reflections.map(({ author }) => author))
  const others = members.filter(({ openid, studentNumber }) => openid !== null && studentNumber.startsWith('9'))
  const names = [...new Set(others.map(({ name }) => name))].filter((name) => !wrote.has(name))
  const count = Math.min((scale - 1) * waitingPerScale, mostWaiting)
  return names.slice(0, count).map((author) => ({
    author,
    daysAgo: 1,
    text: '把拖了两周的一件小事办完了，回头说了一声，对方很高兴。',
    answer: null,
  }))
}

function reflectionFrom(
  { daysAgo, text, answer }: ReflectionLine,
  task: Task,
  { author, now }: { author: Member; now: number },
): Reflection {
  const _id = `${task._id}_${author._id}`
  const submittedAt = now - daysAgo * dayMs
  const states = { accept: 'accepted', return: 'returned' } as const
  return {
    _id,
    taskId: task._id,
    memberId: author._id,
    branchId: task.branchId,
    key: timeKey(submittedAt, _id),
    version: answer ? 2 : 1,
    savedWith: 'seed',
    authorName: author.name,
    taskTitle: task.title,
    taskYear: task.year,
    state: answer ? states[answer.verdict] : 'submitted',
    isWaiting: answer === null,
    text,
    pictures: [],
    submittedAt,
    answers: answer
      ? [{ verdict: answer.verdict, text: answer.text, byName: answer.by, at: now - answer.daysAgo * dayMs + hourMs }]
      : [],
  }
}

const saidOf = { accept: '通过了你的心得', return: '请你改一改心得', comment: '点评了你的心得' } as const

/** What the authors of answered reflections were told; those of earlier times have long been read. */
export function answerNoticesOf(reflections: readonly Reflection[], now: number): Notice[] {
  return reflections.flatMap(({ _id, taskId, memberId, version, answers }) =>
    answers.map(({ verdict, text, byName, at }): Notice => {
      const id = factId('notice', `reflection:${_id}:${version}`, memberId)
      const words = { title: `${byName}${saidOf[verdict]}`, text, path: `/packages/learn/task/page?id=${taskId}` }
      return { _id: id, key: timeKey(at, id), memberId, at, ...words, isRead: now - at > unreadMs }
    }),
  )
}

/** What members are told about their tasks. Each fact is told once, however often it is said (kit/notices.ts). */
import { dueLabel, momentLabel } from '../../miniprogram/shared/calendar'
import { taskKindLabels } from '../../miniprogram/shared/words'
import type { Member } from '../directory/members'
import type { AnswerVerdict, ReminderPhase } from '../domain/learning-task'
import { notify, notifyMany } from '../kit/notices'
import type { Reflection, Task } from './repository'

type Recipient = Pick<Member, '_id' | 'openid'>

const taskPage = (taskId: string) => `/packages/learn/task/page?id=${taskId}`

interface Words {
  readonly fact: string
  readonly title: string
  readonly text: string
}

/** @returns how many were told by this call */
function tellAll({ _id }: Task, members: readonly Recipient[], { words, now }: { words: Words; now: number }) {
  const messages = members.map((member) => ({
    ...words,
    memberId: member._id,
    openid: member.openid,
    path: taskPage(_id),
  }))
  return notifyMany(messages, now)
}

/** Those to whom a task was given learn of it. */
export function tellGiven(task: Task, members: readonly Recipient[], now: number): Promise<number> {
  const { _id, title, work, dueAt, learningMonth, wantsReflection } = task
  const head = learningMonth === null ? '新任务' : '党员学习日'
  const text = `${taskKindLabels[work.kind]}，${dueLabel(dueAt, now)}完成${wantsReflection ? '，再交一篇心得' : ''}。`
  return tellAll(task, members, { words: { fact: `task:${_id}`, title: `${head}：${title}`, text }, now })
}

const remindedOf = { soon: '快到期了', last: '最后一天' } as const

/** Before the end; once for each phase of each end. */
export function tellEnding(
  task: Task,
  members: readonly Recipient[],
  { phase, now }: { phase: ReminderPhase; now: number },
): Promise<number> {
  const { _id, title, dueAt } = task
  const text = `${momentLabel(dueAt, now)} 截止。不想收到提醒，在任务页可以关掉。`
  const fact = `task:${phase}:${_id}:${dueAt}`
  return tellAll(task, members, { words: { fact, title: `${remindedOf[phase]}：${title}`, text }, now })
}

/** By hand, once a day. @param day "2026-11-23" */
export function tellReminded(
  task: Task,
  members: readonly Recipient[],
  { byName, day, now }: { byName: string; day: string; now: number },
): Promise<number> {
  const { _id, title, dueAt } = task
  const text = dueAt > now ? `${momentLabel(dueAt, now)} 截止，抽空做一下。` : '已经过了截止时间，补上就好。'
  const words = { fact: `task:byHand:${_id}:${day}`, title: `${byName}提醒你：${title}`, text }
  return tellAll(task, members, { words, now })
}

const answered: Readonly<Record<AnswerVerdict, string>> = {
  accept: '通过了你的心得',
  return: '请你改一改心得',
  comment: '点评了你的心得',
}

interface Answer {
  readonly verdict: AnswerVerdict
  readonly text: string
  readonly byName: string
  /** The reflection's version with this answer. */
  readonly version: number
}

/** The author of a reflection learns what was said to it, with the words. */
export async function tellAnswered(
  { _id, taskId, taskTitle, memberId }: Reflection,
  { verdict, text, byName, version }: Answer,
  { author, now }: { author: Recipient | null; now: number },
): Promise<void> {
  const words = { title: `${byName}${answered[verdict]}`, text: text || taskTitle }
  const to = { memberId, openid: author?.openid ?? null, path: taskPage(taskId) }
  await notify({ ...to, ...words, fact: `reflection:${_id}:${version}` }, now)
}

/** The author alone learns that a picture did not pass. */
export async function tellPictureRefused(
  { _id, taskId, memberId }: Reflection,
  fileId: string,
  { author, now }: { author: Recipient | null; now: number },
): Promise<void> {
  const to = { memberId, openid: author?.openid ?? null, path: taskPage(taskId) }
  const words = { title: '心得里有一张图片没有通过检查', text: '别人看不到它，文字和其他图片不受影响。' }
  await notify({ ...to, ...words, fact: `picture:${_id}:${fileId}` }, now)
}

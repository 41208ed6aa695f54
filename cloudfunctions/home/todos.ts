/** What a member still has to do, as home lists it: one line each, with where to do it. */
import { monthOf } from '../../miniprogram/shared/calendar'
import type { OutputOf } from '../contract'
import { documentOf } from '../directory'
import { isLiable } from '../domain/dues-bills'
import { isFixedAmount, standardFor } from '../../miniprogram/shared/dues-standard'
import { profiles, type DuesStanding } from '../dues/repository'
import type { ActorMember } from '../kit/actor'
import type { UnreadArticle } from '../content/summary'
import type { OpenTask } from '../tasks/summary'
import { pages } from './pages'

type Todo = OutputOf<'home.open'>['todos'][number]

const parts: Readonly<Record<OpenTask['kind'], string>> = {
  course: '学完这门微课',
  article: '读完这篇文章',
  quiz: '答完这份题',
}

const partOf = ({ kind, state, isLearningDay }: OpenTask) =>
  state === 'returned' ? '书记请你改一改' : `${isLearningDay ? '党员学习日，' : ''}${parts[kind]}`

/** Tasks that wait for the member, the earliest end first. */
export function taskTodos(tasks: readonly OpenTask[]): Todo[] {
  return tasks.map((task) => ({
    kind: 'task',
    title: task.title,
    detail: partOf(task),
    dueAt: task.dueAt,
    waitingSince: null,
    path: pages.task(task.taskId),
  }))
}

/** Notices of the branch that ask to be confirmed, the oldest first. */
export function readingTodos(articles: readonly UnreadArticle[]): Todo[] {
  return articles.map(({ articleId, title, columnName }) => ({
    kind: 'reading',
    title,
    detail: `${columnName}，读完点“已读并了解”`,
    dueAt: null,
    waitingSince: null,
    path: pages.article(articleId),
  }))
}

/**
 * Whoever pays by income has to say the base once. Asked only when this month has no bill, so that the usual visit to home
 * costs no read for it.
 */
export async function duesTodos(member: ActorMember, standing: DuesStanding, now: number): Promise<Todo[]> {
  const document = documentOf(member)
  const month = monthOf(now)
  if (standing.hasBillThisMonth || !isLiable(document, month)) return []
  if (isFixedAmount(document.category, standardFor(month)) || (await profiles.get(member.id))) return []
  return [
    {
      kind: 'duesProfile',
      title: '填一次党费基数',
      detail: '组织委员核定后，每月金额自动算好',
      dueAt: null,
      waitingSince: null,
      path: pages.duesProfile,
    },
  ]
}

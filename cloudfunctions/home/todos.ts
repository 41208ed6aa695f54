/** What a member still has to do, as home lists it: one line each, with where to do it. */
import { monthOf } from '../../miniprogram/shared/calendar'
import type { OutputOf } from '../contract'
import { documentOf } from '../directory'
import { isLiable } from '../domain/dues-bills'
import { isFixedAmount, standardFor } from '../domain/dues-standard'
import { profiles, type DuesStanding } from '../dues/repository'
import type { ActorMember } from '../kit/actor'
import type { learningOf } from '../learn/summary'
import { pages } from './pages'

type Todo = OutputOf<'home.open'>['todos'][number]
type Assigned = Awaited<ReturnType<typeof learningOf>>['assigned']

/** Assigned courses that are not finished, the earliest end first; each leads to the lesson to go on with. */
export function learningTodos(assigned: Assigned): Todo[] {
  return [...assigned]
    .sort((a, b) => (a.dueAt ?? Infinity) - (b.dueAt ?? Infinity))
    .map(({ courseId, title, nextLesson, lessonCount, doneCount, dueAt }) => ({
      kind: nextLesson ? 'lesson' : 'course',
      title: `微课：${nextLesson?.title ?? title}`,
      detail: nextLesson ? remaining(nextLesson) : `${lessonCount - doneCount} 课还没学`,
      dueAt,
      waitingSince: null,
      path: nextLesson ? pages.lesson(nextLesson.lessonId) : pages.course(courseId),
    }))
}

function remaining({ positionSeconds, durationSeconds }: { positionSeconds: number; durationSeconds: number }): string {
  const minutes = Math.max(1, Math.ceil((durationSeconds - positionSeconds) / 60))
  return positionSeconds > 0 ? `还差 ${minutes} 分钟` : `${minutes} 分钟`
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

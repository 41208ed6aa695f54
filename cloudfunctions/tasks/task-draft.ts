/** A task as an editor sends it: what has to be true of it before it is kept. */
import { audienceKey } from '../directory/audience'
import { monthOf, yearOf } from '../../miniprogram/shared/calendar'
import type { ParsedInputOf } from '../contract'
import { memberCollection } from '../directory/members'
import { units } from '../directory/units'
import { isBeforeFactYears } from '../domain/learning-task'
import { refuse } from '../kit/errors'
import { courses, progressOfCourse, type QuizRules } from '../learn/repository'
import { banks } from '../questions/repository'
import { type Task, type Work } from './repository'

export type TaskDraft = ParsedInputOf<'tasks.save'>

function refuseField(field: string, sentence: string): never {
  return refuse('INVALID_INPUT', sentence, { [field]: sentence })
}

/** An end that has passed may stay, so that the words of an old task can still be corrected; a new one must lie ahead. */
export function refusePastEnd({ dueAt }: TaskDraft, known: Task | null, now: number): void {
  if (dueAt !== known?.dueAt && dueAt <= now) refuseField('dueAt', '截止时间要在现在之后。')
}

/** What is asked for, with what a page shows of it. @param known the task as it is, null for a new one */
export async function workOf(
  { work }: TaskDraft,
  known: Task | null,
  { branchId, now }: { branchId: string; now: number },
): Promise<Work> {
  if (known) return keptWork(work, known.work)
  if (work.kind === 'course') {
    const courseTitle = await courseTitleOf(work.courseId, branchId)
    return { ...work, courseTitle, finishedEarlier: await finishedEarlier(work.courseId, yearOf(now)) }
  }
  if (work.kind === 'quiz') await refuseUnfit(work.quiz, branchId)
  return work
}

/** Only the words of an article change: whoever has begun or finished did it for what was asked then. */
function keptWork(sent: TaskDraft['work'], before: Work): Work {
  if (sent.kind === 'article' && before.kind === 'article') return sent
  if (sent.kind === 'course' && before.kind === 'course' && sent.courseId === before.courseId) return before
  if (sent.kind === 'quiz' && before.kind === 'quiz' && isSameQuiz(sent.quiz, before.quiz)) return before
  return refuse('WRONG_STATE', '任务布置后不能换内容。要换的话，结束它，再布置一个新的。')
}

function isSameQuiz(a: QuizRules, b: QuizRules): boolean {
  const fields = ['bankId', 'questionCount', 'passCount', 'limitMinutes', 'maxTries'] as const
  return fields.every((field) => a[field] === b[field])
}

/** One sentence for a course that is a draft, elsewhere or gone, so that one cannot be told from the other. */
async function courseTitleOf(courseId: string, branchId: string): Promise<string> {
  const course = await courses.get(courseId)
  if (course?.branchId === branchId && course.state === 'published') return course.title
  return refuseField('work.courseId', '微课要从支部已经发布的里面选。')
}

/** Who finished the course so long ago that the facts of the task's years do not say it. */
async function finishedEarlier(courseId: string, taskYear: number): Promise<Record<string, number>> {
  const progress = await progressOfCourse(courseId)
  const finished = progress.flatMap(({ memberId, doneAt }) => (doneAt === null ? [] : [[memberId, doneAt] as const]))
  return Object.fromEntries(finished.filter(([, doneAt]) => isBeforeFactYears(yearOf(doneAt), taskYear)))
}

async function refuseUnfit({ bankId, questionCount, passCount }: QuizRules, branchId: string): Promise<void> {
  const bank = await banks.get(bankId)
  if (bank?.branchId !== branchId) return refuseField('work.quiz.bankId', '题库要从支部的题库里面选。')
  const available = bank.questionIds.length
  if (questionCount > available) {
    refuseField('work.quiz.questionCount', `题库里有 ${available} 题，每份最多出 ${available} 题。`)
  }
  if (passCount > questionCount) {
    refuseField('work.quiz.passCount', `每份 ${questionCount} 题，答对几题通过不能超过 ${questionCount}。`)
  }
}

/** Whom it is for must be in the branch; who was named before and has left since may stay on the list. */
export async function refuseForeignAudience({ audience }: TaskDraft, known: Task | null, branchId: string) {
  if (audience.kind === 'group') {
    const group = await units.get(audience.groupId)
    const isOwn = group?.kind === 'group' && group.branchId === branchId
    if (!isOwn) refuseField('audience.groupId', '党小组要从支部的党小组里面选。')
  }
  if (audience.kind === 'members') {
    const before = new Set(known?.audience.kind === 'members' ? known.audience.memberIds : [])
    const added = [...new Set(audience.memberIds)].filter((memberId) => !before.has(memberId))
    const found = await memberCollection.getMany(added)
    const own = found.filter((member) => member.branchId === branchId && member.status !== 'transferredOut')
    if (own.length < added.length) refuseField('audience.memberIds', '名单里有人不在支部，重新选一次。')
  }
}

/** The audience, and the keys by which each of its members finds the task. */
export function addressed(sent: TaskDraft['audience'], branchId: string): Pick<Task, 'audience' | 'audienceKeys'> {
  if (sent.kind === 'all') return { audience: sent, audienceKeys: [audienceKey.all(branchId)] }
  if (sent.kind === 'group') return { audience: sent, audienceKeys: [audienceKey.group(sent.groupId)] }
  const memberIds = [...new Set(sent.memberIds)]
  return { audience: { kind: 'members', memberIds }, audienceKeys: memberIds.map(audienceKey.member) }
}

export const learningMonthOf = ({ isLearningDay, dueAt }: TaskDraft): string | null =>
  isLearningDay ? monthOf(dueAt) : null

/** Quizzes that draw from a bank: while there are some, it keeps what they need. */
import { coursesWithBank } from '../learn/repository'
import { tasksWithBank } from '../tasks/repository'
import type { Bank } from './repository'

export interface Use {
  /** "微课「…」", "任务「…」" */
  readonly label: string
  readonly questionCount: number
}

/** Courses that are not archived and open tasks, in two reads. */
export async function usesOf({ _id, branchId }: Bank): Promise<Use[]> {
  const [courses, tasks] = await Promise.all([coursesWithBank(branchId, _id), tasksWithBank(branchId, _id)])
  return [
    ...courses.flatMap(({ title, quiz }) => use(`微课「${title}」`, quiz)),
    ...tasks.flatMap(({ title, work }) => use(`任务「${title}」`, work.kind === 'quiz' ? work.quiz : null)),
  ]
}

const use = (label: string, quiz: { readonly questionCount: number } | null): Use[] =>
  quiz ? [{ label, questionCount: quiz.questionCount }] : []

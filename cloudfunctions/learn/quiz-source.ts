/** The quiz of a course or a task, as one member may take it. */
import { audienceKeysOf } from '../directory/audience'
import type { ActorMember, JoinedActor } from '../kit/actor'
import { present } from '../kit/errors'
import { tasks } from '../tasks/repository'
import { courseOf, openTo } from './access'
import { hasOpenIn } from './desk'
import { quizResultId, quizResults, type QuizResult, type QuizSource } from './quiz-repository'
import { courseProgress, courseProgressId, learners, type QuizRules } from './repository'

export interface Quiz extends QuizSource {
  readonly title: string
  readonly rules: QuizRules
  /** No new paper is drawn; one that is open may be handed in. */
  readonly isClosed: boolean
}

interface Call {
  readonly actor: JoinedActor
  readonly input: QuizSource
}

/** With one's own standing, null before the first paper. @throws Refusal NOT_FOUND for what is not for this member */
export async function quizOf({ actor, input }: Call): Promise<{ quiz: Quiz; result: QuizResult | null }> {
  const { member } = actor
  const reading = quizResults.get(quizResultId(input.sourceId, member.id))
  const quiz =
    input.sourceKind === 'course'
      ? await quizOfOpenCourse({ actor, courseId: input.sourceId, hasTried: async () => (await reading) !== null })
      : await quizOfTask(member, input.sourceId)
  return { quiz, result: await reading }
}

async function quizOfOpenCourse({ actor, courseId, hasTried }: CourseCall): Promise<Quiz> {
  const found = await courseOf({ input: { courseId }, actor })
  const hasBegun = found.state === 'archived' && ((await hasTried()) || (await hasLearned(actor.member, courseId)))
  const { title, quiz } = openTo(found, { hasBegun })
  return { sourceKind: 'course', sourceId: courseId, title, rules: present(quiz), isClosed: false }
}

interface CourseCall {
  readonly actor: JoinedActor
  readonly courseId: string
  readonly hasTried: () => Promise<boolean>
}

async function hasLearned({ id }: ActorMember, courseId: string): Promise<boolean> {
  const [progress, desk] = await Promise.all([courseProgress.get(courseProgressId(courseId, id)), learners.get(id)])
  return progress !== null || hasOpenIn(desk, courseId)
}

async function quizOfTask(member: ActorMember, taskId: string): Promise<Quiz> {
  const { branchId, audienceKeys, title, work, state } = present(await tasks.get(taskId))
  const isForMember = audienceKeysOf(member).some((key) => audienceKeys.includes(key))
  const quiz = present(branchId === member.branchId && isForMember && work.kind === 'quiz' ? work.quiz : null)
  return { sourceKind: 'task', sourceId: taskId, title, rules: quiz, isClosed: state === 'closed' }
}

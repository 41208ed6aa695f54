/** What the tests of quizzes and banks start from. */
import type { OutputOf } from '../../../cloudfunctions/contract'
import type { Member } from '../../../cloudfunctions/directory/members'
import type { LearningYear } from '../../../cloudfunctions/learn/hours-repository'
import type { QuizPaper, QuizResult } from '../../../cloudfunctions/learn/quiz-repository'
import type { QuizRules } from '../../../cloudfunctions/learn/repository'
import type { Bank, Question } from '../../../cloudfunctions/questions/repository'
import type { Task } from '../../../cloudfunctions/tasks/repository'
import type { QuestionKind } from '../../../miniprogram/shared/words'
import type { World } from '../../support/world'
import { aCourse, aLearningBranch, type CourseOfTest } from './support'

let serial = 0

/** Stands in every explanation, so that one that leaks is found. */
export const explanationMark = '解析在此'

const kinds: readonly QuestionKind[] = ['single', 'multiple', 'trueFalse']

function aQuestion(bank: Pick<Bank, '_id' | 'branchId'>, place: number): Question {
  const kind = kinds[place % kinds.length]!
  const isTrueFalse = kind === 'trueFalse'
  return {
    _id: `${bank._id}-question-${place}`,
    bankId: bank._id,
    branchId: bank.branchId,
    key: `${String(place).padStart(13, '0')}_${bank._id}`,
    version: 1,
    savedWith: 'test',
    kind,
    stem: `第 ${place} 题`,
    options: isTrueFalse ? ['正确', '错误'] : ['甲', '乙', '丙', '丁'].map((option) => `${option}${place}`),
    answer: kind === 'multiple' ? [0, 2] : [place % 2],
    explanation: `${explanationMark} ${place}`,
  }
}

/** A bank with so many questions: single, multiple, true/false in turn. */
export function aBankOfQuestions(world: World, { branchId, count = 12 }: { branchId: string; count?: number }): string {
  const head = { _id: `quiz-bank-${++serial}`, branchId }
  const questions = Array.from({ length: count }, (_none, place) => aQuestion(head, place))
  const bank: Bank = {
    ...head,
    key: `${world.now()}_${head._id}`,
    title: `题库${serial}`,
    questionIds: questions.map(({ _id }) => _id),
    createdAt: world.now(),
  }
  world.insert('questionBanks', [bank])
  if (questions.length > 0) world.insert('questions', questions)
  return bank._id
}

type RulesOfTest = Partial<QuizRules>

export interface QuizOfTest {
  readonly sourceKind: 'course' | 'task'
  readonly sourceId: string
}

const rulesOf = (bankId: string, changes: RulesOfTest): QuizRules => ({
  ...{ bankId, questionCount: 6, passCount: 4, limitMinutes: null, maxTries: null },
  ...changes,
})

/** A published course of one lesson, with a quiz of six questions of which four must be right. */
export function aQuizCourse(
  world: World,
  { branchId, rules = {}, count }: { branchId: string; rules?: RulesOfTest; count?: number },
): QuizOfTest & CourseOfTest {
  const bankId = aBankOfQuestions(world, { branchId, ...(count !== undefined && { count }) })
  const course = aCourse(world, { branchId, quiz: rulesOf(bankId, rules), lessons: [{}] })
  return { ...course, sourceKind: 'course', sourceId: course.courseId }
}

interface TaskOptions {
  readonly branchId: string
  readonly rules?: RulesOfTest
  readonly audienceKeys?: readonly string[]
  readonly work?: Task['work']
}

/** An open task that asks the whole branch for a quiz. */
export function aQuizTask(world: World, { branchId, rules = {}, audienceKeys, work }: TaskOptions): QuizOfTest {
  const _id = `quiz-task-${++serial}`
  const task: Task = {
    _id,
    branchId,
    key: `${world.now()}_${_id}`,
    version: 1,
    savedWith: 'test',
    title: '学习日答题',
    note: '',
    work: work ?? { kind: 'quiz', quiz: rulesOf(aBankOfQuestions(world, { branchId }), rules) },
    audience: { kind: 'all' },
    audienceKeys: audienceKeys ?? [`all_${branchId}`],
    dueAt: world.now() + 7 * 24 * 3600_000,
    learningMonth: null,
    wantsReflection: false,
    state: 'open',
    year: new Date(world.now()).getUTCFullYear(),
    createdAt: world.now(),
  }
  world.insert('tasks', [task])
  return { sourceKind: 'task', sourceId: _id }
}

/** A learning branch with a quiz of each kind. */
export async function quizzesOfBothKinds(world: World, rules: RulesOfTest = {}) {
  const people = await aLearningBranch(world)
  const { branchId } = people
  const quizzes: QuizOfTest[] = [aQuizCourse(world, { branchId, rules }), aQuizTask(world, { branchId, rules })]
  return { ...people, quizzes }
}

/** A learning branch with the quiz of a course. */
export async function aCourseQuiz(world: World, options: { rules?: RulesOfTest; count?: number } = {}) {
  const people = await aLearningBranch(world)
  return { ...people, quiz: aQuizCourse(world, { branchId: people.branchId, ...options }) }
}

const inputOf = ({ sourceKind, sourceId }: QuizOfTest) => ({ sourceKind, sourceId })

export const openQuiz = (world: World, as: Member, quiz: QuizOfTest) =>
  world.data('learn.openQuiz', inputOf(quiz), { as })
export const startPaper = (world: World, as: Member, quiz: QuizOfTest) =>
  world.data('learn.startPaper', inputOf(quiz), { as })
export const refusedStart = (world: World, as: Member, quiz: QuizOfTest) =>
  world.refusal('learn.startPaper', inputOf(quiz), { as })
export const submit = (world: World, as: Member, { paperId, answers }: { paperId: string; answers: number[][] }) =>
  world.data('learn.submitPaper', { paperId, answers }, { as })

export const storedPaper = (world: World, paperId: string) => world.only<QuizPaper>('quizPapers', { _id: paperId })
export const storedResult = (world: World, { _id: memberId }: Member, { sourceId }: QuizOfTest) =>
  world.only<QuizResult>('quizResults', { memberId, sourceId })
export const yearsOf = (world: World, { _id: memberId }: Member) =>
  world.find<LearningYear>('learningYears', { memberId })

/** Answers of which so many are right, from the first question on; the others are left empty. */
export function answersFor(world: World, paperId: string, rightCount: number): number[][] {
  return storedPaper(world, paperId).questions.map(({ right }, place) => (place < rightCount ? [...right] : []))
}

/** A try from its start to its end. */
export async function tryOnce(
  world: World,
  as: Member,
  { quiz, rightCount }: { quiz: QuizOfTest; rightCount: number },
): Promise<OutputOf<'learn.submitPaper'>> {
  const { paperId } = await startPaper(world, as, quiz)
  return submit(world, as, { paperId, answers: answersFor(world, paperId, rightCount) })
}

/** Database calls of the newest call of an action. */
export function callsOf(world: World, action: string): { databaseCalls: number; documentsExamined: number } {
  const record = world.cloud.calls.findLast((call) => call.action === action)
  if (!record) throw new Error(`${action} was not called`)
  return { databaseCalls: record.databaseCalls, documentsExamined: record.documentsExamined }
}

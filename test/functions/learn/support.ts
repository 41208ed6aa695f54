/** What the tests of learning start from. */
import type { InputOf, ParsedInputOf } from '../../../cloudfunctions/contract'
import type { Member } from '../../../cloudfunctions/directory/members'
import type { Course, CourseProgress, Learner, Lesson, OpenLesson } from '../../../cloudfunctions/learn/repository'
import type { LearningYear } from '../../../cloudfunctions/learn/hours-repository'
import type { Bank } from '../../../cloudfunctions/questions/repository'
import type { Task } from '../../../cloudfunctions/tasks/repository'
import { aBranch, aMember, type World } from '../../support/world'

let serial = 0

export interface CourseOptions extends Partial<Pick<Course, 'title' | 'state' | 'theme' | 'quiz' | 'coverUrl'>> {
  readonly branchId: string
  readonly lessons?: readonly Partial<Lesson>[]
}

export interface CourseOfTest {
  readonly courseId: string
  readonly lessonIds: readonly string[]
}

/** A published course of articles of five minutes, half an hour of credit each; two of them unless said otherwise. */
export function aCourse(world: World, { branchId, lessons = [{}, {}], ...rest }: CourseOptions): CourseOfTest {
  const courseId = `course-${++serial}`
  const documents: Lesson[] = lessons.map((lesson, index) => ({
    _id: `${courseId}-lesson-${index + 1}`,
    courseId,
    branchId,
    number: index + 1,
    title: `第 ${index + 1} 讲`,
    kind: 'article',
    text: '先读一遍，再说给别人听。',
    mediaFileId: '',
    slides: [],
    durationSeconds: 300,
    creditTenths: 5,
    ...lesson,
  }))
  const course: Course = {
    _id: courseId,
    branchId,
    key: `${String(world.now()).padStart(13, '0')}_${String(serial).padStart(4, '0')}`,
    title: '开好组织生活会',
    theme: 'branchLife',
    goal: '会开',
    intro: '',
    coverUrl: '',
    state: 'published',
    quiz: null,
    version: 1,
    lessons: documents.map(({ _id: lessonId, title, kind, durationSeconds, creditTenths }) => ({
      ...{ lessonId, title, kind, durationSeconds, creditTenths },
    })),
    createdAt: world.now(),
    ...rest,
  }
  world.insert('courses', [course])
  world.insert('lessons', documents)
  return { courseId, lessonIds: documents.map(({ _id }) => _id) }
}

/** A bank with so many questions, whose texts nobody reads here. */
export function aBank(world: World, { branchId, count, title = '党章' }: BankOptions): string {
  const bank: Bank = {
    _id: `bank-${++serial}`,
    branchId,
    key: `${String(world.now())}_${serial}`,
    title,
    questionIds: Array.from({ length: count }, (_, index) => `question-${serial}-${index}`),
    createdAt: world.now(),
  }
  world.insert('questionBanks', [bank])
  return bank._id
}

interface BankOptions {
  readonly branchId: string
  readonly count: number
  readonly title?: string
}

export const aQuiz = (bankId: string, changes: Partial<NonNullable<Course['quiz']>> = {}) => ({
  ...{ bankId, questionCount: 5, passCount: 4, limitMinutes: null, maxTries: null },
  ...changes,
})

/** An open task that asks the whole branch for a course, by tomorrow. */
export function aCourseTask(world: World, { branchId, courseId, ...rest }: TaskOptions): Task {
  const task: Task = {
    _id: `course-task-${++serial}`,
    branchId,
    key: `${String(world.now())}_${serial}`,
    version: 1,
    savedWith: 'test',
    title: '十一月学习',
    note: '',
    work: { kind: 'course', courseId, courseTitle: '开好组织生活会', finishedEarlier: {} },
    audience: { kind: 'all' },
    audienceKeys: [`all_${branchId}`],
    dueAt: world.now() + 24 * 3600_000,
    learningMonth: null,
    wantsReflection: false,
    state: 'open',
    year: new Date(world.now() + 8 * 3600_000).getUTCFullYear(),
    createdAt: world.now(),
    ...rest,
  }
  world.insert('tasks', [task])
  return task
}

interface TaskOptions extends Partial<Pick<Task, 'dueAt' | 'state' | 'title'>> {
  readonly branchId: string
  readonly courseId: string
}

/** A branch with its editor (publicity officer), secretary and a plain member. */
export async function aLearningBranch(world: World) {
  const { branchId } = aBranch(world)
  return {
    branchId,
    editor: await aMember(world, { branchId, roles: ['publicityOfficer'] }),
    secretary: await aMember(world, { branchId, roles: ['secretary'] }),
    member: await aMember(world, { branchId }),
  }
}

export const deskOf = (world: World, { _id }: Member) => world.only<Learner>('learners', { _id })

/** Where a lesson stands that lies on the member's desk. */
export function standingOf(world: World, member: Member, lessonId: string): OpenLesson {
  const lesson = deskOf(world, member).open[lessonId]
  if (!lesson) throw new Error(`${lessonId} is not on the desk`)
  return lesson
}

export const progressOf = (world: World, { _id: memberId }: Member, courseId: string) =>
  world.only<CourseProgress>('courseProgress', { memberId, courseId })

export const yearOfMember = (world: World, { _id: memberId }: Member) =>
  world.only<LearningYear>('learningYears', { memberId })

interface BeatOfTest {
  readonly lessonId: string
  readonly played?: number
  readonly at?: number
  readonly speed?: InputOf<'learn.recordProgress'>['speed']
}

/** What a player sends: seconds played since the last beat, and where it is. */
export const aBeat = ({ _id }: Member, { lessonId, played = 15, at = 0, ...rest }: BeatOfTest) => ({
  learnerId: _id,
  lessonId,
  playedSeconds: played,
  position: at,
  ...rest,
})

export const beat = (world: World, as: Member, options: BeatOfTest) =>
  world.call('learn.recordProgress', aBeat(as, options), { as })

/** As if the member had been at it for so long; the lesson was opened just now. */
export async function havingLearned(
  world: World,
  { member, lessonId, seconds }: { member: Member; lessonId: string; seconds: number },
): Promise<void> {
  await world.data('learn.openLesson', { lessonId }, { as: member })
  await world.update('learners', { _id: member._id }, { $set: { [`open.${lessonId}.creditedSeconds`]: seconds } })
}

/** The lesson is learned to its end in the member's own time. @returns tenths granted */
export async function finish(world: World, member: Member, lessonId: string): Promise<number> {
  const { durationSeconds } = world.only<Lesson>('lessons', { _id: lessonId })
  await havingLearned(world, { member, lessonId, seconds: durationSeconds - 1 })
  const last = aBeat(member, { lessonId, played: 0, at: durationSeconds })
  return (await world.data('learn.recordProgress', last, { as: member })).grantedTenths
}

type Draft = ParsedInputOf<'learn.saveCourse'>

export const aLessonDraft = (changes: Partial<Draft['lessons'][number]> = {}): Draft['lessons'][number] => ({
  lessonId: null,
  title: '会前听意见',
  kind: 'article',
  text: '当面问、写下来、回去告诉人家。',
  mediaFileId: '',
  slides: [],
  durationSeconds: 300,
  creditTenths: 5,
  ...changes,
})

export const aDraft = (changes: Partial<Draft> = {}): Draft => ({
  courseId: null,
  version: 0,
  title: '开好一次组织生活会',
  theme: 'branchLife',
  goal: '能自己准备一次',
  intro: '',
  coverFileId: '',
  quiz: null,
  lessons: [aLessonDraft()],
  ...changes,
})

/** What the tests of learning start from. */
import type { ParsedInputOf } from '../../../cloudfunctions/contract'
import type { Course, Lesson, StoredProgress } from '../../../cloudfunctions/learn/repository'
import type { Member } from '../../../cloudfunctions/directory/members'
import { aBranch, aMember, type World } from '../../support/world'

let serial = 0

export interface CourseOptions {
  readonly branchId: string
  readonly title?: string
  readonly state?: Course['state']
  readonly dueAt?: number | null
  readonly lessons?: readonly Partial<Lesson>[]
}

export interface CourseOfTest {
  readonly courseId: string
  readonly lessonIds: readonly string[]
}

/** A published course of articles of five minutes, half an hour of credit each; two of them unless said otherwise. */
export function aCourse(world: World, options: CourseOptions): CourseOfTest {
  const { branchId, title = '开好组织生活会', state = 'published', dueAt = null, lessons = [{}, {}] } = options
  const courseId = `course-${++serial}`
  const documents: Lesson[] = lessons.map((lesson, index) => ({
    _id: `${courseId}-lesson-${index + 1}`,
    courseId,
    branchId,
    number: index + 1,
    title: `第 ${index + 1} 讲`,
    kind: 'article',
    text: '先读一遍，再说给别人听。',
    videoFileId: '',
    durationSeconds: 300,
    creditTenths: 5,
    ...lesson,
  }))
  const course: Course = {
    _id: courseId,
    branchId,
    key: `${String(world.now()).padStart(13, '0')}_${String(serial).padStart(4, '0')}`,
    title,
    goal: '会开',
    intro: '',
    coverUrl: '',
    state,
    dueAt,
    version: 1,
    lessons: documents.map(({ _id: lessonId, title: name, kind, durationSeconds, creditTenths }) => ({
      lessonId,
      title: name,
      kind,
      durationSeconds,
      creditTenths,
    })),
    doneCount: 0,
    createdAt: world.now(),
  }
  world.insert('courses', [course])
  world.insert('lessons', documents)
  return { courseId, lessonIds: documents.map(({ _id }) => _id) }
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

export const progressOf = (world: World, { _id }: Member, lessonId: string) =>
  world.only<StoredProgress>('lessonProgress', { memberId: _id, lessonId })

/** `played` and `at` in seconds: since the last beat, and from the start of the lesson. */
export function beat(world: World, as: Member, { lessonId, played = 15, at = 0 }: BeatOfTest) {
  return world.call('learn.recordProgress', { lessonId, playedSeconds: played, positionSeconds: at }, { as })
}

interface BeatOfTest {
  readonly lessonId: string
  readonly played?: number
  readonly at?: number
}

/** As if the member had been at it for so long; the last beat was just now. */
export async function havingLearned(
  world: World,
  { member, lessonId, seconds }: { member: Member; lessonId: string; seconds: number },
): Promise<void> {
  await beat(world, member, { lessonId, played: 1 })
  const patch = { $set: { creditedSeconds: seconds } }
  await world.update('lessonProgress', { memberId: member._id, lessonId }, patch)
}

/** The lesson is learned to its end in the member's own time. */
export async function finish(world: World, member: Member, lessonId: string): Promise<number> {
  const { durationSeconds } = world.only<Lesson>('lessons', { _id: lessonId })
  await havingLearned(world, { member, lessonId, seconds: durationSeconds - 1 })
  const { grantedTenths } = await world.data(
    'learn.recordProgress',
    { lessonId, playedSeconds: 0, positionSeconds: durationSeconds },
    { as: member },
  )
  return grantedTenths
}

type Draft = ParsedInputOf<'learn.saveCourse'>

export const aLessonDraft = (changes: Partial<Draft['lessons'][number]> = {}): Draft['lessons'][number] => ({
  lessonId: null,
  title: '会前听意见',
  kind: 'article',
  text: '当面问、写下来、回去告诉人家。',
  videoFileId: '',
  durationSeconds: 300,
  creditTenths: 5,
  ...changes,
})

export const aDraft = (changes: Partial<Draft> = {}): Draft => ({
  courseId: null,
  version: 0,
  title: '开好一次组织生活会',
  goal: '能自己准备一次',
  intro: '',
  dueAt: null,
  lessons: [aLessonDraft()],
  ...changes,
})

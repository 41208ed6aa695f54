/** Micro-courses with their texts, film and pictures, who has learned what, and the hours of the year by source. */
import type { Course, Lesson } from '../../cloudfunctions/learn/repository'
import { timeKey } from '../../cloudfunctions/kit/ids'
import { endOfDay } from '../../miniprogram/shared/calendar'
import type { Cloud } from '../cloud'
import { coursePlans, foreignCourse, oldCourse, textOf, type CoursePlan } from './courses'
import { hoursFor } from './learn-hours'
import { learnedIn, type CourseOfDemo } from './learn-progress'
import type { SeedOptions } from './membership'
import type { SeedWorld } from './people'
import { upload } from './uploads'

const dayMs = 24 * 3600_000
/** Courses of earlier years that each step of scale adds. */
const oldCoursesPerScale = 3

export async function seedLearn(cloud: Cloud, world: SeedWorld, { scale, now }: SeedOptions): Promise<void> {
  const { database } = cloud
  const insert = (collection: string, documents: readonly object[]) =>
    database.insertMany(
      collection,
      documents.map((document) => ({ ...document })),
    )
  const [branch, ...others] = world.branches
  const old = Array.from({ length: (scale - 1) * oldCoursesPerScale }, (_none, index) => oldCourse(index + 1))
  const own: CourseOfDemo[] = []
  for (const plan of [...coursePlans, ...old]) {
    own.push(await courseFrom(cloud, plan, { branchId: branch!.unit._id, id: plan.id, now }))
  }
  const elsewhere: CourseOfDemo[] = []
  for (const { unit } of others) {
    const id = `${foreignCourse.id}-${unit._id}`
    elsewhere.push(await courseFrom(cloud, foreignCourse, { branchId: unit._id, id, now }))
  }
  const { progress, completions, grants } = learnedIn(own, { members: branch!.members, now })
  const finished = (courseId: string) =>
    completions.filter((entry) => entry.courseId === courseId && entry.doneAt !== null).length
  insert(
    'courses',
    [...own, ...elsewhere].map(({ course }) => ({ ...course, doneCount: finished(course._id) })),
  )
  insert(
    'lessons',
    [...own, ...elsewhere].flatMap(({ lessons }) => lessons),
  )
  insert('lessonProgress', progress)
  insert('courseProgress', completions)
  const hours = hoursFor({ members: branch!.members, grants, now })
  insert('creditGrants', hours.grants)
  insert('creditYears', hours.years)
}

async function courseFrom(
  cloud: Cloud,
  plan: CoursePlan,
  { branchId, id, now }: { branchId: string; id: string; now: number },
): Promise<CourseOfDemo> {
  const publishedAt = now - plan.publishedDaysAgo * dayMs
  const lessons: Lesson[] = []
  for (const [index, { title, text, seconds, tenths, film }] of plan.lessons.entries()) {
    lessons.push({
      _id: `${id}-${index + 1}`,
      courseId: id,
      branchId,
      number: index + 1,
      title,
      kind: film ? 'video' : 'article',
      text: textOf(text),
      videoFileId: film ? await upload(cloud, film, `lessons/${film}`) : '',
      durationSeconds: seconds,
      creditTenths: tenths,
    })
  }
  const course: Course = {
    _id: id,
    branchId,
    key: timeKey(publishedAt, id),
    title: plan.title,
    goal: plan.goal,
    intro: plan.intro,
    coverUrl: plan.cover ? await upload(cloud, plan.cover, `covers/${plan.cover}`) : '',
    state: 'published',
    dueAt: plan.dueInDays === null ? null : endOfDay(now + plan.dueInDays * dayMs),
    version: 1,
    lessons: lessons.map(({ _id: lessonId, title, kind, durationSeconds, creditTenths }) => ({
      ...{ lessonId, title, kind, durationSeconds, creditTenths },
    })),
    doneCount: 0,
    createdAt: publishedAt - dayMs,
  }
  return { course, lessons, publishedAt }
}

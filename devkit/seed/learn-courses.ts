/** Courses with their lessons as they are stored: those of the demo's branch, its old ones, and one in each other branch. */
import type { Course, Lesson } from '../../cloudfunctions/learn/repository'
import { timeKey } from '../../cloudfunctions/kit/ids'
import type { LessonKind } from '../../miniprogram/shared/words'
import { coursePlans, foreignCourse, oldCourse, textOf, type CoursePlan, type LessonPlan } from './courses'
import type { CourseOfDemo } from './learn-progress'
import type { SeedWorld } from './people'

const dayMs = 24 * 3600_000
/** Courses of earlier years that each step of scale adds. */
const oldCoursesPerScale = 3

type Upload = (asset: string, folder: string) => Promise<string>

interface Options {
  readonly scale: number
  readonly now: number
  readonly upload: Upload
}

export async function coursesFor(world: SeedWorld, { scale, now, upload }: Options) {
  const [branch, ...others] = world.branches
  const old = Array.from({ length: (scale - 1) * oldCoursesPerScale }, (_none, index) => oldCourse(index + 1))
  const own: CourseOfDemo[] = []
  for (const plan of [...coursePlans, ...old]) own.push(await courseFrom(plan, branch!.unit._id, { now, upload }))
  const elsewhere: CourseOfDemo[] = []
  for (const { unit } of others) {
    const plan = { ...foreignCourse, id: `${foreignCourse.id}-${unit._id}` }
    elsewhere.push(await courseFrom(plan, unit._id, { now, upload }))
  }
  return { own, elsewhere }
}

async function courseFrom(
  plan: CoursePlan,
  branchId: string,
  { now, upload }: Omit<Options, 'scale'>,
): Promise<CourseOfDemo> {
  const { id, title, theme, goal, intro, cover, quiz } = plan
  const publishedAt = now - plan.publishedDaysAgo * dayMs
  const lessons: Lesson[] = []
  for (const [index, lesson] of plan.lessons.entries()) {
    const place = { _id: `${id}-${index + 1}`, courseId: id, branchId, number: index + 1 }
    lessons.push({ ...place, ...(await lessonFrom(lesson, upload)) })
  }
  const course: Course = {
    _id: id,
    branchId,
    key: timeKey(publishedAt, id),
    ...{ title, theme, goal, intro, quiz },
    coverUrl: cover ? await upload(cover, 'covers') : '',
    state: 'published',
    version: 1,
    lessons: lessons.map(({ _id: lessonId, title: name, kind, durationSeconds, creditTenths }) => ({
      ...{ lessonId, title: name, kind, durationSeconds, creditTenths },
    })),
    createdAt: publishedAt - dayMs,
  }
  return { course, lessons, publishedAt }
}

async function lessonFrom(plan: LessonPlan, upload: Upload) {
  const slides = []
  for (const [picture, caption] of plan.slides ?? []) slides.push({ fileId: await upload(picture, 'lessons'), caption })
  return {
    title: plan.title,
    kind: kindOf(plan),
    text: textOf(plan.text),
    mediaFileId: plan.media ? await upload(plan.media, 'lessons') : '',
    slides,
    durationSeconds: plan.seconds,
    creditTenths: plan.tenths,
  }
}

function kindOf({ media, slides }: LessonPlan): LessonKind {
  if (media) return media.endsWith('.mp3') ? 'audio' : 'video'
  return slides ? 'slides' : 'article'
}

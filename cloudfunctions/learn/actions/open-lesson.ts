import type { JoinedActor } from '../../kit/actor'
import { neededSeconds } from '../../domain/lesson-progress'
import { action, type RunContext } from '../../kit/create-function'
import { present } from '../../kit/errors'
import { fileUrls } from '../../kit/files'
import { dueOfCourse } from '../../tasks/summary'
import { lessonOf, openTo } from '../access'
import { hasOpenIn, layOnDesk } from '../desk'
import { quizOfCourse } from '../quiz-standing'
import { courseProgress, courseProgressId, courses, learners, type Learner, type Lesson } from '../repository'
import { openYear, stateOf, toRows, type MyCourse } from '../views'

/** Three steps, each with its reads at once: the lesson, its course, and what is needed of both. */
export const openLesson = action('learn.openLesson', {
  access: () => null,
  async run(context) {
    const { actor, now } = context
    const { member } = actor
    const [lesson, desk, year] = await Promise.all([
      lessonOf(context),
      learners.get(member.id),
      openYear(member.id, now),
    ])
    const [mine, dueAt] = await Promise.all([myCourse(lesson, desk, actor), dueOfCourse(member, lesson.courseId)])
    const [content, standing, quiz] = await Promise.all([
      contentOf(lesson, mine.course.coverUrl),
      standingIn(lesson, mine, context),
      quizOfCourse(mine.course, member.id),
    ])
    const lessons = toRows(mine)
    const row = present(lessons.find(({ lessonId }) => lessonId === lesson._id))
    const { course, progress } = mine
    return {
      lesson: {
        ...row,
        courseId: course._id,
        courseTitle: course.title,
        number: lesson.number,
        ...content,
        ...standing,
      },
      learnerId: member.id,
      lessons,
      quiz,
      isCourseDone: (progress?.doneAt ?? null) !== null,
      dueAt,
      year,
    }
  },
})

/** The course with one's own progress, where the lesson must still stand. */
async function myCourse(lesson: Lesson, desk: Learner | null, { member }: JoinedActor): Promise<MyCourse> {
  const { _id, courseId } = lesson
  const [found, progress] = await Promise.all([
    courses.get(courseId),
    courseProgress.get(courseProgressId(courseId, member.id)),
  ])
  const course = openTo(found, { hasBegun: progress !== null || hasOpenIn(desk, courseId) })
  present(course.lessons.find(({ lessonId }) => lessonId === _id))
  return { course, progress, desk }
}

/** What there is to see and hear, with temporary addresses asked for at once. */
async function contentOf({ text, mediaFileId, slides }: Lesson, coverFileId: string) {
  const [mediaUrl, posterUrl, ...urls] = await fileUrls([
    mediaFileId,
    coverFileId,
    ...slides.map(({ fileId }) => fileId),
  ])
  return {
    text,
    mediaUrl: mediaUrl ?? null,
    posterUrl: posterUrl ?? null,
    slides: slides.map(({ caption }, index) => ({ url: urls[index] ?? null, caption })),
  }
}

/** Where to go on. A lesson that is not done lies on the desk from now on: its time counts from here. */
async function standingIn(lesson: Lesson, mine: MyCourse, { actor, now }: RunContext<'learn.openLesson'>) {
  if (stateOf(mine, lesson._id) === 'done') {
    const needed = neededSeconds(lesson.durationSeconds)
    return { position: 0, creditedSeconds: needed, neededSeconds: needed }
  }
  const { position, creditedSeconds, durationSeconds } = await layOnDesk(mine.desk, lesson, { actor, now })
  // Whoever has begun finishes by the length of that day, as the heartbeats count.
  const needed = neededSeconds(durationSeconds)
  return { position, creditedSeconds: Math.floor(creditedSeconds), neededSeconds: needed }
}

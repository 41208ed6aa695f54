import { neededSeconds } from '../../domain/lesson-progress'
import { action } from '../../kit/create-function'
import { present } from '../../kit/errors'
import { fileUrl } from '../../kit/files'
import { lessonOf, published } from '../access'
import { courses, progressIn } from '../repository'
import { byLesson, openYear, toRow } from '../views'

export const openLesson = action('learn.openLesson', {
  access: () => null,
  async run(context) {
    const { actor, now } = context
    const lesson = await lessonOf(context)
    const [found, progress, year, videoUrl] = await Promise.all([
      courses.get(lesson.courseId),
      progressIn(actor.member.id, [lesson.courseId]),
      openYear(actor.member.id, now),
      fileUrl(lesson.videoFileId),
    ])
    const course = published(found)
    const row = present(course.lessons.find(({ lessonId }) => lessonId === lesson._id))
    const started = byLesson(progress)
    const mine = started.get(lesson._id)
    return {
      lesson: {
        ...toRow(row, started),
        courseId: course._id,
        courseTitle: course.title,
        number: lesson.number,
        text: lesson.text,
        videoUrl,
        posterUrl: course.coverUrl || null,
        positionSeconds: mine?.positionSeconds ?? 0,
        creditedSeconds: mine?.creditedSeconds ?? 0,
        // Whoever has begun finishes by the length of that day, as the heartbeats count.
        neededSeconds: neededSeconds(mine?.durationSeconds ?? lesson.durationSeconds),
      },
      lessons: course.lessons.map((entry) => toRow(entry, started)),
      year,
      dueAt: course.dueAt,
    }
  },
})

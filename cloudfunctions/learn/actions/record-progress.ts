import { isDone } from '../../domain/lesson-progress'
import { action } from '../../kit/create-function'
import { refuse } from '../../kit/errors'
import { beaten, onDesk, writeBeat } from '../desk'
import { admit, answer, finish } from '../heartbeat'
import { learners } from '../repository'

/** Devices may write at once; the loser looks again and is credited only what has passed since. */
const maxAttempts = 8

/** One document read by its id and one write: whoever learns an hour calls this 240 times. */
export const recordProgress = action('learn.recordProgress', {
  access: () => null,
  async run(context) {
    const { input, actor, now } = context
    const { learnerId, lessonId } = input
    for (let attempt = 0; attempt < maxAttempts; attempt++) {
      const desk = await learners.get(learnerId)
      const lesson = desk?.openid === actor.openid ? onDesk(desk, lessonId) : undefined
      if (desk && lesson) {
        const next = beaten(desk, lesson, { beat: input, now })
        const isLast = isDone(next, lesson.durationSeconds)
        const done = isLast ? await finish(context) : null
        if (done) return done
        if (!isLast && (await writeBeat(desk, lessonId, { next, now }))) return answer(lesson, next)
      } else {
        const done = await admit(context, desk)
        if (done) return done
      }
    }
    return refuse('BUSY')
  },
})

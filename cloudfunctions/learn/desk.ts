/**
 * The learner's desk: the lessons that were opened and are not done, and up to when time is used up. The only document
 * that a heartbeat reads and writes.
 */
import { advance, type Heartbeat, type Progress } from '../domain/lesson-progress'
import type { JoinedActor } from '../kit/actor'
import { _ } from '../kit/database'
import { learners, type Learner, type Lesson, type OpenLesson } from './repository'

/** Lessons on one desk; with one more the one that was touched longest ago gives way, to be begun anew. */
const maxOpenLessons = 300

/** Lesson ids come from outside, and an object has more names than its own. */
export function onDesk(desk: Pick<Learner, 'open'> | null | undefined, lessonId: string): OpenLesson | undefined {
  return desk && Object.hasOwn(desk.open, lessonId) ? desk.open[lessonId] : undefined
}

/** Whether a lesson of the course lies there. */
export function hasOpenIn(desk: Pick<Learner, 'open'> | null, courseId: string): boolean {
  return Object.values(desk?.open ?? {}).some((lesson) => lesson.courseId === courseId)
}

/** Where the lesson stands after a heartbeat; nothing is written yet. */
export function beaten(desk: Learner, lesson: OpenLesson, { beat, now }: { beat: Heartbeat; now: number }): Progress {
  return advance({ creditedUntil: desk.creditedUntil, lesson }, beat, now)
}

/**
 * Lays a lesson on the desk of the caller, who is known to be the member, and makes the desk theirs. What lies there
 * already stays as it is: time counts from the first opening on.
 * @param desk as it was read, null for none
 */
export async function layOnDesk(
  desk: Learner | null,
  lesson: Pick<Lesson, '_id' | 'courseId' | 'kind' | 'durationSeconds'>,
  { actor, now }: { actor: JoinedActor; now: number },
): Promise<OpenLesson> {
  const { openid, member } = actor
  const { _id: lessonId, courseId, kind, durationSeconds } = lesson
  const fresh = { courseId, kind, durationSeconds, position: 0, creditedSeconds: 0, openedAt: now, lastAt: now }
  const { id: _id, branchId } = member
  const known = onDesk(desk, lessonId)
  if (!desk && (await learners.create({ _id, branchId, openid, creditedUntil: now, open: { [lessonId]: fresh } })))
    return fresh
  if (desk?.openid !== openid) await learners.update(_id, { openid })
  if (known) return known
  const makeRoom = Object.assign({}, ...oldestOf(desk).map(withoutLesson)) as object
  const place = `open.${lessonId}`
  // Of two pages that open at once one lays the lesson down; the other finds it there.
  await learners.updateIf({ _id, [place]: _.exists(false) }, { [place]: _.set(fresh), ...makeRoom })
  return fresh
}

/** As a part of an update: the lesson is taken off the desk. */
export const withoutLesson = (lessonId: string) => ({ [`open.${lessonId}`]: _.remove() })

/** Lessons that give way to one more. */
function oldestOf(desk: Learner | null): string[] {
  const open = Object.entries(desk?.open ?? {})
  const excess = open.length - maxOpenLessons + 1
  if (excess <= 0) return []
  return open
    .sort(([, a], [, b]) => a.lastAt - b.lastAt)
    .slice(0, excess)
    .map(([lessonId]) => lessonId)
}

/**
 * Writes a heartbeat in one update. It is conditional on the time that was used up when the desk was read, and on the
 * lesson's lying there still.
 * @returns false when another beat came first
 */
export async function writeBeat(
  { _id, creditedUntil, open }: Learner,
  lessonId: string,
  { next, now }: { next: Progress; now: number },
): Promise<boolean> {
  const place = `open.${lessonId}`
  const before = open[lessonId] as OpenLesson
  const { position, creditedSeconds } = next
  // An update that changes nothing counts as none, like one that lost the race: two beats in one instant are the case.
  if (next.creditedUntil === creditedUntil && position === before.position && now === before.lastAt) return true
  const patch = {
    creditedUntil: next.creditedUntil,
    [`${place}.position`]: position,
    [`${place}.creditedSeconds`]: creditedSeconds,
    [`${place}.lastAt`]: now,
  }
  const where = { _id, creditedUntil, [`${place}.openedAt`]: before.openedAt }
  return (await learners.updateIf(where, patch)) === 1
}

/** The newest touched first. */
export function newestOf({ open }: Pick<Learner, 'open'>): [lessonId: string, lesson: OpenLesson][] {
  return Object.entries(open).sort(([, a], [, b]) => b.lastAt - a.lastAt)
}

import type { JoinedActor, Target } from '../kit/actor'
import { allowedOf } from '../kit/allowed'
import { present } from '../kit/errors'
import { courses, lessons, type Course, type Lesson } from './repository'

interface Context<I> {
  readonly input: I
  readonly actor: JoinedActor
}

export const ownBranch = ({ actor }: Context<unknown>): Target => ({ branchId: actor.member.branchId })

/** The lesson of the call, which must belong to the caller's branch. */
export async function lessonOf({ input, actor }: Context<{ lessonId: string }>): Promise<Lesson> {
  const lesson = present(await lessons.get(input.lessonId))
  return present(lesson.branchId === actor.member.branchId ? lesson : null)
}

export async function courseOf({ input, actor }: Context<{ courseId: string }>): Promise<Course> {
  const course = present(await courses.get(input.courseId))
  return present(course.branchId === actor.member.branchId ? course : null)
}

/** What a member may see: drafts are for the editors alone. */
export function published(course: Course | null): Course {
  return present(course?.state === 'published' ? course : null)
}

/** Editors write drafts; what everybody reads already is changed by those who publish. */
export function courseEvents(actor: JoinedActor, { branchId, state }: Pick<Course, 'branchId' | 'state'>) {
  return state === 'published'
    ? allowedOf(actor, { branchId }, { edit: 'learn.publishCourse' })
    : allowedOf(actor, { branchId }, { edit: 'learn.saveCourse', publish: 'learn.publishCourse' })
}

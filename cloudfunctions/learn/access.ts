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
export async function lessonOf({ input, actor }: Context<{ readonly lessonId: string }>): Promise<Lesson> {
  const lesson = present(await lessons.get(input.lessonId))
  return present(lesson.branchId === actor.member.branchId ? lesson : null)
}

export async function courseOf({ input, actor }: Context<{ readonly courseId: string }>): Promise<Course> {
  const course = present(await courses.get(input.courseId))
  return present(course.branchId === actor.member.branchId ? course : null)
}

/**
 * The course, if a member may see it: what is published, and what has been archived to whoever had begun it, so that
 * nothing half learned is lost. Drafts are for the editors alone.
 */
export function openTo(course: Course | null, { hasBegun }: { readonly hasBegun: boolean }): Course {
  return present(course?.state === 'published' || (course?.state === 'archived' && hasBegun) ? course : null)
}

/** Editors write drafts; what everybody reads, or has read, is changed by those who publish. */
export function courseEvents(actor: JoinedActor, { branchId, state }: Pick<Course, 'branchId' | 'state'>) {
  const target = { branchId }
  if (state === 'draft') return allowedOf(actor, target, { edit: 'learn.saveCourse', publish: 'learn.publishCourse' })
  if (state === 'published')
    return allowedOf(actor, target, { edit: 'learn.publishCourse', archive: 'learn.archiveCourse' })
  return allowedOf(actor, target, { edit: 'learn.publishCourse', publish: 'learn.publishCourse' })
}

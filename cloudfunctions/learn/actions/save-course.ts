import { audit } from '../../kit/audit'
import { action, type RunContext } from '../../kit/create-function'
import { transaction, type Transaction } from '../../kit/database'
import { present, refuse } from '../../kit/errors'
import { factId, timeKey } from '../../kit/ids'
import { courseEvents, courseOf, ownBranch } from '../access'
import { finishWhoHasNothingLeft } from '../completion'
import { refuseForeignLessons, refuseIncomplete, refuseRisky, refuseUnfit, toDocuments, unfitIn } from '../course-draft'
import { courses, lessons, type Course } from '../repository'

export const saveCourse = action('learn.saveCourse', {
  access: ownBranch,
  async run(context) {
    const { input, actor, now, requestId } = context
    const { courseId } = input
    const known = courseId ? await courseOf({ input: { courseId }, actor }) : null
    refuseIncomplete(input)
    refuseUnfit(await unfitIn(input.quiz, actor.member.branchId))
    await refuseRisky(input, actor.openid)
    const _id = known?._id ?? factId('course', actor.member.id, requestId)
    const version = await transaction((tx) => save(tx, context, { _id, isNew: !known }))
    // A retry comes here as well: the first call may have broken off after its write.
    if (known && known.state !== 'draft') await finishWhoHasNothingLeft(present(await courses.get(_id)), now)
    return { courseId: _id, version }
  },
})

/** @returns the version that is stored now */
async function save(
  tx: Transaction,
  context: RunContext<'learn.saveCourse'>,
  { _id, isNew }: { _id: string; isNew: boolean },
): Promise<number> {
  const { input, actor, now, requestId } = context
  const before = await tx.get(courses, _id)
  // The same save again, after its answer was lost.
  if (before && (isNew || before.savedWith === requestId)) return before.version
  if (before) refuseEdit(context, before)
  refuseForeignLessons(input, before)
  const { branchId } = actor.member
  const parts = toDocuments(input, { _id, branchId, requestId })
  const version = (before?.version ?? 0) + 1
  const base = before ?? ({ key: timeKey(now, _id), state: 'draft', createdAt: now } as const)
  await tx.set(courses, { ...base, ...parts.course, version, savedWith: requestId })
  for (const lesson of parts.lessons) await tx.set(lessons, lesson)
  const kept = new Set(parts.lessons.map((lesson) => lesson._id))
  for (const { lessonId } of before?.lessons ?? []) if (!kept.has(lessonId)) await tx.remove(lessons, lessonId)
  const what = `${before ? '修改' : '新建'}微课「${input.title}」`
  await audit(tx, context, { action: 'learn.saveCourse', what, branchId, targetId: _id })
  return version
}

function refuseEdit({ actor, input }: RunContext<'learn.saveCourse'>, course: Course): void {
  if (!courseEvents(actor, course).includes('edit')) refuse('FORBIDDEN', '已经发布过的微课，由支部书记修改。')
  if (course.version !== input.version) refuse('CONFLICT', '有人刚改过这门课。你的改动还在，刷新后再合并。')
}

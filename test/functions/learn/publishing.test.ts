import type { AuditEntry } from '../../../cloudfunctions/kit/audit'
import type { Course } from '../../../cloudfunctions/learn/repository'
import { openWorld, type World } from '../../support/world'
import { aBank, aCourse, aCourseTask, aDraft, aLearningBranch, aQuiz, finish } from './support'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const courseOf = (courseId: string) => world.only<Course>('courses', { _id: courseId })
const auditsOf = (targetId: string) => world.find<AuditEntry>('auditLog', { targetId }).map(({ what }) => what)

describe('the quiz of a course', () => {
  test('draws from a bank of the branch that holds enough questions', async () => {
    const { editor, branchId } = await aLearningBranch(world)
    const { branchId: elsewhere } = await aLearningBranch(world)
    const bankId = aBank(world, { branchId, count: 4, title: '党章' })
    const foreign = aBank(world, { branchId: elsewhere, count: 50 })
    const sentenceFor = async (quiz: ReturnType<typeof aQuiz>) =>
      (await world.refusal('learn.saveCourse', aDraft({ quiz }), { as: editor })).fields
    expect(await sentenceFor(aQuiz(foreign))).toEqual({ 'quiz.bankId': '没有找到测验用的题库，换一个再试。' })
    const few = '题库「党章」只有 4 题，每份题数最多 4。'
    expect(await sentenceFor(aQuiz(bankId))).toEqual({ 'quiz.questionCount': few })
    const quiz = aQuiz(bankId, { questionCount: 4, limitMinutes: 10, maxTries: 3 })
    const { courseId } = await world.data('learn.saveCourse', aDraft({ quiz }), { as: editor })
    const { course, banks } = await world.data('learn.editCourse', { courseId }, { as: editor })
    expect(course!.quiz).toEqual(quiz)
    expect(banks).toEqual([{ bankId, title: '党章', questionCount: 4 }])
  })

  test('is asked for again when the course is published: its bank may have shrunk', async () => {
    const { editor, secretary, branchId } = await aLearningBranch(world)
    const bankId = aBank(world, { branchId, count: 5, title: '党章' })
    const { courseId } = await world.data('learn.saveCourse', aDraft({ quiz: aQuiz(bankId) }), { as: editor })
    await world.update('questionBanks', { _id: bankId }, { $pop: { questionIds: 1 } })
    expect(await world.refusal('learn.publishCourse', { courseId }, { as: secretary })).toMatchObject({
      code: 'WRONG_STATE',
      message: '题库「党章」只有 4 题，每份题数最多 4。',
    })
    expect(courseOf(courseId).state).toBe('draft')
  })

  test('can be chosen for a new course among the banks of the branch', async () => {
    const { editor, branchId } = await aLearningBranch(world)
    const bankId = aBank(world, { branchId, count: 3 })
    aBank(world, { branchId: (await aLearningBranch(world)).branchId, count: 3 })
    const { course, banks } = await world.data('learn.editCourse', { courseId: null }, { as: editor })
    expect([course, banks.map((bank) => bank.bankId)]).toEqual([null, [bankId]])
  })
})

describe('publishing', () => {
  test('is done by the secretary, once, and puts the course on top for everybody', async () => {
    const { editor, secretary, member, branchId } = await aLearningBranch(world)
    const { courseId } = await world.data('learn.saveCourse', aDraft(), { as: editor })
    world.advance('+1h')
    aCourse(world, { branchId, title: '后写的课' })
    world.advance('+1h')
    expect((await world.refusal('learn.publishCourse', { courseId }, { as: editor })).code).toBe('FORBIDDEN')
    await world.data('learn.publishCourse', { courseId }, { as: secretary })
    await world.data('learn.publishCourse', { courseId }, { as: secretary })
    const { courses } = await world.data('learn.open', {}, { as: member })
    expect(courses.map(({ title }) => title)).toEqual(['开好一次组织生活会', '后写的课'])
    expect(auditsOf(courseId).filter((what) => what.startsWith('发布'))).toHaveLength(1)
  })

  test('of another branch’s course, or none, is not found', async () => {
    const { branchId } = await aLearningBranch(world)
    const { secretary: foreign } = await aLearningBranch(world)
    const { courseId } = aCourse(world, { branchId, state: 'draft' })
    for (const id of [courseId, 'nothing']) {
      expect((await world.refusal('learn.publishCourse', { courseId: id }, { as: foreign })).code).toBe('NOT_FOUND')
    }
    expect(courseOf(courseId).state).toBe('draft')
  })
})

describe('archiving', () => {
  test('takes a course out of the catalogue and leaves what was learned; publishing brings it back', async () => {
    const { secretary, editor, member, branchId } = await aLearningBranch(world)
    const { courseId, lessonIds } = aCourse(world, { branchId, title: '旧课' })
    await finish(world, member, lessonIds[0]!)
    expect((await world.refusal('learn.archiveCourse', { courseId }, { as: editor })).code).toBe('FORBIDDEN')
    await world.data('learn.archiveCourse', { courseId }, { as: secretary })
    await world.data('learn.archiveCourse', { courseId }, { as: secretary })
    const { courses, year } = await world.data('learn.open', {}, { as: member })
    expect([courses, year.totalTenths]).toEqual([[], 5])
    await world.data('learn.publishCourse', { courseId }, { as: secretary })
    expect((await world.data('learn.open', {}, { as: member })).courses).toMatchObject([{ courseId, doneCount: 1 }])
    expect(auditsOf(courseId)).toEqual(['下架微课「旧课」', '重新发布微课「旧课」'])
  })

  test('waits until no open task asks for the course', async () => {
    const { secretary, branchId } = await aLearningBranch(world)
    const { courseId } = aCourse(world, { branchId })
    const task = aCourseTask(world, { branchId, courseId, title: '十一月学习' })
    expect(await world.refusal('learn.archiveCourse', { courseId }, { as: secretary })).toMatchObject({
      code: 'WRONG_STATE',
      message: '学习任务「十一月学习」要学这门课，先结束任务，再下架。',
    })
    expect(courseOf(courseId).state).toBe('published')
    await world.update('tasks', { _id: task._id }, { $set: { state: 'closed' } })
    await world.data('learn.archiveCourse', { courseId }, { as: secretary })
    expect(courseOf(courseId).state).toBe('archived')
  })

  test('of a draft is refused, of another branch’s course not found', async () => {
    const { secretary, branchId } = await aLearningBranch(world)
    const { secretary: foreign } = await aLearningBranch(world)
    const draft = aCourse(world, { branchId, state: 'draft' })
    const published = aCourse(world, { branchId })
    const refusalOf = async (courseId: string, as: { openid: string | null }) =>
      (await world.refusal('learn.archiveCourse', { courseId }, { as })).code
    expect(await refusalOf(draft.courseId, secretary)).toBe('WRONG_STATE')
    expect(await refusalOf(published.courseId, foreign)).toBe('NOT_FOUND')
    expect(await refusalOf('nothing', secretary)).toBe('NOT_FOUND')
  })
})

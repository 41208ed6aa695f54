import type { Member } from '../../../cloudfunctions/directory/members'
import { aBranch, aMember, openWorld, type World } from '../../support/world'
import {
  aCourseQuiz,
  answersFor,
  aQuizCourse,
  aQuizTask,
  explanationMark,
  openQuiz,
  quizzesOfBothKinds,
  refusedStart,
  startPaper,
  storedPaper,
  storedResult,
  submit,
  tryOnce,
  yearsOf,
  type QuizOfTest,
} from './quiz-support'
import { aLearningBranch, finish, progressOf } from './support'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const minute = 60_000

describe('tries', () => {
  test('the best result stays, and passing is kept for ever', async () => {
    const { member, quiz } = await aCourseQuiz(world)
    await tryOnce(world, member, { quiz, rightCount: 2 })
    expect((await openQuiz(world, member, quiz)).quiz).toMatchObject({ tries: 1, bestCount: 2, isPassed: false })
    await tryOnce(world, member, { quiz, rightCount: 5 })
    const { passedAt } = storedResult(world, member, quiz)
    world.advance('+2h')
    const { quiz: standing, result } = await tryOnce(world, member, { quiz, rightCount: 1 })
    expect(standing).toMatchObject({ tries: 3, bestCount: 5, isPassed: true })
    expect(result.isPassed).toBe(false)
    await tryOnce(world, member, { quiz, rightCount: 6 })
    expect(storedResult(world, member, quiz)).toMatchObject({ tries: 4, bestCount: 6, passedAt })
  })

  test('end where the quiz says, passed or not, and one that is open can still be handed in', async () => {
    const { member, quizzes } = await quizzesOfBothKinds(world, { maxTries: 2 })
    for (const quiz of quizzes) {
      await tryOnce(world, member, { quiz, rightCount: 6 })
      const { paperId } = await startPaper(world, member, quiz)
      await submit(world, member, { paperId, answers: [] })
      expect(await refusedStart(world, member, quiz)).toMatchObject({
        code: 'WRONG_STATE',
        message: '这份测验最多答 2 次，已经用完了。',
      })
      expect((await openQuiz(world, member, quiz)).quiz).toMatchObject({ tries: 2, isPassed: true })
    }
  })
})

describe('with a time limit', () => {
  const limited = () => aCourseQuiz(world, { rules: { limitMinutes: 10 } })

  test('the paper says when it ends, and half a minute after that still counts', async () => {
    const { member, quiz } = await limited()
    const { paperId, startedAt, endsAt } = await startPaper(world, member, quiz)
    expect(endsAt).toBe(startedAt + 10 * minute)
    world.advance('+10m')
    world.advance('+20s')
    const { result } = await submit(world, member, { paperId, answers: answersFor(world, paperId, 6) })
    expect(result).toMatchObject({ isLate: false, isPassed: true })
  })

  test('a paper handed in later is marked and explained, but passes nothing and is nobody’s best', async () => {
    const { member, quiz } = await limited()
    const { paperId } = await startPaper(world, member, quiz)
    world.advance('+10m')
    world.advance('+40s')
    const { result, quiz: standing } = await submit(world, member, {
      paperId,
      answers: answersFor(world, paperId, 6),
    })
    expect(result).toMatchObject({ isLate: true, isPassed: false, correctCount: 6 })
    expect(result.items[0]!.explanation).toContain(explanationMark)
    expect(standing).toMatchObject({ tries: 1, bestCount: null, isPassed: false })
    expect(world.find('courseProgress', { memberId: member._id })).toEqual([])
  })

  test.each(['openQuiz', 'startPaper'] as const)(
    'a paper left for more than an hour is handed in empty by %s, and a new one may begin',
    async (action) => {
      const { member, quiz } = await limited()
      const old = await startPaper(world, member, quiz)
      world.advance('+69m')
      expect(await startPaper(world, member, quiz)).toEqual(old)
      world.advance('+2m')
      if (action === 'openQuiz') {
        const opened = await openQuiz(world, member, quiz)
        expect(opened).toMatchObject({ paper: null, quiz: { isOpen: false, tries: 1, bestCount: null } })
        expect(opened.result).toMatchObject({ paperId: old.paperId, isLate: true, correctCount: 0 })
      }
      const next = await startPaper(world, member, quiz)
      expect(next.paperId).not.toBe(old.paperId)
      expect(storedPaper(world, old.paperId).submitted).toMatchObject({ isLate: true, correctCount: 0 })
      expect(storedResult(world, member, quiz)).toMatchObject({ tries: 2, openPaperId: next.paperId })
      const late = await submit(world, member, { paperId: old.paperId, answers: answersFor(world, old.paperId, 6) })
      expect(late.result).toMatchObject({ correctCount: 0, isLate: true })
      expect(late.quiz.isOpen).toBe(true)
    },
  )

  test('a paper left open on the last try does not give another one', async () => {
    const { member, quiz } = await aCourseQuiz(world, { rules: { limitMinutes: 10, maxTries: 1 } })
    await startPaper(world, member, quiz)
    world.advance('+2h')
    expect((await refusedStart(world, member, quiz)).code).toBe('WRONG_STATE')
    expect((await openQuiz(world, member, quiz)).quiz).toMatchObject({ tries: 1, isOpen: false })
  })
})

describe('passing', () => {
  test('the quiz of a course finishes it once its lessons are done, in the same write', async () => {
    const { member, branchId } = await aLearningBranch(world)
    const quiz = aQuizCourse(world, { branchId })
    expect((await tryOnce(world, member, { quiz, rightCount: 3 })).isCourseDone).toBe(false)
    await finish(world, member, quiz.lessonIds[0]!)
    expect(progressOf(world, member, quiz.courseId)).toMatchObject({ isQuizPassed: false, doneAt: null })
    const { paperId } = await startPaper(world, member, quiz)
    const passed = await submit(world, member, { paperId, answers: answersFor(world, paperId, 4) })
    expect(passed.isCourseDone).toBe(true)
    expect(progressOf(world, member, quiz.courseId)).toMatchObject({
      isQuizPassed: true,
      doneAt: passed.result.submittedAt,
    })
    expect(yearsOf(world, member)).toMatchObject([{ courses: { [quiz.courseId]: passed.result.submittedAt } }])
    expect(await submit(world, member, { paperId, answers: [] })).toEqual(passed)
    expect((await tryOnce(world, member, { quiz, rightCount: 0 })).isCourseDone).toBe(true)
  })

  test('before the lessons are done is kept until they are', async () => {
    const { member, branchId } = await aLearningBranch(world)
    const quiz = aQuizCourse(world, { branchId })
    expect((await tryOnce(world, member, { quiz, rightCount: 6 })).isCourseDone).toBe(false)
    await finish(world, member, quiz.lessonIds[0]!)
    expect(progressOf(world, member, quiz.courseId).doneAt).not.toBeNull()
  })

  test('the quiz of a task stands among the facts of the year, from the first pass on', async () => {
    const { member, branchId } = await aLearningBranch(world)
    const quiz = aQuizTask(world, { branchId })
    await tryOnce(world, member, { quiz, rightCount: 3 })
    expect(yearsOf(world, member)).toEqual([])
    const { result } = await tryOnce(world, member, { quiz, rightCount: 4 })
    world.advance('+2h')
    await tryOnce(world, member, { quiz, rightCount: 6 })
    expect(yearsOf(world, member)).toMatchObject([{ branchId, quizzes: { [quiz.sourceId]: result.submittedAt } }])
    const other = aQuizTask(world, { branchId })
    await tryOnce(world, member, { quiz: other, rightCount: 6 })
    expect(Object.keys(yearsOf(world, member)[0]!.quizzes)).toEqual([quiz.sourceId, other.sourceId])
  })
})

describe('who may take it', () => {
  const refusals = async (as: Member, quiz: QuizOfTest) => {
    const input = { sourceKind: quiz.sourceKind, sourceId: quiz.sourceId }
    const answers = [
      await world.refusal('learn.openQuiz', input, { as }),
      await world.refusal('learn.startPaper', input, { as }),
    ]
    return answers.map(({ code }) => code)
  }
  const notFound = ['NOT_FOUND', 'NOT_FOUND']

  test('nobody of another branch, nobody whom a task is not for, and nobody by the other kind’s name', async () => {
    const { branchId, member, quizzes } = await quizzesOfBothKinds(world)
    const { member: foreign } = await aLearningBranch(world)
    for (const quiz of quizzes) {
      expect(await refusals(foreign, quiz)).toEqual(notFound)
      const sourceKind = quiz.sourceKind === 'course' ? 'task' : 'course'
      expect(await refusals(member, { ...quiz, sourceKind })).toEqual(notFound)
    }
    const others = aQuizTask(world, { branchId, audienceKeys: ['member_somebody', 'group_elsewhere'] })
    expect(await refusals(member, others)).toEqual(notFound)
    const own = aQuizTask(world, { branchId, audienceKeys: [`member_${member._id}`] })
    expect((await startPaper(world, member, own)).questions).toHaveLength(6)
    const article = aQuizTask(world, { branchId, work: { kind: 'article', text: '读' } })
    expect(await refusals(member, article)).toEqual(notFound)
  })

  test('a draft has no quiz for anybody, and a course without a quiz has none', async () => {
    const { member, quiz } = await aCourseQuiz(world)
    await world.update('courses', { _id: quiz.sourceId }, { $set: { state: 'draft' } })
    expect(await refusals(member, quiz)).toEqual(notFound)
    await world.update('courses', { _id: quiz.sourceId }, { $set: { state: 'published', quiz: null } })
    expect(await refusals(member, quiz)).toEqual(notFound)
  })

  test('an archived course is open to whoever had begun it', async () => {
    const { member, branchId } = await aLearningBranch(world)
    const quiz = aQuizCourse(world, { branchId })
    const [tried, learned, opened] = [
      member,
      await aMember(world, { branchId }),
      await aMember(world, { branchId }),
    ] as const
    await tryOnce(world, tried, { quiz, rightCount: 0 })
    await finish(world, learned, quiz.lessonIds[0]!)
    await world.data('learn.openLesson', { lessonId: quiz.lessonIds[0]! }, { as: opened })
    await world.update('courses', { _id: quiz.sourceId }, { $set: { state: 'archived' } })
    for (const as of [tried, learned, opened]) {
      expect((await tryOnce(world, as, { quiz, rightCount: 6 })).result.isPassed).toBe(true)
    }
    expect(await refusals(await aMember(world, { branchId }), quiz)).toEqual(notFound)
  })

  test('a closed task gives no new paper, but takes the one that is open', async () => {
    const { member, branchId } = await aLearningBranch(world)
    const quiz = aQuizTask(world, { branchId })
    const { paperId } = await startPaper(world, member, quiz)
    await world.update('tasks', { _id: quiz.sourceId }, { $set: { state: 'closed' } })
    expect((await startPaper(world, member, quiz)).paperId).toBe(paperId)
    const { result } = await submit(world, member, { paperId, answers: answersFor(world, paperId, 6) })
    expect(result.isPassed).toBe(true)
    expect(yearsOf(world, member)[0]!.quizzes).toHaveProperty(quiz.sourceId)
    expect(await refusedStart(world, member, quiz)).toMatchObject({
      code: 'WRONG_STATE',
      message: '这个任务已经结束，不再出新的试卷。',
    })
  })

  test('a paper is handed in by nobody but its owner', async () => {
    const { member, secretary, quiz } = await aCourseQuiz(world)
    const { member: foreign } = await aLearningBranch(world)
    const { paperId } = await startPaper(world, member, quiz)
    for (const as of [secretary, foreign]) {
      const error = await world.refusal('learn.submitPaper', { paperId, answers: [] }, { as })
      expect(error.code).toBe('NOT_FOUND')
    }
    expect(storedPaper(world, paperId).submitted).toBeNull()
    const lost = await world.refusal('learn.submitPaper', { paperId: 'nothing', answers: [] }, { as: member })
    expect(lost.code).toBe('NOT_FOUND')
    // One's own try is no other's: the standing starts at nothing.
    expect((await openQuiz(world, secretary, quiz)).quiz).toMatchObject({ tries: 0, isOpen: false })
  })

  test('a member who has moved to another branch takes no paper along', async () => {
    const { member, quiz } = await aCourseQuiz(world)
    const { paperId } = await startPaper(world, member, quiz)
    await world.update('members', { _id: member._id }, { $set: { branchId: aBranch(world).branchId } })
    const error = await world.refusal('learn.submitPaper', { paperId, answers: [] }, { as: member })
    expect(error.code).toBe('NOT_FOUND')
  })
})

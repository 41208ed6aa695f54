import type { Member } from '../../../cloudfunctions/directory/members'
import type { QuizPaper } from '../../../cloudfunctions/learn/quiz-repository'
import { aBranch, aMember, openWorld, type World } from '../../support/world'
import {
  aBankOfQuestions,
  aCourseQuiz,
  answersFor,
  aQuizCourse,
  callsOf,
  explanationMark,
  openQuiz,
  quizzesOfBothKinds,
  refusedStart,
  startPaper,
  storedPaper,
  storedResult,
  submit,
  tryOnce,
  type QuizOfTest,
} from './quiz-support'
import { aLearningBranch } from './support'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const papersOf = ({ _id }: Member) => world.find<QuizPaper>('quizPapers', { memberId: _id })

describe('before the first try', () => {
  test('the quiz shows its rules and nothing done yet', async () => {
    const { member, quizzes } = await quizzesOfBothKinds(world, { limitMinutes: 10, maxTries: 3 })
    const rules = { questionCount: 6, passCount: 4, limitMinutes: 10, maxTries: 3 }
    const quiz = { ...rules, tries: 0, bestCount: null, isPassed: false, isOpen: false }
    const [course, task] = quizzes as [QuizOfTest, QuizOfTest]
    const none = { quiz, paper: null, result: null }
    expect(await openQuiz(world, member, course)).toEqual({
      ...none,
      title: '开好组织生活会',
      courseId: course.sourceId,
    })
    expect(await openQuiz(world, member, task)).toEqual({ ...none, title: '学习日答题', courseId: null })
  })
})

describe('a paper', () => {
  test('asks as many questions as the quiz says, each once, with its options in another order', async () => {
    const { member, quizzes } = await quizzesOfBothKinds(world)
    for (const quiz of quizzes) {
      const paper = await startPaper(world, member, quiz)
      expect(paper).toMatchObject({ startedAt: expect.any(Number) as number, endsAt: null })
      expect(paper.questions).toHaveLength(6)
      expect(new Set(paper.questions.map(({ stem }) => stem)).size).toBe(6)
      for (const { questionId, kind, options, right } of storedPaper(world, paper.paperId).questions) {
        const source = world.only<{ options: string[]; answer: number[] }>('questions', { _id: questionId })
        expect([...options].sort()).toEqual([...source.options].sort())
        expect(right.map((place) => options[place]).sort()).toEqual(
          source.answer.map((at) => source.options[at]).sort(),
        )
        if (kind === 'trueFalse') expect(options).toEqual(['正确', '错误'])
      }
    }
  })

  test('is drawn by chance: forty members do not get the same one', async () => {
    const { branchId, quiz } = await aCourseQuiz(world)
    const firsts = new Set<string>()
    const orders = new Set<string>()
    for (let round = 0; round < 40; round++) {
      const { questions } = await startPaper(world, await aMember(world, { branchId }), quiz)
      firsts.add(questions[0]!.stem)
      for (const { kind, stem, options } of questions) if (kind === 'single') orders.add(`${stem} ${options.join()}`)
    }
    // Twelve questions could come first, and four singles have 24 orders each.
    expect(firsts.size).toBeGreaterThan(5)
    expect(orders.size).toBeGreaterThan(30)
  })

  test('says nothing of what is right before it is handed in, wherever it is shown', async () => {
    const { member, quizzes } = await quizzesOfBothKinds(world, { limitMinutes: 10 })
    for (const quiz of quizzes) {
      const answers: unknown[] = [await openQuiz(world, member, quiz), await startPaper(world, member, quiz)]
      answers.push(await startPaper(world, member, quiz), await openQuiz(world, member, quiz))
      // A second try, when the first has been explained already.
      await submit(world, member, { paperId: papersOf(member).at(-1)!._id, answers: [] })
      answers.push(await startPaper(world, member, quiz), await openQuiz(world, member, quiz))
      for (const answer of answers) {
        const secrets = ['right', 'answer', 'answers', 'isCorrect', 'explanation', 'questionId', 'items', 'bankId']
        expect(keysIn(answer).filter((key) => secrets.includes(key))).toEqual([])
        expect(JSON.stringify(answer)).not.toContain(explanationMark)
      }
    }
  })

  test('is the same one again on a second device, however often it is started', async () => {
    const { member, quizzes } = await quizzesOfBothKinds(world, { maxTries: 1 })
    for (const quiz of quizzes) {
      const first = await startPaper(world, member, quiz)
      expect(await startPaper(world, member, quiz)).toEqual(first)
      expect(await openQuiz(world, member, quiz)).toMatchObject({ paper: first, quiz: { tries: 1, isOpen: true } })
    }
    expect(papersOf(member)).toHaveLength(2)
  })

  test('started ten times at once is one paper and one try', async () => {
    const { member, quizzes } = await quizzesOfBothKinds(world)
    for (const quiz of quizzes) {
      for (const tries of [1, 2]) {
        const papers = await Promise.all(Array.from({ length: 10 }, () => startPaper(world, member, quiz)))
        expect(new Set(papers.map((paper) => JSON.stringify(paper))).size).toBe(1)
        expect(storedResult(world, member, quiz)).toMatchObject({ tries, openPaperId: papers[0]!.paperId })
        await submit(world, member, { paperId: papers[0]!.paperId, answers: [] })
      }
    }
    expect(papersOf(member)).toHaveLength(4)
  })

  test('started and handed in from many sides at once is never lost and never counted twice', async () => {
    const { member, quiz } = await aCourseQuiz(world)
    const input = { sourceKind: quiz.sourceKind, sourceId: quiz.sourceId }
    for (let round = 0; round < 3; round++) {
      const { tries } = (await openQuiz(world, member, quiz)).quiz
      const paperId = `${quiz.sourceId}_${member._id}_${tries + 1}`
      const starts = Array.from({ length: 5 }, () => world.call('learn.startPaper', input, { as: member }))
      const handIns = Array.from({ length: 5 }, () =>
        world.call('learn.submitPaper', { paperId, answers: [] }, { as: member }),
      )
      const answers = await Promise.all([...starts, ...handIns])
      const codes = answers.flatMap((answer) => (answer.ok ? [] : [answer.error.code]))
      expect(codes.filter((code) => code !== 'NOT_FOUND')).toEqual([])
      const open = papersOf(member).filter(({ submitted }) => submitted === null)
      expect(storedResult(world, member, quiz)).toMatchObject({
        tries: papersOf(member).length,
        openPaperId: open[0]?._id ?? null,
      })
      expect(open.length).toBeLessThanOrEqual(1)
      for (const { _id } of open) await submit(world, member, { paperId: _id, answers: [] })
    }
  })

  test('whose start was cut off before it was noted is taken up again', async () => {
    const { member, quiz } = await aCourseQuiz(world, { rules: { maxTries: 2 } })
    const first = await tryOnce(world, member, { quiz, rightCount: 1 })
    const paper = await startPaper(world, member, quiz)
    const asBefore = { tries: 1, openPaperId: null, lastPaperId: first.result.paperId }
    await world.update('quizResults', { memberId: member._id }, { $set: asBefore })
    expect(await startPaper(world, member, quiz)).toEqual(paper)
    expect(storedResult(world, member, quiz)).toMatchObject({ tries: 2, openPaperId: paper.paperId })
    await world.update('quizResults', { memberId: member._id }, { $set: asBefore })
    const { quiz: standing } = await submit(world, member, { paperId: paper.paperId, answers: [] })
    expect(standing).toMatchObject({ tries: 2, isOpen: false })
  })

  test('keeps its questions when the bank changes', async () => {
    const { member, editor, quiz } = await aCourseQuiz(world, { count: 6, rules: { questionCount: 5 } })
    const paper = await startPaper(world, member, quiz)
    const { bankId, _id: questionId } = world.only<{ bankId: string; _id: string }>('questions', {
      _id: storedPaper(world, paper.paperId).questions[0]!.questionId,
    })
    await world.data('questions.removeQuestion', { bankId, questionId }, { as: editor })
    expect(await startPaper(world, member, quiz)).toEqual(paper)
    const answers = answersFor(world, paper.paperId, 5)
    const { result } = await submit(world, member, { paperId: paper.paperId, answers })
    expect(result).toMatchObject({ correctCount: 5, isPassed: true })
  })

  test('of a bank that has become too small asks what there is, and the pass mark follows', async () => {
    const { member, quiz } = await aCourseQuiz(world, { count: 3 })
    const paper = await startPaper(world, member, quiz)
    expect(paper.questions).toHaveLength(3)
    const { result } = await submit(world, member, {
      paperId: paper.paperId,
      answers: answersFor(world, paper.paperId, 3),
    })
    expect(result).toMatchObject({ questionCount: 3, passCount: 3, isPassed: true })
  })

  test('of an empty bank, of none and of another branch’s is refused with a sentence', async () => {
    const { member, quiz } = await aCourseQuiz(world, { count: 0 })
    const foreign = aBankOfQuestions(world, { branchId: aBranch(world).branchId })
    for (const bankId of [null, 'nothing', foreign]) {
      if (bankId) await world.update('courses', { _id: quiz.sourceId }, { $set: { 'quiz.bankId': bankId } })
      expect(await refusedStart(world, member, quiz)).toMatchObject({
        code: 'WRONG_STATE',
        message: '题库里还没有题，请支部的同志补上再来。',
      })
    }
    expect(papersOf(member)).toEqual([])
  })
})

function keysIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, item]) => [key, ...keysIn(item)])
}

describe('handing in', () => {
  test('marks every question and explains it, with what was chosen', async () => {
    const { member, quizzes } = await quizzesOfBothKinds(world)
    for (const quiz of quizzes) {
      const paper = await startPaper(world, member, quiz)
      const answers = answersFor(world, paper.paperId, 4)
      const { result, quiz: standing } = await submit(world, member, { paperId: paper.paperId, answers })
      const counts = { correctCount: 4, questionCount: 6, passCount: 4, isPassed: true, isLate: false }
      expect(result).toMatchObject({ paperId: paper.paperId, submittedAt: expect.any(Number) as number, ...counts })
      const { questions } = storedPaper(world, paper.paperId)
      expect(result.items).toEqual(
        questions.map(({ kind, stem, options, right, explanation }, place) => ({
          ...{ kind, stem, options, right, explanation },
          chosen: place < 4 ? right : [],
          isCorrect: place < 4,
        })),
      )
      expect(standing).toMatchObject({ tries: 1, bestCount: 4, isPassed: true, isOpen: false })
      expect(await openQuiz(world, member, quiz)).toMatchObject({ paper: null, result, quiz: standing })
    }
  })

  test('counts missing answers as unanswered, and half a multiple answer as wrong', async () => {
    const { member, quiz } = await aCourseQuiz(world)
    const paper = await startPaper(world, member, quiz)
    const { questions } = storedPaper(world, paper.paperId)
    const at = questions.findIndex(({ kind }) => kind === 'multiple')
    const answers = questions.slice(0, at + 1).map(({ right }, place) => (place === at ? [right[0]!] : [...right]))
    const { result } = await submit(world, member, { paperId: paper.paperId, answers })
    expect(result.items.map(({ isCorrect }) => isCorrect)).toEqual(questions.map((_question, place) => place < at))
    expect(result.items.slice(at + 1).map(({ chosen }) => chosen)).toEqual(questions.slice(at + 1).map(() => []))
  })

  test('again, with other answers, gives the first result and writes nothing', async () => {
    const { member, quizzes } = await quizzesOfBothKinds(world)
    for (const quiz of quizzes) {
      const { paperId } = await startPaper(world, member, quiz)
      const first = await submit(world, member, { paperId, answers: answersFor(world, paperId, 2) })
      const before = JSON.stringify([storedPaper(world, paperId), storedResult(world, member, quiz)])
      expect(await submit(world, member, { paperId, answers: answersFor(world, paperId, 6) })).toEqual(first)
      // Not even what would be refused on a fresh paper is looked at.
      expect(await submit(world, member, { paperId, answers: [[5, 4, 3]] })).toEqual(first)
      expect(JSON.stringify([storedPaper(world, paperId), storedResult(world, member, quiz)])).toBe(before)
    }
  })

  test('ten times at once, with ten different answers, gives one result', async () => {
    const { member, quizzes } = await quizzesOfBothKinds(world)
    for (const quiz of quizzes) {
      const { paperId } = await startPaper(world, member, quiz)
      const sent = Array.from({ length: 10 }, (_none, index) => answersFor(world, paperId, index % 7))
      const results = await Promise.all(sent.map((answers) => submit(world, member, { paperId, answers })))
      expect(new Set(results.map((answer) => JSON.stringify(answer))).size).toBe(1)
      expect(storedResult(world, member, quiz)).toMatchObject({
        tries: 1,
        bestCount: results[0]!.result.correctCount,
        openPaperId: null,
      })
    }
  })

  test.each<[string, (options: number) => number[][], string, string]>([
    ['more answers than questions', () => [[], [], [], [], [], [], [0]], 'answers.6', '这份只有 6 题，没有第 7 题。'],
    ['a place beyond the options', (options) => [[options]], 'answers.0', '第 1 题只有 '],
    ['two answers to a single question', () => [[0, 1]], 'answers.0', '第 1 题只能选一个。'],
  ])('of %s is refused and leaves the paper open', async (...[_what, answersOf, field, sentence]) => {
    const { member, quiz } = await aCourseQuiz(world)
    const { paperId, questions } = await startPaper(world, member, quiz)
    const { kind, options } = questions[0]!
    const isMultiple = sentence.includes('只能选一个') && kind === 'multiple'
    const other = { kind: 'single', options: ['甲', '乙'], right: [0], stem: '换一题', explanation: '' }
    if (isMultiple) await world.update('quizPapers', { _id: paperId }, { $set: { 'questions.0': other } })
    const answers = answersOf(options.length)
    const error = await world.refusal('learn.submitPaper', { paperId, answers }, { as: member })
    expect(error).toMatchObject({ code: 'INVALID_INPUT' })
    expect(error.fields?.[field]).toContain(sentence)
    expect(await openQuiz(world, member, quiz)).toMatchObject({ quiz: { isOpen: true } })
  })
})

describe('the database', () => {
  test('is asked four times to open a quiz, and as often for a bank of 12 questions as of 500', async () => {
    const { branchId } = await aLearningBranch(world)
    const costs: unknown[] = []
    for (const count of [12, 500]) {
      const member = await aMember(world, { branchId })
      const quiz = aQuizCourse(world, { branchId, count })
      await openQuiz(world, member, quiz)
      const before = callsOf(world, 'openQuiz').databaseCalls
      const { paperId } = await startPaper(world, member, quiz)
      const start = callsOf(world, 'startPaper')
      await openQuiz(world, member, quiz)
      const open = callsOf(world, 'openQuiz').databaseCalls
      await startPaper(world, member, quiz)
      const again = callsOf(world, 'startPaper').databaseCalls
      await submit(world, member, { paperId, answers: answersFor(world, paperId, 6) })
      const handIn = callsOf(world, 'submitPaper').databaseCalls
      await submit(world, member, { paperId, answers: [] })
      const repeat = callsOf(world, 'submitPaper').databaseCalls
      await openQuiz(world, member, quiz)
      const after = callsOf(world, 'openQuiz').databaseCalls
      costs.push({ before, open, after, start, again, handIn, repeat })
    }
    expect(costs[1]).toEqual(costs[0])
    expect(costs[0]).toMatchObject({ before: 3, open: 4, after: 4, again: 4, start: { databaseCalls: 7 } })
    // One's own record, the rules, and a transaction of nine steps in which the course hears of the pass.
    expect(costs[0]).toMatchObject({ handIn: 11, repeat: 7 })
  })
})

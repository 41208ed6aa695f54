import { rulesLabel, triesLabel } from '../../../miniprogram/packages/learn/quiz/rules'
import { handInQuestion, toResult, toView } from '../../../miniprogram/packages/learn/quiz/view-model'
import { quiz, result, standing } from '../support/task-answers'

describe('the rules of a quiz', () => {
  test.each([
    ['with a limit', {}, '3 题，答对 2 题通过，限时 10 分钟'],
    ['without one', { limitMinutes: null }, '3 题，答对 2 题通过，不限时'],
    ['where everything has to be right', { passCount: 3 }, '3 题，全部答对通过，限时 10 分钟'],
  ])('%s', (_what, changes, expected) => {
    expect(rulesLabel(standing(changes))).toBe(expected)
  })

  test.each([
    [{ tries: 0 }, '可以答 3 次'],
    [{ tries: 2 }, '还可以答 1 次'],
    [{ tries: 3 }, '次数用完了'],
    // An editor has lowered the limit since.
    [{ tries: 4 }, '次数用完了'],
    [{ tries: 9, maxTries: null }, '可以重做'],
  ])('tries %j: %s', (changes, expected) => {
    expect(triesLabel(standing(changes))).toBe(expected)
  })
})

test('what is empty is named, up to ten of it', () => {
  const numbers = (count: number) => Array.from({ length: count }, (_item, index) => index + 1)
  expect(handInQuestion([]).title).toBe('现在交卷？')
  expect(handInQuestion([4]).content).toContain('第 4 题还空着')
  expect(handInQuestion(numbers(12))).toMatchObject({
    title: '还有 12 题没答',
    content: expect.stringContaining('第 1、2、3、4、5、6、7、8、9、10 题等还空着'),
  })
})

describe('a marked paper', () => {
  test.each([
    ['passed', {}, '通过'],
    ['not passed', { isPassed: false, correctCount: 0 }, '还差 2 题'],
    ['late with enough right answers', { isPassed: false, isLate: true, correctCount: 3 }, ''],
  ])('%s', (_what, changes, verdict) => {
    expect(toResult(result(changes)).verdict).toBe(verdict)
  })

  test('leads to the certificate only when it finished the course', () => {
    const passed = quiz({ result: result(), quiz: standing({ tries: 1, bestCount: 2, isPassed: true }) })
    expect(toView(passed).certificatePath).toBe('')
    expect(toView(passed, true).certificatePath).toBe('/packages/learn/certificate/page?id=course-1')
    expect(toView({ ...passed, courseId: null }, true).certificatePath).toBe('')
  })
})

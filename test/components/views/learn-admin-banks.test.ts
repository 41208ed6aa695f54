import { handOver, takeQuestion } from '../../../miniprogram/packages/learn-admin/handed-question'
import { toView as toBank } from '../../../miniprogram/packages/learn-admin/bank/view-model'
import { toView as toBanks } from '../../../miniprogram/packages/learn-admin/banks/view-model'
import {
  canAdd,
  canRemove,
  draftOf,
  newQuestion,
  toInput,
  withKind,
  withMark,
} from '../../../miniprogram/packages/learn-admin/question-edit/draft'
import { firstError } from '../../../miniprogram/packages/learn-admin/question-edit/view-model'
import { toPreview } from '../../../miniprogram/packages/learn-admin/question-import/view-model'
import { surround } from '../support/plain-page'
import { aBank, aQuestion, banks } from '../support/learn-admin-answers'

test('a bank says how many questions it holds', () => {
  const empty = { bankId: 'bank-3', title: '新题库', questionCount: 0 }
  const { items } = toBanks({ items: [...banks, empty], nextCursor: null })
  expect(items.map(({ sub }) => sub)).toEqual(['38 题', '8 题', '还没有题'])
})

describe('the questions of a bank', () => {
  test('carry letters and their right answers', () => {
    const [question] = toBank(aBank()).items
    expect(question).toMatchObject({ kind: '单选', explanation: '解析：支部工作条例第十一条。' })
    expect(question!.options[1]).toEqual({ place: 1, text: 'B. 每季度一次', isRight: true })
    expect(question!.options[0]).toMatchObject({ isRight: false })
  })

  test('that are true or false need no letters', () => {
    const judged = aQuestion({ kind: 'trueFalse', options: ['正确', '错误'], answer: [1], explanation: '' })
    const [question] = toBank(aBank([judged])).items
    expect(question).toMatchObject({ kind: '判断', explanation: '' })
    expect(question!.options.map(({ text }) => text)).toEqual(['正确', '错误'])
  })

  test('end at the limit', () => {
    expect(toBank(aBank([], { questionCount: 499 })).isFull).toBe(false)
    expect(toBank(aBank([], { questionCount: 500 }))).toMatchObject({ isFull: true, max: 500 })
  })
})

describe('a question that is being written', () => {
  const written = (texts: string[], right: number[] = []) => ({
    ...newQuestion(),
    options: texts.map((text, place) => ({ key: String(place), text, isRight: right.includes(place) })),
  })

  test.each([
    ['single', aQuestion()],
    ['multiple', aQuestion({ kind: 'multiple', answer: [0, 2] })],
    ['true or false', aQuestion({ kind: 'trueFalse', options: ['正确', '错误'], answer: [1] })],
  ])('saved untouched is the %s question it was', (_kind, question) => {
    const { questionId: _id, version: _version, ...content } = question
    expect(toInput(draftOf(question))).toEqual(content)
  })

  test('of a single choice has one right option', () => {
    expect(withMark(written(['甲', '乙'], [0]), 1).map(({ isRight }) => isRight)).toEqual([false, true])
    const several = { ...written(['甲', '乙', '丙'], [1, 2]), kind: 'multiple' as const }
    expect(withKind(several, 'single').options.map(({ isRight }) => isRight)).toEqual([false, true, false])
  })

  test('of a multiple choice takes marks and gives them back', () => {
    const draft = { ...written(['甲', '乙'], [0]), kind: 'multiple' as const }
    const both = withMark(draft, 1)
    expect(both.map(({ isRight }) => isRight)).toEqual([true, true])
    expect(withMark({ ...draft, options: both }, 0).map(({ isRight }) => isRight)).toEqual([false, true])
  })

  test('keeps its options while it is tried as true or false', () => {
    const draft = withKind(withKind(written(['甲', '乙'], [1]), 'trueFalse'), 'single')
    expect(toInput(draft)).toMatchObject({ options: ['甲', '乙'], answer: [1] })
  })

  test('does not send the empty lines at its end, but the gap that a refusal must name', () => {
    expect(toInput(written(['甲', '乙', '', ' '])).options).toEqual(['甲', '乙'])
    expect(toInput(written(['甲', '', '丙', ''])).options).toEqual(['甲', '', '丙'])
    expect(toInput(written(['', '', '', ''])).options).toEqual(['', ''])
    expect(toInput(written(['甲', '乙', ''], [2])).options).toEqual(['甲', '乙', ''])
  })

  test('without a mark sends no answer', () => {
    expect(toInput(newQuestion('trueFalse')).answer).toEqual([])
    expect(toInput(newQuestion()).answer).toEqual([])
  })

  test('has two to six options, three for a multiple choice', () => {
    const lines = (count: number) => written(Array.from({ length: count }, () => '项'))
    expect([canRemove(lines(2)), canRemove(lines(3)), canRemove({ ...lines(3), kind: 'multiple' })]).toEqual([
      false,
      true,
      false,
    ])
    expect([canAdd(lines(5)), canAdd(lines(6))]).toEqual([true, false])
  })

  test('brings the page to the first refusal', () => {
    expect(firstError({ answer: '不对。', 'options.2': '选项还没有填。' })).toBe('#options')
    expect(firstError({})).toBe('')
  })
})

test('an import of questions says what it would do', () => {
  const preview = { digest: 'd', addCount: 2, changeCount: 0, sameCount: 1, issues: [] }
  const sample = [{ row: 2, kind: 'multiple' as const, stem: '哪些算三会一课？', change: 'add' as const }]
  expect(toPreview({ ...preview, sample })).toMatchObject({
    headline: '新增 2 题，更新 0 题',
    summary: '另有 1 题和题库一样，不用动。',
    sample: [{ row: 2, title: '哪些算三会一课？', sub: '多选', change: '新增' }],
  })
})

test('a question that the bank’s page hands over costs no call, once', async () => {
  const { calls } = surround({ cloud: { 'questions.openBank': aBank() } })
  handOver(aQuestion({ stem: '在手里的' }))
  expect(await takeQuestion('bank-1', 'question-1')).toMatchObject({ stem: '在手里的' })
  expect(calls).toEqual([])
  expect(await takeQuestion('bank-1', 'question-1')).toEqual(aQuestion())
  expect(calls).toHaveLength(1)
})

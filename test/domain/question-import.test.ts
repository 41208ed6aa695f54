import type { Cell } from '../../cloudfunctions/domain/cells'
import { questionColumns } from '../../cloudfunctions/domain/question-columns'
import { planQuestions, type KnownQuestion } from '../../cloudfunctions/domain/question-import'

const header = questionColumns.map((column) => column.header)
const known: KnownQuestion = {
  _id: 'question-1',
  kind: 'single',
  stem: '支部党员大会多久开一次？',
  options: ['每月', '每季度'],
  answer: [1],
  explanation: '每季度一次。',
}
/** A row by header; what is not named is empty. */
const row = (cells: Readonly<Record<string, Cell>>): Cell[] => header.map((title) => cells[title])
const single = (changes: Readonly<Record<string, Cell>> = {}) =>
  row({ 题型: '单选', 题目: '党小组会多久开一次？', 选项A: '每月', 选项B: '每年', 答案: 'A', ...changes })
const plan = (...rows: Cell[][]) => planQuestions([header, ...rows], [known])

describe('what a row becomes', () => {
  test('a stem that is not in the bank is added', () => {
    expect(plan(single({ 解析: '每月至少一次。' }))).toEqual({
      issues: [],
      rows: [
        {
          row: 2,
          change: 'add',
          questionId: null,
          content: {
            kind: 'single',
            stem: '党小组会多久开一次？',
            options: ['每月', '每年'],
            answer: [0],
            explanation: '每月至少一次。',
          },
        },
      ],
    })
  })

  test('a stem of the bank is the same question, and changes it where it says something else', () => {
    const same = { 题目: known.stem, 选项A: '每月', 选项B: '每季度', 答案: 'B' }
    expect(plan(single(same)).rows).toMatchObject([{ change: 'same', questionId: 'question-1' }])
    expect(plan(single({ ...same, 题目: ' 支部党员大会  多久开一次？ ' })).rows).toMatchObject([
      { change: 'change', questionId: 'question-1' },
    ])
    expect(plan(single({ ...same, 选项C: '每年' })).rows).toMatchObject([
      { change: 'change', content: { options: ['每月', '每季度', '每年'] } },
    ])
  })

  test('an empty explanation keeps the one that is there', () => {
    const [planned] = plan(single({ 题目: known.stem, 选项A: '每年', 选项B: '每季度', 答案: 'B' })).rows
    expect(planned).toMatchObject({ change: 'change', content: { explanation: '每季度一次。' } })
  })

  test.each<[Cell, number[]]>([
    ['ABD', [0, 1, 3]],
    ['abd', [0, 1, 3]],
    ['A、B、D', [0, 1, 3]],
    ['D, b ,A', [0, 1, 3]],
    ['ＡＢＤ', [0, 1, 3]],
  ])('the answer %s is understood', (cell, answer) => {
    const multiple = single({ 题型: '多选题', 选项C: '每季度', 选项D: '从不', 答案: cell })
    expect(plan(multiple)).toMatchObject({ issues: [], rows: [{ content: { kind: 'multiple', answer } }] })
  })

  test.each<[Cell, number]>([
    ['正确', 0],
    ['错误', 1],
    ['对', 0],
    ['错', 1],
    ['√', 0],
    ['×', 1],
    [true, 0],
    [false, 1],
    ['A', 0],
    ['B', 1],
  ])('for true/false %s is understood', (cell, place) => {
    expect(plan(row({ 题型: '判断', 题目: '党小组会每月一次。', 答案: cell }))).toMatchObject({
      issues: [],
      rows: [{ content: { kind: 'trueFalse', options: ['正确', '错误'], answer: [place] } }],
    })
  })

  test('numbers, dates and line breaks come as they were typed', () => {
    const cells = { 题目: '哪一年？\r\n（一大）', 选项A: 1921, 选项B: new Date(Date.UTC(1949, 9, 1)) }
    expect(plan(single(cells)).rows[0]?.content).toMatchObject({
      stem: '哪一年？\n（一大）',
      options: ['1921', '1949-10-01'],
    })
  })

  test('columns may come in another order and under other names', () => {
    const sheet: Cell[][] = [
      ['题干', '正确答案', 'A', 'B', '题型（必填）', '难度'],
      ['党小组会多久开一次？', 'A', '每月', '每年', '单选题', '易'],
    ]
    expect(planQuestions(sheet, [])).toMatchObject({ issues: [], rows: [{ content: { answer: [0] } }] })
  })
})

describe('what is wrong is named by row, column and reason', () => {
  test.each<[string, Cell[], string, string]>([
    ['no kind', single({ 题型: '' }), '题型', '题型还没有填。'],
    ['an unknown kind', single({ 题型: '填空' }), '题型', '题型「填空」不认识。可以写：单选、多选、判断。'],
    ['no stem', single({ 题目: null }), '题目', '题目还没有填。'],
    ['a long stem', single({ 题目: '长'.repeat(301) }), '题目', '题目最多 300 个字，现在是 301 个。'],
    ['a long option', single({ 选项B: '长'.repeat(101) }), '选项B', '选项 B 最多 100 个字，现在是 101 个。'],
    ['a long explanation', single({ 解析: '长'.repeat(501) }), '解析', '解析最多 500 个字，现在是 501 个。'],
    ['no answer', single({ 答案: '' }), '答案', '答案还没有填。'],
    [
      'an answer that is no letter',
      single({ 答案: '每月' }),
      '答案',
      '答案「每月」看不懂。写选项的字母，如 A 或 ABD。',
    ],
    ['a letter beyond the last column', single({ 答案: 'G' }), '答案', '看不懂'],
    ['a letter without an option', single({ 答案: 'C' }), '答案', '答案里的 C 没有对应的选项。'],
    ['two letters for single', single({ 答案: 'AB' }), '答案', '单选题只有一个正确答案，现在标了 2 个。'],
    ['one letter for multiple', single({ 题型: '多选', 选项C: '每季度' }), '答案', '多选题至少有 2 个正确答案'],
    ['one option', single({ 选项B: '' }), '选项A', '单选题要 2 到 6 个选项，现在是 1 个。'],
    ['a gap between the options', single({ 选项B: '', 选项C: '每年' }), '选项B', '选项 B 空着，后面的选项往前挪。'],
    ['two equal options', single({ 选项B: '每月' }), '选项A', '选项 A 和 B 一样，改掉一个。'],
    [
      'options of its own for true/false',
      row({ 题型: '判断', 题目: '对吗？', 选项A: '错误', 选项B: '正确', 答案: 'A' }),
      '选项A',
      '判断题不用填选项，答案写「正确」或「错误」。',
    ],
    [
      'an odd answer for true/false',
      row({ 题型: '判断', 题目: '对吗？', 答案: 'C' }),
      '答案',
      '判断题写「正确」或「错误」。',
    ],
  ])('%s', (...[_what, cells, column, reason]) => {
    const { rows, issues } = plan(cells)
    expect(rows).toEqual([])
    expect(issues[0]).toMatchObject({ row: 2, column })
    expect(issues[0]?.message).toContain(reason)
  })

  test('the second of two rows with one stem, and the good rows stay', () => {
    const { rows, issues } = plan(single(), single({ 题目: '党小组会 多久开一次？' }), single({ 题目: '党课呢？' }))
    expect(rows.map((planned) => planned.row)).toEqual([2, 4])
    expect(issues).toEqual([{ row: 3, column: '题目', message: '题目和第 2 行重复。' }])
  })

  test('each bad cell of a row by itself', () => {
    const { issues } = plan(single({ 题型: '填空', 题目: '', 解析: '长'.repeat(501) }))
    expect(issues.map(({ column }) => column)).toEqual(['题型', '题目', '解析'])
  })

  test.each<[string, Cell[][], string]>([
    ['nothing but a header', [header], '表里还没有题，填好再导入。'],
    ['a column that is missing', [['题型', '题目']], '第一行里没有「答案」这一列。'],
    ['nothing at all', [], '第一行里没有「题型」这一列。'],
    [
      'too many rows',
      [header, ...Array.from({ length: 1001 }, () => single())],
      '一次最多导入 1000 题，现在是 1001 题，拆成几份。',
    ],
  ])('%s stops the whole', (_what, sheet, message) => {
    const { rows, issues } = planQuestions(sheet, [])
    expect(rows).toEqual([])
    expect(issues[0]?.message).toBe(message)
  })
})

import fc from 'fast-check'
import { planImport, type ExistingEntry, type ImportGround } from '../../cloudfunctions/domain/roster-import'
import type { Cell } from '../../cloudfunctions/domain/cells'
import { duesCategoryLabels, wordsOf } from '../../miniprogram/shared/words'

const header = ['姓名', '学号或工号', '身份', '状态', '党费类别', '党小组', '班级', '手机号', '入党日期']
const lin: ExistingEntry = {
  _id: 'member-lin',
  name: '林晓',
  studentNumber: '20210318',
  stage: 'full',
  status: 'inSchool',
  category: 'salaried',
  groupId: 'group-1',
  className: '信息学院',
  phone: '13812345678',
  joinedOn: '2021-06-18',
  officeUnitIds: [],
}
const ground: ImportGround = {
  roster: [lin],
  groups: new Map([
    ['第一党小组', 'group-1'],
    ['第二党小组', 'group-2'],
  ]),
  today: '2026-11-23',
}
const plan = (...rows: Cell[][]) => planImport([header, ...rows], ground)
const onlyIssue = (...rows: Cell[][]) => {
  const { rows: planned, issues } = plan(...rows)
  expect(issues).toHaveLength(1)
  return { ...issues[0], planned: planned.length }
}

describe('what a row becomes', () => {
  test('nobody is transferred out of an office', () => {
    const roster = [{ ...lin, officeUnitIds: ['branch'] }]
    const rows: Cell[][] = [header, ['林晓', '20210318', '正式党员', '已转出']]
    expect(planImport(rows, { ...ground, roster })).toMatchObject({ rows: [], issues: [{ row: 2, column: '状态' }] })
    expect(plan(['林晓', '20210318', '正式党员', '已转出']).rows[0]).toMatchObject({ change: 'change' })
  })

  test('a number that is not on the roster is added, with what an empty cell means', () => {
    const [row] = plan(['罗予', 20230209, '预备党员']).rows
    expect(row).toMatchObject({
      row: 2,
      change: 'add',
      memberId: null,
      entry: {
        name: '罗予',
        studentNumber: '20230209',
        stage: 'probationary',
        status: 'inSchool',
        category: 'undergraduate',
        groupId: null,
        phone: '',
        joinedOn: null,
      },
    })
  })

  test('a row that says what the roster has is the same, and an empty cell keeps what is there', () => {
    expect(plan(['林晓', '20210318', '正式党员']).rows[0]).toMatchObject({ change: 'same', memberId: 'member-lin' })
    expect(plan(['林晓', '20210318', '']).rows[0]).toMatchObject({ change: 'same' })
  })

  test('one different cell is a change and leaves the others as they were', () => {
    const [row] = plan(['林晓', '20210318', '正式党员', '外出']).rows
    const { _id, officeUnitIds: _offices, ...before } = lin
    expect(row).toMatchObject({ change: 'change', memberId: _id, entry: { ...before, status: 'away' } })
  })

  test('the masked phone of an export means the phone that is there', () => {
    const [row] = plan(['林晓', '20210318', '正式党员', '', '', '', '', '138****5678']).rows
    expect(row).toMatchObject({ change: 'same', entry: { phone: '13812345678' } })
  })

  test.each<[Cell, string]>([
    ['2021-6-8', '2021-06-08'],
    ['2021/06/08', '2021-06-08'],
    ['2021.6.8', '2021-06-08'],
    ['2021年6月8日', '2021-06-08'],
    ['20210608', '2021-06-08'],
    [new Date(Date.UTC(2021, 5, 8)), '2021-06-08'],
    [44355, '2021-06-08'],
  ])('the date %s is read as %s', (cell, day) => {
    expect(plan(['林晓', '20210318', '', '', '', '', '', '', cell]).rows[0]?.entry.joinedOn).toBe(day)
  })

  test.each<[string, Cell[], object]>([
    ['full-width digits', ['罗予', '２０２３０２０９', '预备党员'], { studentNumber: '20230209' }],
    ['a phone as a number', ['罗予', 20230209, '预备党员', '', '', '', '', 13812345679], { phone: '13812345679' }],
    [
      'a phone with country code',
      ['罗予', 20230209, '预备党员', '', '', '', '', '+86 138-1234-5679'],
      { phone: '13812345679' },
    ],
    ['a numeric class', ['罗予', 20230209, '预备党员', '', '', '', 2301], { className: '2301' }],
    ['an exported formula guard', ["'=罗予", 20230209, '预备党员'], { name: '=罗予' }],
    ['中共党员', ['罗予', 20230209, '中共党员'], { stage: 'full' }],
    ['the group by its name', ['罗予', 20230209, '预备党员', '', '', '第二党小组'], { groupId: 'group-2' }],
  ])('%s is understood', (_what, row, entry) => {
    expect(plan(row)).toMatchObject({ issues: [], rows: [{ entry }] })
  })

  test.each(wordsOf(duesCategoryLabels))(
    'the category of the dues %s is written as the template says it',
    (category) => {
      const row = ['罗予', 20230209, '预备党员', '', duesCategoryLabels[category]]
      expect(plan(row)).toMatchObject({ issues: [], rows: [{ entry: { category } }] })
    },
  )

  test('columns may come in another order, under the names of a university list, with more beside them', () => {
    const sheet = [
      ['序号', '学号', '备注', '姓名', '政治面貌'],
      [1, '20230209', '班长', '罗予', '中共预备党员'],
    ]
    expect(planImport(sheet, ground)).toMatchObject({
      issues: [],
      rows: [{ entry: { name: '罗予', studentNumber: '20230209', stage: 'probationary' } }],
    })
  })
})

describe('what is wrong is named by row, column and reason', () => {
  test.each<[string, Cell[], string, string]>([
    ['no name', ['', '20230209', '预备党员'], '姓名', '姓名还没有填。'],
    ['no number', ['罗予', '', '预备党员'], '学号或工号', '学号或工号还没有填。'],
    ['no stage for somebody new', ['罗予', '20230209', ''], '身份', '身份还没有填。'],
    ['an unknown stage', ['罗予', '20230209', '团员'], '身份', '身份「团员」不认识。'],
    ['a long name', ['罗'.repeat(21), '20230209', '预备党员'], '姓名', '姓名最多 20 个字，现在是 21 个。'],
    [
      'a short phone',
      ['罗予', '20230209', '预备党员', '', '', '', '', '1381234'],
      '手机号',
      '手机号要 11 位，现在是 7 位。',
    ],
    ['a phone with letters', ['罗予', '20230209', '预备党员', '', '', '', '', '没有'], '手机号', '手机号只能有数字。'],
    [
      'a day that is none',
      ['罗予', '20230209', '预备党员', '', '', '', '', '', '2021-02-30'],
      '入党日期',
      '2021-02-30',
    ],
    ['a day to come', ['罗予', '20230209', '预备党员', '', '', '', '', '', '2026-12-01'], '入党日期', '不能晚于今天'],
    ['a group that is not there', ['罗予', '20230209', '预备党员', '', '', '第九党小组'], '党小组', '第九党小组'],
    ['a number that Excel rounded', ['罗予', 2.0230209e20, '预备党员'], '学号或工号', '文本格式'],
    ['a number with signs', ['罗予', '2023-0209', '预备党员'], '学号或工号', '4 到 20 位'],
  ])('%s', (...[_what, row, column, reason]) => {
    const issue = onlyIssue(row)
    expect(issue).toMatchObject({ row: 2, column, planned: 0 })
    expect(issue.message).toContain(reason)
  })

  test('the second of two rows with one number, and the good rows stay', () => {
    const good = ['罗予', '20230209', '预备党员']
    expect(onlyIssue(good, ['罗小予', ' 20230209', '预备党员'])).toMatchObject({
      row: 3,
      column: '学号或工号',
      message: '学号 20230209 和第 2 行重复。',
      planned: 1,
    })
  })

  test('several problems of one row are told together', () => {
    const { issues } = plan(['', '2', '团员', '在家'])
    expect(issues.map(({ column }) => column)).toEqual(['学号或工号', '姓名'])
  })

  test('empty rows are passed over and do not shift the count', () => {
    expect(onlyIssue([], [null, ' '], ['罗予', '20230209', '团员'])).toMatchObject({ row: 4 })
  })

  test('a leader of a group cannot be moved out of it by a file', () => {
    const leader = { ...lin, officeUnitIds: ['group-1'] }
    const { issues } = planImport([header, ['林晓', '20210318', '', '', '', '第二党小组']], {
      ...ground,
      roster: [leader],
    })
    expect(issues[0]).toMatchObject({ column: '党小组', message: '还担任着党小组组长，先交接这个职务，再换党小组。' })
  })

  test('a missing column, an ID-card column, an empty and a too long file are told once', () => {
    expect(planImport([['姓名', '身份']], ground).issues).toEqual([
      { row: 1, column: '学号或工号', message: '第一行里没有「学号或工号」这一列。' },
    ])
    expect(planImport([[...header, '身份证号']], ground).issues[0]?.message).toContain('不收身份证号')
    expect(planImport([header], ground).issues[0]?.message).toBe('表里还没有人，填好再导入。')
    const many = Array.from({ length: 1001 }, (_none, index) => ['罗予', `2023${index + 1000}`, '预备党员'])
    expect(plan(...many).issues).toEqual([
      expect.objectContaining({ message: expect.stringContaining('最多导入 1000 人') }),
    ])
  })
})

const anyCell = fc.oneof(
  fc.string(),
  fc.double(),
  fc.boolean(),
  fc.constant(null),
  fc.constantFrom('正式党员', '20230209', '林晓', '20210318', '第一党小组', '13812345678'),
)

test('whatever a file holds, each row is planned or complained about, and planning again says the same', () => {
  fc.assert(
    fc.property(fc.array(fc.array(anyCell, { maxLength: 9 }), { maxLength: 8 }), (rows) => {
      const first = plan(...rows)
      const rowsSeen = new Set([...first.rows, ...first.issues].map(({ row }) => row))
      const filled = rows.filter((row) => row.some((cell) => String(cell ?? '').trim() !== ''))
      expect(rowsSeen.size).toBe(filled.length === 0 ? 1 : filled.length)
      expect(plan(...rows)).toEqual(first)
      const numbers = first.rows.map(({ entry }) => entry.studentNumber)
      expect(new Set(numbers).size).toBe(numbers.length)
    }),
  )
})

import { toView as toArrears } from '../../../miniprogram/packages/dues-admin/arrears/view-model'
import { toView as toMember } from '../../../miniprogram/packages/dues-admin/member/view-model'
import { toView as toProfile } from '../../../miniprogram/packages/dues-admin/profile/view-model'
import { toldLine } from '../../../miniprogram/packages/dues-admin/reminding'
import { toView as toYear } from '../../../miniprogram/packages/dues-admin/year/view-model'
import { toPublicationView } from '../../../miniprogram/packages/dues/components/publication-card/publication-view'
import { toView as toPublication } from '../../../miniprogram/packages/dues/publication/view-model'
import { sizeOf } from '../../../miniprogram/packages/dues/receipt/drawing'
import { toView as toReceipt } from '../../../miniprogram/packages/dues/receipt/view-model'
import { byYear, toView as toReceipts } from '../../../miniprogram/packages/dues/receipts/view-model'
import { toView as toStatement } from '../../../miniprogram/packages/dues/statement/view-model'
import { aBill, at, explanation, now } from '../support/answers'
import {
  aDraft,
  anArrearsRow,
  anExtraReceipt,
  anOpenedReceipt,
  anOpenMonth,
  aPublication,
  aReceipt,
  arrears,
  aStatement,
  aStatementMonth,
  aYear,
  aYearMonth,
  aYearRow,
  memberDues,
  publications,
  receipts,
  toPublish,
  voided,
  type MemberDues,
} from '../support/dues-year-answers'

describe('one member’s dues', () => {
  test.each<[string, Partial<MemberDues>, string]>([
    ['something is owed', {}, '待缴 2 个月：9月、10月'],
    ['all is paid', { bills: [aBill('2026-08', 'paid')] }, '都缴清了：已缴到 8月'],
    ['there are no bills', { bills: [], paidThrough: null }, '还没有账单：'],
    ['they are paid by the quarter', { isQuarterly: true }, '待缴 2 个月：9月、10月，按季缴，季末到期'],
    ['only that is known', { bills: [], paidThrough: null, isQuarterly: true }, '还没有账单：按季缴，季末到期'],
  ])('say where they stand when %s', (_what, changes, lines) => {
    const { headline, subline } = toMember(memberDues(changes))
    expect(`${headline}：${subline}`).toBe(lines)
  })

  test('can be entered while a month can be paid, by those who may', () => {
    expect(toMember(memberDues())).toMatchObject({ canSettle: true, canGiveExtra: true, canRelieve: true })
    expect(toMember(memberDues({ payableMonths: [] })).canSettle).toBe(false)
    expect(toMember(memberDues({ allowedEvents: ['confirmProfile'] }))).toMatchObject({
      canSettle: false,
      canGiveExtra: false,
      canRelieve: false,
    })
  })

  test('have no reason before a base is fixed, and point to one that waits', () => {
    const without = toMember(memberDues({ explanation: null, declaration: explanation }))
    expect(without.why).toBeNull()
    expect(without.base).toMatchObject({ title: '还没有核定基数', sub: '本人新报的，等你核定' })
    expect(toMember(memberDues()).base).toMatchObject({ title: '缴费基数', sub: '' })
  })

  test('name a relief by its terms', () => {
    const relief = { kind: 'exempt', from: '2026-11', through: '2027-04', monthlyFen: 0 } as const
    expect(toMember(memberDues()).relief).toBe('')
    expect(toMember(memberDues({ relief })).relief).toBe('11月到2027年4月，免缴，党委已批准。')
    const reduced = { ...relief, kind: 'reduced', monthlyFen: 1_000 } as const
    expect(toMember(memberDues({ relief: reduced })).relief).toContain('，每月缴 10.00 元，党委已批准。')
  })

  test('list receipts by what they are for', () => {
    const of = [aReceipt(), anExtraReceipt(), aReceipt({ voided })]
    expect(toMember(memberDues({ receipts: of })).receipts.map(({ title, sub, note }) => [title, sub, note])).toEqual([
      ['9月、10月', '2026-00418，10月14日 19:26', '微信支付'],
      ['自愿多缴', '2025-00077，2025年12月30日 09:05', '现金'],
      ['9月、10月', '2026-00418，10月14日 19:26', '已作废'],
    ])
  })
})

test('a base without an amount, such as a student’s, is named by its category alone', () => {
  const declaration = { ...explanation, category: 'undergraduate' as const, baseFen: 0, amountFen: 20 }
  expect(toProfile(memberDues({ declaration })).declared).toEqual({ text: '本科生及以下', cost: '每月 0.20 元' })
  expect(toProfile(memberDues({ explanation: null }))).toMatchObject({ declared: null, current: null })
})

test.each([
  [{ toldCount: 2, alreadyCount: 0, mutedCount: 0 }, '提醒了 2 人'],
  [{ toldCount: 0, alreadyCount: 1, mutedCount: 0 }, '没有再提醒谁，1 人今天提醒过'],
  [{ toldCount: 1, alreadyCount: 2, mutedCount: 3 }, '提醒了 1 人，2 人今天提醒过，3 人关了提醒'],
])('a reminder says how many heard of it: %j', (told, line) => {
  expect(toldLine(told)).toBe(line)
})

describe('the year of a branch', () => {
  const barOf = (month: ReturnType<typeof aYearMonth>) => toYear(aYear({ months: [month] })).bars[0]

  test('is a bar of people for each month, empty without bills', () => {
    const counts = { paidCount: 1, payingCount: 1, exemptCount: 1, unpaidCount: 0 }
    expect(barOf(aYearMonth('2026-09', counts))).toEqual({ label: '9', parts: [33.3, 33.3, 33.3], isNow: false })
    expect(barOf(aYearMonth('2026-10'))).toEqual({ label: '10', parts: [0, 0, 0], isNow: true })
  })

  test('lists the months with bills, the newest first, even where all are exempt', () => {
    const months = [
      aYearMonth('2026-08'),
      aYearMonth('2026-09', { exemptCount: 2 }),
      aYearMonth('2026-10', { dueFen: 100, paidFen: 50, paidCount: 1, payingCount: 1, exemptCount: 1, unpaidCount: 1 }),
    ]
    expect(toYear(aYear({ months })).months).toEqual([
      { title: '10月', sub: '已缴 1，待核对 1，免缴 1，未缴 1', value: '0.50', note: '应收 1.00' },
      { title: '9月', sub: '已缴 0，免缴 2', value: '0.00', note: '应收 0.00' },
    ])
    expect(toYear(aYear({ months: [] }))).toMatchObject({ months: [], bars: [] })
  })

  test('has twelve marks for everybody, those without a bill empty', () => {
    const states = ['paid', 'paying', 'exempt', 'unpaid'] as const
    const months = states.map((state, index) => ({ month: `2025-0${index + 1}`, state }))
    const [row] = toYear(aYear({ year: 2025, rows: [aYearRow('何川', { months })] })).rows
    expect(row!.marks.map(({ state }) => state)).toEqual([...states, ...Array<string>(8).fill('none')])
    expect(row!.marks[11]?.month).toBe('2025-12')
    expect(row!.label).toBe('1月已缴，2月待核对，3月免缴，4月未缴')
  })

  test('is read out in people, and speaks of what is open only where something is', () => {
    const view = toYear(aYear())
    expect(view.chartLabel).toContain('8月 0 人，9月 2 人，10月 1 人')
    expect(view.rows.map(({ sub }) => sub)).toEqual(['已缴 96.30', '已缴 96.30，未缴 96.30'])
  })

  test('ends with the year of the answer’s clock, in Shanghai', () => {
    expect(toYear(aYear({ year: 2025, now: at('2027-01-01 00:00') })).lastYear).toBe(2027)
  })
})

describe('the arrears of a branch', () => {
  test('are grouped by the level reached, the longest first, without empty groups', () => {
    const rows = ([1, 5, 6, 1] as const).map((level, index) => anArrearsRow(`第${index}`, { level }))
    const { groups } = toArrears(arrears(rows))
    expect(groups.map(({ title }) => title)).toEqual(['满 6 个月，1 人', '满 5 个月，1 人', '满 1 个月，2 人'])
    expect(groups.map(({ note }) => note !== '')).toEqual([true, false, false])
    expect(groups[2]?.people.map(({ name }) => name)).toEqual(['第0', '第3'])
  })

  test('say which months, and when somebody was reminded', () => {
    const sub = (changes: Parameters<typeof anArrearsRow>[1]) =>
      toArrears(arrears([anArrearsRow('何川', changes)])).groups[0]?.people[0]
    expect(sub({ months: ['2025-12', '2026-01'] })).toMatchObject({ sub: '2025年12月、2026年1月', note: '2 个月' })
    expect(sub({ remindedAt: at('2026-10-12 09:00') })?.sub).toBe('9月，10月12日 09:00提醒过')
    expect(sub({ remindedAt: at('2026-10-12 09:00'), isWaitingForWechat: true })?.sub).toBe('9月，有一笔在等微信回话')
  })

  test('ask for a reminder of those who do not wait for WeChat, by those who may', () => {
    const rows = [anArrearsRow('何川'), anArrearsRow('钟鸣', { isWaitingForWechat: true })]
    expect(toArrears(arrears(rows))).toMatchObject({ remindCount: 1 })
    expect(toArrears(arrears(rows, { allowedEvents: [] })).remindCount).toBe(0)
  })

  test('of nobody are empty, not broken', () => {
    expect(toArrears(arrears([]))).toMatchObject({ groups: [], remindCount: 0 })
  })
})

describe('a receipt', () => {
  test('for what was given beyond the standard is over no months', () => {
    const view = toReceipt(anOpenedReceipt(anExtraReceipt({ voided })))
    expect(view).toMatchObject({ title: '党费电子收据（自愿多缴）', cleared: '自愿多缴的，已记入支部台账' })
    expect(view.rows.map(({ label }) => label)).toEqual(['缴纳人', '所在支部', '方式', '时间', '经手'])
    expect(view.voidHint).toBe('这笔不再记在账上。编号不再用，林晓会收到通知。')
    expect(view.voided?.line).toBe('周宁 10月14日作废，这笔不再记在账上。')
  })

  test('can be voided by those who may', () => {
    expect(toReceipt(anOpenedReceipt()).canVoid).toBe(false)
    expect(toReceipt(anOpenedReceipt({}, { allowedEvents: ['voidReceipt'] })).canVoid).toBe(true)
  })

  test('is drawn higher by a line where a value does not fit into one', () => {
    const heightOf = (length: number) => sizeOf(toReceipt(anOpenedReceipt({ branchName: '信'.repeat(length) }))).height
    expect(heightOf(15)).toBe(heightOf(1))
    expect(heightOf(16)).toBe(heightOf(15) + 36)
  })
})

test('receipts lie under the year the money came in, in Shanghai and in their order', () => {
  const silvester = aReceipt({ receiptId: 'receipt-3', paidAt: at('2025-12-31 23:59'), months: ['2026-01'] })
  const { items } = toReceipts(
    receipts([aReceipt({ paidAt: at('2026-01-01 00:00') }), silvester, anExtraReceipt()]),
    now,
  )
  const years = byYear(items)
  expect(years.map(({ year, rows }) => [year, rows.length])).toEqual([
    [2026, 1],
    [2025, 2],
  ])
  expect(years[1]?.rows[0]?.title).toBe('2026年1月')
  expect(byYear([])).toEqual([])
})

describe('the statement of a year', () => {
  const standing = (...months: ReturnType<typeof aStatementMonth>[]) => toStatement(aStatement({ months })).standing

  test('says where one stands', () => {
    expect(standing(aStatementMonth('2026-09'))).toBe('都缴清了')
    expect(standing(anOpenMonth('2026-09'), anOpenMonth('2026-10', 'paying'))).toBe('2 个月没缴')
    expect(standing(aStatementMonth('2026-08'), anOpenMonth('2026-09', 'exempt'))).toBe('都缴清了，1 个月免缴')
    expect(standing(anOpenMonth('2026-08'), anOpenMonth('2026-09', 'exempt'))).toBe('1 个月没缴，1 个月免缴')
  })

  test('shows of each month how and when it was paid, with the year where it was another', () => {
    const late = aStatementMonth('2025-12', { paidAt: at('2025-12-31 23:00'), method: 'cash' })
    const { months } = toStatement(aStatement({ months: [late, anOpenMonth('2026-10', 'paying')] }))
    expect(months).toMatchObject([
      { sub: '现金 2025年12月31日　2026-00418', state: '已缴', tone: 'done' },
      { sub: '', state: '等微信结果', tone: '' },
    ])
  })

  test('is empty only without months and without receipts', () => {
    expect(toStatement(aStatement({ months: [], receipts: [] })).isEmpty).toBe(true)
    expect(toStatement(aStatement({ months: [] })).isEmpty).toBe(false)
    expect(toStatement(aStatement({ receipts: [] })).isEmpty).toBe(false)
  })

  test('marks a receipt that was voided, and names what was given beyond the standard', () => {
    const view = toStatement(aStatement({ receipts: [aReceipt({ voided }), anExtraReceipt()], extraFen: 10_000 }))
    expect(view.receipts.map(({ mark }) => mark)).toEqual(['已作废', ''])
    expect(view.receipts[1]?.sub).toBe('自愿多缴　2025年12月30日 09:05')
    expect(view.extra).toBe('另外自愿多缴 100.00 元')
    expect(toStatement(aStatement()).extra).toBe('')
  })
})

describe('the publication of a year', () => {
  test('reaches over the years there are, and this one for those who may publish', () => {
    expect(toPublication(publications(), now, true)).toMatchObject({ first: 2024, last: 2025 })
    expect(toPublication(toPublish(), now, true)).toMatchObject({ first: 2024, last: 2026 })
    expect(toPublication(publications({ years: [] }), now, true)).toMatchObject({ first: 2025, last: 2025 })
  })

  test('is a correction where this unit has published, not where the one above has', () => {
    const published = [aPublication({ unitId: 'committee-1', note: '学院的。' })]
    const first = toPublication(toPublish({ publications: published }), now, true)
    expect(first).toMatchObject({ isCorrection: false, note: '' })
    expect(first.question?.title).toBe('公布 2025 年党费收缴情况？')
    const again = toPublication(
      toPublish({ publications: [...published, aPublication({ note: '支部的。' })] }),
      now,
      true,
    )
    expect(again).toMatchObject({ isCorrection: true, note: '支部的。' })
    expect(again.question?.content).toBe('支部的党员看到的会换成这一份，公布日期改成今天。')
  })

  test('tells a committee that its branches’ members will read it', () => {
    const view = toPublication(toPublish({ draft: aDraft({ branchCount: 3 }) }), now, false)
    expect(view.question?.content).toContain('下面各支部的党员会看到这些数字和说明')
  })

  test('that does not exist says why to a committee in the year itself alone', () => {
    const none = (year: number, isOwn: boolean) =>
      toPublication(publications({ year, publications: [] }), now, isOwn).none
    expect(none(2026, false)).toContain('今年的账还没有结')
    for (const line of [none(2026, true), none(2025, false)]) expect(line).toContain('公布以后')
    expect(toPublication(toPublish(), now, true)).toMatchObject({ none: '', published: [] })
  })

  test('has a row for branches, reliefs and extra money only where there are any', () => {
    const labels = (changes: Parameters<typeof aPublication>[0]) =>
      toPublicationView(aPublication(changes)).rows.map(({ label }) => label)
    const received = { ...aPublication().received, extraFen: 100 }
    const money = ['微信支付', '现金', '他人代交']
    expect(labels({})).toEqual(['应缴党员', ...money, '现金和代交已上缴党委'])
    expect(labels({ branchCount: 3, reliefCount: 1, received })).toEqual([
      ...['支部', '应缴党员', '减免'],
      ...[...money, '其中自愿多缴', '收到支部上缴'],
    ])
  })

  test('fills the column of its highest month, and has none to divide by in an empty year', () => {
    const bars = (byMonth: ReturnType<typeof aPublication>['byMonth']) =>
      toPublicationView(aPublication({ byMonth })).bars
    expect(bars(aPublication().byMonth).map(({ parts }) => parts)).toEqual([
      [75, 0, 0, 25],
      [50, 0, 0, 0],
    ])
    expect(bars([{ month: '2025-01', dueFen: 0, paidFen: 0 }])[0]?.parts).toEqual([0, 0, 0, 0])
    expect(toPublicationView(aDraft()).published).toBe('')
  })
})

import { reliefCase } from '../../../miniprogram/packages/dues-admin/relief-case'
import { check, newRelief, startingIn, toInput } from '../../../miniprogram/packages/dues-admin/relief-edit/draft'
import { firstError, toFollowing, toView } from '../../../miniprogram/packages/dues-admin/relief-edit/view-model'
import { reliefTerms } from '../../../miniprogram/shared/relief-view'
import { now } from '../support/answers'
import { anApprovedRelief, aProfile, aRelief, profiles } from '../support/dues-committee-answers'

const labels = ({ offers }: { offers: readonly { label: string }[] }) => offers.map(({ label }) => label)

describe('the terms of a relief', () => {
  test.each([
    [{ kind: 'exempt', from: '2026-09', through: '2026-12', monthlyFen: 0 }, '免缴，9月到12月'],
    [{ kind: 'exempt', from: '2026-10', through: '2026-10', monthlyFen: 0 }, '免缴，10月'],
    [{ kind: 'reduced', from: '2026-11', through: '2027-04', monthlyFen: 1_000 }, '每月缴 10.00 元，11月到2027年4月'],
    [{ kind: 'reduced', from: '2025-03', through: '2025-08', monthlyFen: 50 }, '每月缴 0.50 元，2025年3月到8月'],
  ] as const)('are one line: %j', (terms, line) => {
    expect(reliefTerms(terms, now)).toBe(line)
  })
})

describe('a relief', () => {
  test('that waits says since when, and can be withdrawn by those who sent it', () => {
    const view = reliefCase(aRelief(), now)
    expect(view).toMatchObject({
      waiting: { days: '3', unit: '天', isLate: false },
      tag: '等党委审批',
      lines: ['支部 10月10日研究，周宁 10月11日上报'],
      answer: null,
    })
    expect(labels(view)).toEqual(['撤回'])
  })

  test('is decided by the committee, who see the branch and not that it waits for themselves', () => {
    const view = reliefCase(aRelief({ allowedEvents: ['decideRelief'] }), now, true)
    expect(view.tag).toBe('')
    expect(view.lines[0]).toBe('信息学院第二党支部')
    expect(labels(view)).toEqual(['批准', '不批准'])
  })

  test('that was decided says by whom and with which words', () => {
    const view = reliefCase(anApprovedRelief(), now)
    expect(view).toMatchObject({
      tag: '已批准',
      isDone: true,
      waiting: null,
      answer: { text: '同意，困难缓解后恢复缴纳。' },
    })
    expect(view.lines).toContain('高岚 8月31日批准')
    expect(labels(view)).toEqual(['提前结束'])
    const declined = reliefCase(anApprovedRelief({ state: 'declined', allowedEvents: [] }), now)
    expect(declined).toMatchObject({ tag: '没有批准', isDone: false })
    expect(declined.lines).toContain('高岚 8月31日答复')
  })

  test('is over when its last month is', () => {
    expect(reliefCase(anApprovedRelief({ through: '2026-10' }), now).tag).toBe('已批准')
    expect(reliefCase(anApprovedRelief({ through: '2026-09' }), now)).toMatchObject({ tag: '已到期', isDone: false })
  })
})

describe('the form of a relief', () => {
  const view = toView(profiles(), now)
  const draft = { ...newRelief(now, 'member-1'), yuan: '10', reason: '因病休养。' }

  test('starts with half a year from this month, studied today', () => {
    expect(newRelief(now)).toMatchObject({ from: '2026-10', through: '2027-03', studiedOn: '2026-10-14' })
  })

  test('offers months from six months back, for a year at most', () => {
    expect(view.starts[0]).toEqual({ value: '2026-04', label: '2026年4月' })
    const { ends } = toFollowing(view, draft)
    expect([ends[0]?.value, ends.at(-1)?.value]).toEqual(['2026-10', '2027-09'])
  })

  test.each([
    ['later than the end', '2027-05', '2027-05'],
    ['within', '2026-12', '2027-03'],
    ['too early for the end', '2026-04', '2027-03'],
    ['more than a year before the end', '2026-03', '2027-02'],
  ])('moves the end when the start is %s', (_what, from, through) => {
    expect(startingIn(draft, from)).toMatchObject({ from, through })
  })

  test('says what the standard asks and what an approval does', () => {
    const back = toFollowing(view, { ...draft, kind: 'exempt', from: '2026-09', through: '2026-12' })
    expect(back.standard).toBe('按标准每月缴 96.30 元')
    expect(back.effect).toBe('党委批准后，9月到12月免缴。已经缴清的月份不变。')
    expect(back.length).toBe('4 个月，最长 12 个月，到期再研究')
    expect(toFollowing(view, draft).effect).toBe('党委批准后，10月到2027年3月按这个数缴。')
    expect(toFollowing(view, { ...draft, memberId: 'member-3' }).standard).toBe('')
  })

  test('knows the member it was opened for, even one who is not on the list', () => {
    const given = toView(profiles([aProfile('member-1', '钟鸣')]), now, { id: 'member-9', name: '苏禾' })
    expect(given.people.map(({ label }) => label)).toEqual(['苏禾', '钟鸣'])
    expect(toView(profiles(), now, { id: 'member-1', name: '钟鸣' }).people).toHaveLength(2)
  })

  test.each([
    [{ yuan: '十元' }, { monthlyFen: '写成 10 或 10.50 这样，最多两位小数。' }],
    [{ yuan: '0' }, { monthlyFen: '一分不缴就选免缴。' }],
    [{ yuan: '96.30' }, { monthlyFen: '要比现在缴的少。' }],
    [{ memberId: '' }, { memberId: '先选一位同志。' }],
    [{ yuan: '96.29' }, {}],
    [{ kind: 'exempt', yuan: '没填完' }, {}],
  ] as const)('checks %j before it is sent', (changes, errors) => {
    expect(check({ ...draft, ...changes }, 9_630)).toEqual(errors)
  })

  test('is sent in fen, without an amount when exempt', () => {
    expect(toInput(draft).monthlyFen).toBe(1_000)
    expect(toInput({ ...draft, kind: 'exempt' }).monthlyFen).toBe(0)
  })

  test('finds the first field that was refused, in the order of the page', () => {
    expect(firstError({ studiedOn: '太晚。', from: '太早。' })).toBe('#from')
    expect(firstError({})).toBe('')
  })
})

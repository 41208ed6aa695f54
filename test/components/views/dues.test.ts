import fc from 'fast-check'
import { shownIn, toView as toLedger } from '../../../miniprogram/packages/dues-admin/ledger/view-model'
import { toView as toMine } from '../../../miniprogram/packages/dues/mine/view-model'
import { afterTap, owedMonths, toChoice, toTiles } from '../../../miniprogram/shared/dues-months'
import { baseOf } from '../../../miniprogram/shared/dues-base'
import { knownDraft, toFollowing, toView as toProfileForm } from '../../../miniprogram/packages/dues/profile/view-model'
import { toView as toProfiles } from '../../../miniprogram/packages/dues-admin/profiles/view-model'
import { toView as toReceipt } from '../../../miniprogram/packages/dues/receipt/view-model'
import { addMonths } from '../../../miniprogram/shared/calendar'
import { aBill, aLedger, aLedgerRow, at, explanation, myDues, now } from '../support/answers'

describe('the months one owes', () => {
  test('are unpaid, due by now and payable here, oldest first', () => {
    const bills = [aBill('2026-11'), aBill('2026-10'), aBill('2026-09'), aBill('2026-08', 'paid'), aBill('2026-01')]
    expect(owedMonths(myDues({ bills }))).toEqual(['2026-09', '2026-10'])
  })

  test.each(['paid', 'paying', 'exempt'] as const)('do not include one that is %s', (state) => {
    expect(owedMonths(myDues({ bills: [aBill('2026-09', state), aBill('2026-10')] }))).toEqual(['2026-10'])
  })
})

describe('the head of my dues', () => {
  test('says what is owed and by when', () => {
    expect(toMine(myDues())).toMatchObject({
      owed: '192.60',
      headline: '待缴 2 个月',
      subline: '9月、10月，10月31日前缴清就好',
      canPay: true,
    })
  })

  test('names the year of months of another year', () => {
    const dues = myDues({
      now: at('2027-01-05 10:00'),
      thisMonth: '2027-01',
      bills: [aBill('2026-12'), aBill('2027-01')],
    })
    expect(toMine(dues).subline).toBe('2026年12月、2027年1月，1月31日前缴清就好')
  })

  test('is calm when nothing is owed', () => {
    const dues = myDues({ bills: [aBill('2026-10', 'paid')], paidThrough: '2026-10', owedFen: 0 })
    expect(toMine(dues)).toMatchObject({ headline: '都缴清了', subline: '已缴到 10月', owed: '0.00' })
  })

  test('says so when there are no bills yet', () => {
    const dues = myDues({ bills: [], paidThrough: null, owedFen: 0, explanation: null, payableMonths: [] })
    expect(toMine(dues)).toMatchObject({ headline: '还没有账单', subline: '', canPay: false, why: null })
    expect(toMine(dues).ask.title).toBe('先报一下缴费基数')
  })

  test('waits with WeChat while an order is open: nothing can be paid twice', () => {
    const dues = myDues({ openOrderId: 'order-1', bills: [aBill('2026-09', 'paying'), aBill('2026-10', 'paying')] })
    expect(toMine(dues)).toMatchObject({ headline: '正在核对', isWaiting: true, canPay: false })
  })

  test('offers no payment where the branch has none', () => {
    expect(toMine(myDues({ isPaymentAvailable: false }))).toMatchObject({ canPay: false, hint: '' })
  })
})

describe('why a month costs what it costs', () => {
  test('is base times rate, with the article', () => {
    expect(toMine(myDues()).why).toMatchObject({
      title: '每月为什么是 ¥96.30',
      cost: { base: '6,420.00', rate: '1.5%', monthly: '96.30', source: '《党费规定》第一条、第二条' },
      change: '工资有变？告诉组织委员',
      relief: '',
    })
  })

  test('has no formula for a fixed amount', () => {
    const fixed = {
      ...explanation,
      category: 'undergraduate' as const,
      rateBasisPoints: null,
      baseFen: 0,
      amountFen: 20,
    }
    expect(toMine(myDues({ explanation: fixed })).why?.cost).toMatchObject({ rate: '', monthly: '0.20' })
  })

  test('tells of a declaration that waits', () => {
    const declaration = { ...explanation, baseFen: 700_000 }
    expect(toMine(myDues({ declaration })).why?.change).toBe('新报的基数在等确认')
    expect(toMine(myDues({ declaration, explanation: null })).ask.text).toContain('7,000.00 元')
  })
})

describe('the tiles of the year', () => {
  test('stand for the twelve months, and for next year’s that can be paid ahead', () => {
    const [year, next] = toTiles(myDues(), ['2026-09', '2026-10'])
    expect(year).toMatchObject({ title: '2026年', note: '已缴到 8月' })
    expect(year!.months.map(({ state }) => state)).toEqual([
      ...Array<string>(7).fill('–'),
      ...['已缴', '已选', '已选', '可以缴', '可以缴'],
    ])
    expect(next!.months.map(({ label }) => label)).toEqual(['1月', '2月', '3月', '4月'])
  })

  test('leave next year out when nothing of it can be paid', () => {
    expect(toTiles(myDues({ payableMonths: ['2026-09'] }), [])).toHaveLength(1)
  })

  test.each([
    ['exempt', '免缴'],
    ['paying', '支付中'],
  ] as const)('show a month that is %s as %s', (state, label) => {
    const [year] = toTiles(myDues({ bills: [aBill('2026-10', state)], payableMonths: [] }), [])
    expect(year!.months[9]).toMatchObject({ look: state, state: label, isChosen: false })
  })
})

describe('the choice of months', () => {
  const mine = myDues()

  test.each([
    ['one: it takes all before it along', [[], '2026-11'], ['2026-09', '2026-10', '2026-11']],
    ['the chosen last one: it is left out', [['2026-09', '2026-10'], '2026-10'], ['2026-09']],
    ['a chosen one: all after it go too', [['2026-09', '2026-10', '2026-11'], '2026-10'], ['2026-09']],
    ['the first chosen one: nothing is left', [['2026-09', '2026-10'], '2026-09'], []],
    ['a paid one: nothing changes', [['2026-09'], '2026-08'], ['2026-09']],
  ] as const)('after a tap on %s', (_what, [chosen, month], expected) => {
    expect(afterTap(mine, chosen, month)).toEqual(expected)
  })

  test('never has a gap, whatever is tapped', () => {
    const payable = fc
      .integer({ min: 0, max: 12 })
      .map((count) => Array.from({ length: count }, (_, index) => addMonths('2026-09', index)))
    const taps = fc.array(fc.integer({ min: -2, max: 14 }), { maxLength: 12 })
    const hasNoGap = (payableMonths: string[], tapped: number[]) => {
      const dues = myDues({ payableMonths })
      let chosen = owedMonths(dues)
      for (const offset of tapped) chosen = afterTap(dues, chosen, addMonths('2026-09', offset))
      return chosen.every((month, index) => month === payableMonths[index])
    }
    fc.assert(fc.property(payable, taps, hasNoGap))
  })

  test('costs what its bills cost, and a month without a bill what a month costs now', () => {
    const bills = [aBill('2026-09', 'unpaid', 5_000), aBill('2026-10')]
    const chosen = ['2026-09', '2026-10', '2026-11']
    expect(toChoice(myDues({ bills }), chosen)).toEqual({ count: 3, label: '9月、10月、11月', total: '242.60' })
  })

  test('of many months is named by its first', () => {
    expect(toChoice(mine, ['2026-09', '2026-10', '2026-11', '2026-12']).label).toBe('9月起')
  })

  test('of nothing is 0.00', () => {
    expect(toChoice(mine, [])).toEqual({ count: 0, label: '', total: '0.00' })
  })
})

describe('the ledger of a month', () => {
  const paid = (name: string, paidAt: string) =>
    aLedgerRow(name, 'paid', { method: 'wechat', paidAt: at(paidAt), category: 'salaried', baseFen: 642_000 })
  const rows = [
    aLedgerRow('免', 'exempt'),
    paid('早', '2026-10-02 10:00'),
    paid('晚', '2026-10-12 10:00'),
    aLedgerRow('付', 'paying'),
    aLedgerRow('欠', 'unpaid', { unpaidMonths: 2 }),
    aLedgerRow('欠一', 'unpaid'),
  ]
  const view = toLedger(aLedger(rows), now)

  test('has the unpaid first, then the others by time', () => {
    expect(view.unpaid.map(({ name }) => name)).toEqual(['欠', '欠一'])
    expect(view.others.map(({ name }) => name)).toEqual(['晚', '早', '免', '付'])
  })

  test('says of each how it stands', () => {
    const notes = Object.fromEntries([...view.unpaid, ...view.others].map(({ name, note }) => [name, note]))
    expect(notes).toEqual({
      欠: '2 个月未缴',
      欠一: '本月未缴',
      付: '待核对',
      晚: '微信支付 10月12日',
      早: '微信支付 10月2日',
      免: '党委已批准',
    })
  })

  test('counts and filters by state', () => {
    expect(view.filters.map(({ label }) => label)).toEqual(['全部 6', '未缴 2', '待核对 1', '已缴 2', '免缴 1'])
    const only = shownIn(view, { filter: 'paid', isUnfolded: false })
    expect([only.unpaid, only.others.map(({ name }) => name)]).toEqual([[], ['晚', '早']])
    expect(view.legend.map(({ text }) => text)).toEqual(['已缴 2', '待核对 1', '免缴 1', '未缴 2'])
    expect(view.parts).toEqual([33.3, 16.7, 16.7])
  })

  test('folds the unpaid after the first three, and offers to remind them', () => {
    const many = ['一', '二', '三', '四', '五'].map((name) => aLedgerRow(name, 'unpaid'))
    const ledger = toLedger(aLedger(many, { allowedEvents: ['remind'] }), now)
    expect(shownIn(ledger, { filter: 'all', isUnfolded: false })).toMatchObject({ moreUnpaid: '还有 2 人' })
    expect(shownIn(ledger, { filter: 'all', isUnfolded: true })).toMatchObject({ moreUnpaid: '' })
    expect(shownIn(ledger, { filter: 'unpaid', isUnfolded: false }).unpaid).toHaveLength(5)
    expect(ledger.remindCount).toBe(5)
    expect(view.remindCount).toBe(0)
  })

  test('does not turn to a month that has not come', () => {
    expect(view).toMatchObject({ month: '2026年10月', isLast: true, paid: '968.50', due: '1,182.40' })
    expect(toLedger(aLedger(rows, { month: '2026-09' }), now).isLast).toBe(false)
  })

  test('without bills is empty, not broken', () => {
    expect(toLedger(aLedger([], { missingProfiles: 3 }), now)).toMatchObject({
      isEmpty: true,
      parts: [0, 0, 0],
      missing: '3 人的缴费基数没有核定',
    })
  })
})

describe('a receipt', () => {
  const receipt: Parameters<typeof toReceipt>[0]['receipt'] = {
    receiptId: 'receipt-1',
    number: '2026-00418',
    payerName: '林晓',
    branchName: '信息学院第二党支部',
    months: ['2026-09', '2026-10'],
    items: [
      { month: '2026-09', amountFen: 9_630 },
      { month: '2026-10', amountFen: 9_630 },
    ],
    amountFen: 19_260,
    amountInWords: '人民币壹佰玖拾贰元陆角整',
    method: 'wechat',
    paidAt: now,
    handledByName: null,
    deliveredByName: '',
    kind: 'dues',
    voided: null,
  }
  const opened = (changes: Partial<typeof receipt> = {}) =>
    toReceipt({ receipt: { ...receipt, ...changes }, isMine: true, allowedEvents: [] })

  test('carries amount, words, months and time', () => {
    const view = opened()
    expect(view).toMatchObject({ amount: '192.60', words: '人民币壹佰玖拾贰元陆角整', cleared: '9月、10月都已缴清' })
    expect(view.rows.map(({ value }) => value)).toEqual([
      '林晓',
      '信息学院第二党支部',
      '2026年9月、10月',
      '96.30 元',
      '微信支付',
      '2026年10月14日 19:26',
    ])
  })

  test('for cash names who took it and does not speak of WeChat', () => {
    const view = opened({
      method: 'cash',
      handledByName: '周宁',
      deliveredByName: '林母',
      months: ['2025-12'],
      items: [{ month: '2025-12', amountFen: 9_630 }],
    })
    expect(view.rows.at(-1)).toEqual({ label: '经手', value: '周宁' })
    expect(view.rows).toContainEqual({ label: '代交人', value: '林母' })
    expect(view.rows[2]?.value).toBe('2025年12月')
    expect(view.cleared).toBe('2025年12月已缴清')
    expect(view.assurance).not.toContain('微信')
  })

  test('that was taken back says so, by whom and why', () => {
    const voided = { at: now, byName: '周宁', reason: '记错人了' }
    expect(opened({ voided }).voided).toEqual({
      line: '周宁 10月14日作废，9月、10月重新算没缴。',
      reason: '原因：记错人了',
    })
  })

  test('over months that cost differently names each', () => {
    const items = [
      { month: '2026-09', amountFen: 5_000 },
      { month: '2026-10', amountFen: 9_630 },
    ]
    expect(opened({ items }).rows).toEqual(
      expect.arrayContaining([
        { label: '2026年9月', value: '50.00 元' },
        { label: '2026年10月', value: '96.30 元' },
      ]),
    )
  })
})

describe('the bases of the branch', () => {
  const person = (name: string, state: 'missing' | 'declared' | 'confirmed') => ({
    memberId: `member-${name}`,
    name,
    state,
    explanation: state === 'missing' ? null : explanation,
    isQuarterly: false,
    confirmedYear: state === 'confirmed' ? 2026 : null,
  })

  test('show first what waits for the organizer', () => {
    const { groups } = toProfiles({
      items: [person('定', 'confirmed'), person('缺', 'missing'), person('报', 'declared')],
      allowedEvents: [],
    })
    expect(groups.map(({ title }) => title)).toEqual(['等你确认 1 人', '还没有报 1 人', '已确认 1 人'])
    expect(groups[0]?.people[0]).toMatchObject({ name: '报', sub: '教职工，按工资，基数 6,420.00', amount: '96.30' })
  })

  test.each([
    ['salaried', true],
    ['retired', true],
    ['postgraduate', true],
    ['undergraduate', false],
    ['unemployed', false],
    ['postgraduateNoIncome', false],
    ['', false],
  ])('ask for an amount from the category %s: %p', (category, needsBase) => {
    expect(baseOf(category).needsBase).toBe(needsBase)
  })

  test('begin with what was declared last, and say at once what a month will cost', () => {
    expect(knownDraft(myDues())).toEqual({ category: 'salaried', base: '6,420.00' })
    const declaration = { ...explanation, baseFen: 700_000 }
    expect(knownDraft(myDues({ declaration })).base).toBe('7,000.00')
    expect(toProfileForm(myDues({ declaration })).intro).toContain('还在等组织委员确认')
    expect(toFollowing({ category: 'salaried', base: '6000' }, now).cost).toMatchObject({ monthly: '90.00' })
    expect(toFollowing({ category: 'salaried', base: 'x' }, now).cost).toBeNull()
    expect(toFollowing({ category: 'farmer', base: '0.50' }, now)).toMatchObject({ cost: { monthly: '0.50' } })
  })
})

import fc from 'fast-check'
import {
  assessMonth,
  chooseMonths,
  isLiable,
  isWithinArrears,
  paidThrough,
  payableMonths,
  receiptNumber,
  type BillState,
} from '../../cloudfunctions/domain/dues-bills'
import { addMonths } from '../../miniprogram/shared/calendar'

const member = { stage: 'full', status: 'inSchool', joinedOn: '2024-06-18' } as const

describe('who owes dues', () => {
  test('a probationary member from the month of admission, not before', () => {
    const probationary = { ...member, stage: 'probationary', joinedOn: '2026-06-30' } as const
    expect(isLiable(probationary, '2026-05')).toBe(false)
    expect(isLiable(probationary, '2026-06')).toBe(true)
  })

  test.each(['applicant', 'activist', 'candidate'] as const)('a person at the stage %s does not', (stage) => {
    expect(isLiable({ ...member, stage }, '2026-11')).toBe(false)
  })

  test('who was transferred out does not; who is away, transferring or cannot be reached still does', () => {
    expect(isLiable({ ...member, status: 'transferredOut' }, '2026-11')).toBe(false)
    for (const status of ['away', 'transferring', 'retained', 'lostContact'] as const)
      expect(isLiable({ ...member, status }, '2026-11')).toBe(true)
  })

  test('a member whose day of admission the roster lacks does', () => {
    expect(isLiable({ ...member, joinedOn: null }, '2026-11')).toBe(true)
  })
})

describe('the amount of a month', () => {
  test('follows from the category alone where it is fixed', () => {
    expect(assessMonth({ category: 'undergraduate', confirmed: null }, '2026-11')?.amountFen).toBe(20)
  })

  test('waits for the organizer where it depends on a base', () => {
    for (const category of ['salaried', 'retired', 'postgraduate', 'farmer'] as const)
      expect(assessMonth({ category, confirmed: null }, '2026-11')).toBeNull()
  })

  test('is that of the confirmed category, even when the roster says another', () => {
    const confirmed = { category: 'salaried', baseFen: 642_000 } as const
    expect(assessMonth({ category: 'undergraduate', confirmed }, '2026-11')?.amountFen).toBe(9_630)
  })
})

describe('months that can be paid', () => {
  const thisMonth = '2026-11'
  const bill = (month: string, state: BillState = 'unpaid') => ({ month, state })
  const payable = (bills: { month: string; state: BillState }[], canBill = true) =>
    payableMonths({ bills, thisMonth, canBill: () => canBill })

  test('are open ones of the last six months, this month, and six ahead', () => {
    const bills = [bill('2026-04'), bill('2026-05'), bill('2026-10', 'paid'), bill('2026-11')]
    expect(payable(bills)).toEqual([
      '2026-05',
      '2026-11',
      '2026-12',
      '2027-01',
      '2027-02',
      '2027-03',
      '2027-04',
      '2027-05',
    ])
  })

  test('skip what is paid ahead, exempt or was never billed', () => {
    expect(payable([bill('2026-11', 'paid'), bill('2026-12', 'exempt')])[0]).toBe('2027-01')
  })

  test('end with the bills that are there when no base is confirmed', () => {
    expect(payable([bill('2026-10')], false)).toEqual(['2026-10'])
  })

  test('keep a month in an open order, since paying again continues the order', () => {
    expect(payable([bill('2026-11', 'paying')])[0]).toBe('2026-11')
  })

  test('can be chosen oldest first and without a gap only', () => {
    const months = ['2026-09', '2026-10', '2026-11', '2026-12']
    expect(chooseMonths(['2026-10', '2026-09'], months)).toEqual(['2026-09', '2026-10'])
    expect(chooseMonths(['2026-10'], months)).toBe('要从最早没缴的2026年9月缴起，中间不能跳过。')
    expect(chooseMonths(['2026-09', '2026-11'], months)).toContain('2026年9月')
    expect(chooseMonths(['2026-09', '2026-09'], months)).toContain('两次')
    expect(chooseMonths(['2026-08'], months)).toBe(
      '2026年8月现在不能缴：已经缴清，或者超出了补缴 6 个月、提前 6 个月的范围。',
    )
  })

  test('any choice that is accepted is a beginning of the list', () => {
    const state = fc.constantFrom<BillState>('unpaid', 'paying', 'paid', 'exempt')
    const offsets = fc.uniqueArray(fc.integer({ min: -8, max: 8 }), { maxLength: 12 })
    fc.assert(
      fc.property(offsets, fc.array(state, { minLength: 12, maxLength: 12 }), offsets, (billed, states, chosen) => {
        const bills = billed.map((offset, index) => bill(addMonths(thisMonth, offset), states[index]))
        const list = payable(bills)
        const months = chooseMonths(
          chosen.map((offset) => addMonths(thisMonth, offset)),
          list,
        )
        if (typeof months !== 'string') expect(months).toEqual(list.slice(0, months.length))
      }),
    )
  })
})

describe('paid through', () => {
  test('is the month before the oldest open one', () => {
    const bills = [
      { month: '2026-10', state: 'unpaid' },
      { month: '2026-11', state: 'paid' },
      { month: '2026-09', state: 'paid' },
    ] as const
    expect(paidThrough(bills)).toBe('2026-09')
  })

  test('counts what was paid ahead and what was waived', () => {
    expect(
      paidThrough([
        { month: '2026-11', state: 'paid' },
        { month: '2026-12', state: 'exempt' },
      ]),
    ).toBe('2026-12')
    expect(paidThrough([])).toBeNull()
  })
})

test('arrears reach six months back', () => {
  expect(isWithinArrears('2026-05', '2026-11')).toBe(true)
  expect(isWithinArrears('2026-04', '2026-11')).toBe(false)
})

test('a receipt number carries the year and at least five digits', () => {
  expect(receiptNumber(2026, 418)).toBe('2026-00418')
  expect(receiptNumber(2026, 123_456)).toBe('2026-123456')
})

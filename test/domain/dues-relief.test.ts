import fc from 'fast-check'
import {
  canEnd,
  currentRelief,
  dueUnder,
  reliefOf,
  reliefProblem,
  relieved,
  withoutFuture,
  type WantedRelief,
} from '../../cloudfunctions/domain/dues-relief'
import { addMonths } from '../../miniprogram/shared/calendar'

const context = { thisMonth: '2026-11', today: '2026-11-20', taken: [], fullFen: 9_630 }
const wanted: WantedRelief = {
  kind: 'reduced',
  monthlyFen: 500,
  from: '2026-11',
  through: '2027-04',
  studiedOn: '2026-11-18',
}
const problem = (change: Partial<WantedRelief>, more: object = {}) =>
  reliefProblem({ ...wanted, ...change }, { ...context, ...more })

describe('a request for relief', () => {
  test('may reach six months back and be over a year', () => {
    expect(problem({})).toBeNull()
    expect(problem({ from: '2026-05', through: '2027-04' })).toBeNull()
    expect(problem({ from: '2026-04' })).toMatchObject({ field: 'from', sentence: expect.stringContaining('6 个月前') })
    expect(problem({ from: '2026-05', through: '2027-05' })).toMatchObject({
      field: 'through',
      sentence: expect.stringContaining('最多 12 个月'),
    })
  })

  test('ends after it begins', () => {
    expect(problem({ through: '2026-11' })).toBeNull()
    expect(problem({ through: '2026-10' })).toMatchObject({ field: 'through' })
  })

  test('has been studied by the branch, today at the latest', () => {
    expect(problem({ studiedOn: '2026-11-20' })).toBeNull()
    expect(problem({ studiedOn: '2026-11-21' })).toMatchObject({ field: 'studiedOn' })
  })

  test('leaves something to pay and less than without, unless it is an exemption', () => {
    expect(problem({ monthlyFen: 0 })).toMatchObject({ field: 'monthlyFen', sentence: expect.stringContaining('免缴') })
    expect(problem({ monthlyFen: 9_629 })).toBeNull()
    expect(problem({ monthlyFen: 9_630 })).toMatchObject({ sentence: '现在每月 96.30 元，少缴要比它少。' })
    expect(problem({ monthlyFen: 9_630 }, { fullFen: null })).toBeNull()
    expect(problem({ kind: 'exempt', monthlyFen: 0 })).toBeNull()
  })

  test('does not share a month with another one', () => {
    const month = fc.integer({ min: -6, max: 12 }).map((offset) => addMonths(context.thisMonth, offset))
    const span = fc.tuple(month, fc.integer({ min: 0, max: 11 })).map(([from, more]) => ({
      from,
      through: addMonths(from, more),
    }))
    const monthsOf = ({ from, through }: { from: string; through: string }) => {
      const months = [from]
      while (months.at(-1)! < through) months.push(addMonths(months.at(-1)!, 1))
      return months
    }
    fc.assert(
      fc.property(span, span, (one, other) => {
        const isShared = monthsOf(one).some((each) => monthsOf(other).includes(each))
        expect(problem(one, { taken: [other] }) !== null).toBe(isShared)
      }),
    )
  })
})

describe('a month under a relief', () => {
  const exempt = { reliefId: 'e', from: '2026-09', through: '2026-10', monthlyFen: 0 }
  const reduced = { reliefId: 'r', from: '2026-12', through: '2027-02', monthlyFen: 500 }
  const reliefs = [reduced, exempt]

  test('costs what is left, nothing when exempt, and never more than without', () => {
    expect(relieved({ amountFen: 9_630 }, reduced)).toEqual({ amountFen: 500, state: 'unpaid' })
    expect(relieved({ amountFen: 20 }, reduced)).toEqual({ amountFen: 20, state: 'unpaid' })
    expect(relieved({ amountFen: 9_630 }, exempt)).toEqual({ amountFen: 0, state: 'exempt' })
    expect(relieved({ amountFen: 9_630 }, null)).toEqual({ amountFen: 9_630, state: 'unpaid' })
  })

  test('is covered from the first to the last month, both included', () => {
    expect(['2026-08', '2026-09', '2026-10', '2026-11'].map((month) => reliefOf(reliefs, month)?.reliefId)).toEqual([
      undefined,
      'e',
      'e',
      undefined,
    ])
  })

  test('is reckoned on the base that the bill was made on', () => {
    const bill = { month: '2026-12', category: 'salaried', baseFen: 642_000 } as const
    expect(dueUnder(bill, reliefs)).toEqual({ amountFen: 500, state: 'unpaid' })
    expect(dueUnder({ ...bill, month: '2026-10' }, reliefs)).toEqual({ amountFen: 0, state: 'exempt' })
    expect(dueUnder({ ...bill, month: '2026-11' }, reliefs)).toEqual({ amountFen: 9_630, state: 'unpaid' })
    expect(dueUnder({ month: '2026-11', category: 'farmer', baseFen: 50 }, [])).toMatchObject({ amountFen: 50 })
  })

  test('is shown while it runs or is still to come, the nearest first', () => {
    expect(currentRelief(reliefs, '2026-10')).toBe(exempt)
    expect(currentRelief(reliefs, '2026-11')).toBe(reduced)
    expect(currentRelief(reliefs, '2027-03')).toBeNull()
  })
})

describe('ending a relief early', () => {
  const running = { reliefId: 'a', from: '2026-09', through: '2027-02', monthlyFen: 0 }
  const coming = { reliefId: 'b', from: '2027-04', through: '2027-05', monthlyFen: 0 }

  test('leaves this month as it was decided, and the others alone', () => {
    expect(withoutFuture([running, coming], 'a', '2026-11')).toEqual([{ ...running, through: '2026-11' }, coming])
  })

  test('takes one away that has not begun', () => {
    expect(withoutFuture([running, coming], 'b', '2026-11')).toEqual([running])
  })

  test('changes something only while a later month is covered', () => {
    expect(canEnd(running, '2027-01')).toBe(true)
    expect(canEnd(running, '2027-02')).toBe(false)
  })
})

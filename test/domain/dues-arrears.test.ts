import { arrearsOf, dueBills, levelOf, type OpenBill } from '../../cloudfunctions/domain/dues-arrears'

const open = (...months: string[]): OpenBill[] => months.map((month) => ({ month, amountFen: 20, state: 'unpaid' }))
const november = { thisMonth: '2026-11', isQuarterly: false }
const byTheQuarter = { thisMonth: '2026-11', isQuarterly: true }

describe('arrears', () => {
  test('are the open months in a row up to the last one, oldest first, with their sum', () => {
    expect(arrearsOf(open('2026-10', '2026-08', '2026-09'), november)).toEqual({
      months: ['2026-08', '2026-09', '2026-10'],
      openFen: 60,
      level: 3,
      isWaitingForWechat: false,
    })
  })

  test('begin when the month is over: this one still has time', () => {
    expect(arrearsOf(open('2026-11'), november)).toBeNull()
    expect(arrearsOf(open('2026-10', '2026-11'), november)?.months).toEqual(['2026-10'])
    expect(arrearsOf([], november)).toBeNull()
  })

  test('by the quarter begin when the quarter is over', () => {
    expect(arrearsOf(open('2026-10', '2026-11'), byTheQuarter)).toBeNull()
    expect(arrearsOf(open('2026-08', '2026-09', '2026-10'), byTheQuarter)?.months).toEqual(['2026-08', '2026-09'])
    expect(arrearsOf(open('2026-10', '2026-11', '2026-12'), { thisMonth: '2027-01', isQuarterly: true })?.level).toBe(3)
  })

  test('are cut by a month that is settled, waived or was never billed', () => {
    expect(arrearsOf(open('2026-06', '2026-07', '2026-09', '2026-10'), november)?.months).toEqual([
      '2026-09',
      '2026-10',
    ])
  })

  test('stand although the months after them are settled or waived', () => {
    expect(arrearsOf(open('2026-07'), november)).toMatchObject({ months: ['2026-07'], level: 1 })
  })

  test('reach across the turn of the year', () => {
    const january = { thisMonth: '2027-01', isQuarterly: false }
    expect(arrearsOf(open('2026-11', '2026-12'), january)?.months).toEqual(['2026-11', '2026-12'])
  })

  test('say when a payment of one of them is under way', () => {
    const bills: OpenBill[] = [{ month: '2026-09', amountFen: 20, state: 'paying' }, ...open('2026-10')]
    expect(arrearsOf(bills, november)?.isWaitingForWechat).toBe(true)
  })
})

test.each([
  [1, 1],
  [2, 1],
  [3, 3],
  [4, 3],
  [5, 5],
  [6, 6],
  [11, 6],
])('%i months in a row are level %i', (count, level) => {
  expect(levelOf(count)).toBe(level)
})

describe('what is due by now', () => {
  test('is everything open up to this month, oldest first', () => {
    const months = dueBills(open('2026-11', '2026-12', '2026-10'), november).map(({ month }) => month)
    expect(months).toEqual(['2026-10', '2026-11'])
  })

  test('by the quarter waits for its last month', () => {
    expect(dueBills(open('2026-10', '2026-11'), byTheQuarter)).toEqual([])
    const december = { thisMonth: '2026-12', isQuarterly: true }
    expect(dueBills(open('2026-10', '2026-12', '2027-01'), december).map(({ month }) => month)).toEqual([
      '2026-10',
      '2026-12',
    ])
  })
})

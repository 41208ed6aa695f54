import { dueMonthOf, isOverdue } from '../../miniprogram/shared/dues-quarter'

describe('payment by the quarter', () => {
  test.each([
    ['2026-01', '2026-03'],
    ['2026-02', '2026-03'],
    ['2026-03', '2026-03'],
    ['2026-04', '2026-06'],
    ['2026-11', '2026-12'],
    ['2026-12', '2026-12'],
  ])('%s is due in %s, and in itself for whoever pays by the month', (month, quarterEnd) => {
    expect(dueMonthOf(month, true)).toBe(quarterEnd)
    expect(dueMonthOf(month, false)).toBe(month)
  })

  test('what is due this month is not late yet', () => {
    expect(isOverdue('2026-11', { thisMonth: '2026-11', isQuarterly: false })).toBe(false)
    expect(isOverdue('2026-10', { thisMonth: '2026-11', isQuarterly: false })).toBe(true)
  })

  test('a month is late once its quarter is over', () => {
    for (const thisMonth of ['2026-11', '2026-12'])
      expect(isOverdue('2026-10', { thisMonth, isQuarterly: true })).toBe(false)
    expect(isOverdue('2026-10', { thisMonth: '2027-01', isQuarterly: true })).toBe(true)
  })
})

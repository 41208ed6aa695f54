import {
  creditSources,
  dayProblem,
  hasReached,
  isAskedOf,
  yearlyTarget,
} from '../../cloudfunctions/domain/credit-hours'
import { endOfDay, startOfDay } from '../../miniprogram/shared/calendar'
import { creditSourceLabels, stageLabels, wordsOf } from '../../miniprogram/shared/words'

describe('the yearly credit hours', () => {
  test('are 32 hours by article 20, kept in whole tenths', () => {
    expect(yearlyTarget).toEqual({ tenths: 320, source: expect.stringContaining('第二十条') })
  })

  test('are reached with the last tenth and not before', () => {
    expect([319, 320, 321].map(hasReached)).toEqual([false, true, true])
  })

  test('have a name on screen for every source', () => {
    expect(creditSources.map((source) => creditSourceLabels[source])).toEqual(['微课', '党课', '主题党日', '组织生活'])
  })

  test('are asked of Party members, probationary ones among them, and of nobody before', () => {
    expect(wordsOf(stageLabels).filter(isAskedOf)).toEqual(['probationary', 'full'])
  })
})

describe('what can be entered', () => {
  const now = startOfDay('2026-11-23') + 9 * 3600_000

  test.each([
    ['today', startOfDay('2026-11-23'), null],
    ['the first day of last year', startOfDay('2025-01-01'), null],
    ['tomorrow', startOfDay('2026-11-24'), '日期不能晚于今天。'],
    ['this evening, which has not come yet', endOfDay(now), '日期不能晚于今天。'],
    ['the year before last', startOfDay('2025-01-01') - 1, '只能登记今年和去年的，最早 2025年1月1日。'],
  ])('of %s', (_day, heldAt, problem) => {
    expect(dayProblem(heldAt, now)).toBe(problem)
  })

  test('begins anew in Shanghai’s new year, whatever the date in London', () => {
    const newYear = startOfDay('2027-01-01')
    expect(dayProblem(startOfDay('2025-06-18'), newYear - 1)).toBeNull()
    expect(dayProblem(startOfDay('2025-06-18'), newYear)).not.toBeNull()
  })
})

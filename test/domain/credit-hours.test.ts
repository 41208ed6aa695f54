import { creditSources, yearlyTarget } from '../../cloudfunctions/domain/credit-hours'
import { toYearView } from '../../miniprogram/shared/year-view'

describe('the yearly credit hours', () => {
  test('are 32 hours by article 20, kept in whole tenths', () => {
    expect(yearlyTarget).toEqual({ tenths: 320, source: expect.stringContaining('第二十条') })
  })

  test('have a name on screen for every source', () => {
    const bySource = creditSources.map((source) => ({ source, tenths: 10 }))
    const { sources } = toYearView({ year: 2026, totalTenths: 30, targetTenths: 320, bySource })
    expect(sources.map(({ label }) => label)).toEqual(['微课', '党课', '主题党日'])
  })
})

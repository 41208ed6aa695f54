import { judgeConfirmation, normaliseBase } from '../../cloudfunctions/domain/dues-profile'
import { standardFor } from '../../miniprogram/shared/dues-standard'

describe('the base of a year', () => {
  const current = { category: 'salaried', baseFen: 600_000, year: 2026 } as const
  const wanted = { category: 'salaried', baseFen: 700_000 } as const

  test('is needed where the amount depends on it, and none elsewhere', () => {
    const standard = standardFor('2026-11')
    expect(normaliseBase({ category: 'salaried', baseFen: 99 }, standard)).toBe('缴费基数还没有填，至少 1 元。')
    expect(normaliseBase({ category: 'salaried', baseFen: 100 }, standard)).toEqual({
      category: 'salaried',
      baseFen: 100,
    })
    expect(normaliseBase({ category: 'undergraduate', baseFen: 12 }, standard)).toEqual({
      category: 'undergraduate',
      baseFen: 0,
    })
  })

  test('is the amount itself where the member chooses it, from 0.20 to 1.00 a month', () => {
    const chosen = (baseFen: number) => normaliseBase({ category: 'farmer', baseFen }, standardFor('2026-11'))
    for (const baseFen of [20, 50, 100]) expect(chosen(baseFen)).toEqual({ category: 'farmer', baseFen })
    for (const wrong of [0, 19, 101]) expect(chosen(wrong)).toBe('每月在 0.20 到 1.00 元之间选。')
  })

  test('stays for the year once somebody has paid on it', () => {
    expect(judgeConfirmation({ current, wanted, year: 2026, isInUse: true })).toBe(
      '2026 年的基数已经定为 6,000.00 元，也按它缴过了。基数一年核定一次，明年 1 月再改。',
    )
  })

  test('can be corrected for the whole year while nobody has', () => {
    expect(judgeConfirmation({ current, wanted, year: 2026, isInUse: false })).toEqual({ effect: 'wholeYear' })
  })

  test('is fixed anew in the next year, at the first time, and with a new category', () => {
    const effect = { effect: 'fromThisMonth' }
    expect(judgeConfirmation({ current, wanted, year: 2027, isInUse: true })).toEqual(effect)
    expect(judgeConfirmation({ current: null, wanted, year: 2026, isInUse: true })).toEqual(effect)
    const retired = { category: 'retired', baseFen: 500_000 } as const
    expect(judgeConfirmation({ current, wanted: retired, year: 2026, isInUse: true })).toEqual(effect)
    expect(judgeConfirmation({ current, wanted: current, year: 2026, isInUse: true })).toEqual(effect)
  })
})

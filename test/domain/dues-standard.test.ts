import fc from 'fast-check'
import { assess, standardFor, standards } from '../../miniprogram/shared/dues-standard'
import { formatFen, parseYuan } from '../../miniprogram/shared/fen'
import { duesCategoryLabels, wordsOf, type DuesCategory } from '../../miniprogram/shared/words'

const standard = standardFor('2026-11')
const amountOf = (category: DuesCategory, baseFen: number) => assess({ category, baseFen, standard }).amountFen

const baseFen = fc.integer({ min: 1, max: 100_000_000 })
const category = fc.constantFrom(...wordsOf(duesCategoryLabels))
const byRate = category.filter((each) => standard.rules[each].kind === 'rate')

describe('the figures that everybody can look up', () => {
  test.each<[DuesCategory, string, string]>([
    ['salaried', '3000', '15.00'],
    ['salaried', '3000.01', '30.00'],
    ['salaried', '5000', '50.00'],
    ['salaried', '6000', '90.00'],
    ['salaried', '10000', '150.00'],
    ['salaried', '12000', '240.00'],
    ['retired', '5000', '25.00'],
    ['retired', '6000', '60.00'],
    ['undergraduate', '0', '0.20'],
    ['unemployed', '0', '0.20'],
    ['farmer', '0.20', '0.20'],
    ['farmer', '1', '1.00'],
  ])('%s on %s yuan: %s yuan a month', (each, yuan, dues) => {
    expect(formatFen(amountOf(each, parseYuan(yuan)!))).toBe(dues)
  })
})

describe('the standard of 2008', () => {
  test.each<[DuesCategory, number, number]>([
    ['salaried', 300_000, 1_500],
    ['salaried', 300_001, 3_000],
    ['salaried', 500_000, 5_000],
    ['salaried', 500_001, 7_500],
    ['salaried', 600_000, 9_000],
    ['salaried', 642_000, 9_630],
    ['salaried', 1_000_000, 15_000],
    ['salaried', 1_000_001, 20_000],
    ['salaried', 1_200_000, 24_000],
    ['retired', 500_000, 2_500],
    ['retired', 500_001, 5_000],
    ['retired', 600_000, 6_000],
    ['postgraduate', 300_000, 1_500],
    ['undergraduate', 0, 20],
    ['undergraduate', 900_000, 20],
    ['postgraduateNoIncome', 0, 20],
    ['unemployed', 0, 20],
  ])('%s with a base of %i fen pays %i fen', (each, base, amount) => {
    expect(amountOf(each, base)).toBe(amount)
  })

  test('half a fen rounds up, less rounds down', () => {
    expect(amountOf('salaried', 100)).toBe(1)
    expect(amountOf('salaried', 99)).toBe(0)
    expect(amountOf('salaried', 300_050)).toBe(3_001)
  })

  test('every amount is a whole number of fen', () => {
    fc.assert(fc.property(category, baseFen, (each, base) => Number.isSafeInteger(amountOf(each, base))))
  })

  test('whoever earns more never pays less', () => {
    fc.assert(
      fc.property(byRate, baseFen, baseFen, (each, a, b) => {
        expect(amountOf(each, Math.max(a, b))).toBeGreaterThanOrEqual(amountOf(each, Math.min(a, b)))
      }),
    )
  })

  test('the rate applies to the whole base: the amount is the base times its rate, to within half a fen', () => {
    fc.assert(
      fc.property(byRate, baseFen, (each, base) => {
        const { amountFen, rateBasisPoints } = assess({ category: each, baseFen: base, standard })
        expect(Math.abs(amountFen * 10_000 - base * (rateBasisPoints ?? 0))).toBeLessThanOrEqual(5_000)
      }),
    )
  })

  test('a fixed amount does not depend on what was typed as a base', () => {
    fc.assert(fc.property(baseFen, (base) => amountOf('undergraduate', base) === 20))
    expect(assess({ category: 'undergraduate', baseFen: 500, standard })).toMatchObject({
      baseFen: 0,
      rateBasisPoints: null,
    })
  })

  test('a chosen amount is what was chosen, and never leaves its range', () => {
    fc.assert(
      fc.property(fc.integer({ min: 20, max: 100 }), (chosen) => {
        expect(assess({ category: 'farmer', baseFen: chosen, standard })).toMatchObject({
          baseFen: chosen,
          amountFen: chosen,
          rateBasisPoints: null,
        })
      }),
    )
    fc.assert(fc.property(baseFen, (base) => amountOf('farmer', base) >= 20 && amountOf('farmer', base) <= 100))
  })

  test('at the end of a tier its own rate holds, and a fen above it the next one', () => {
    for (const each of wordsOf(duesCategoryLabels)) {
      const rule = standard.rules[each]
      if (rule.kind !== 'rate') continue
      const rateAt = (base: number) => assess({ category: each, baseFen: base, standard }).rateBasisPoints
      rule.tiers.slice(0, -1).forEach(({ upToFen, rateBasisPoints }, index) => {
        expect(rateAt(upToFen!)).toBe(rateBasisPoints)
        expect(rateAt(upToFen! + 1)).toBe(rule.tiers[index + 1]!.rateBasisPoints)
      })
    }
  })
})

describe('the explanation', () => {
  const explain = (each: DuesCategory, base: number) => assess({ category: each, baseFen: base, standard })

  test('says the tier in words, from where to where and at which rate', () => {
    expect(explain('salaried', 300_000).tier).toBe('3,000 元及以下，按 0.5% 缴。')
    expect(explain('salaried', 642_000).tier).toBe('5,000 以上到 10,000 元，按 1.5% 缴。')
    expect(explain('salaried', 1_200_000).tier).toBe('10,000 元以上，按 2% 缴。')
    expect(explain('undergraduate', 0).tier).toBe('每月固定 0.20 元。')
    expect(explain('farmer', 50).tier).toBe('每月 0.20 到 1.00 元，自己选。')
  })

  test('names the articles', () => {
    expect(explain('salaried', 1).source).toBe('《党费规定》（中组发〔2008〕3号）第一条、第二条')
    expect(explain('retired', 1).source).toContain('第五条')
    expect(explain('undergraduate', 0).source).toContain('第六条')
    expect(explain('farmer', 50).source).toContain('第六条')
  })

  test('says that postgraduates are local practice, not the text', () => {
    expect(explain('postgraduate', 1).source).toMatch(/^按惯例/)
    expect(explain('postgraduateNoIncome', 0).source).toMatch(/^按惯例/)
  })
})

describe('standards', () => {
  test('are in order of time, the newest first, and each has its own id', () => {
    const months = standards.map(({ fromMonth }) => fromMonth)
    expect(months).toEqual([...months].sort().reverse())
    expect(new Set(standards.map(({ id }) => id)).size).toBe(standards.length)
  })

  test('a month is read under the rule of its day, and before the first rule there is none', () => {
    expect(standardFor('2008-04').id).toBe('2008')
    expect(() => standardFor('2008-03')).toThrow('no dues standard for 2008-03')
  })

  test('the last tier of every rate has no upper end, and tiers rise', () => {
    for (const rule of standards.flatMap(({ rules }) => Object.values(rules))) {
      if (rule.kind !== 'rate') continue
      const ends = rule.tiers.map(({ upToFen }) => upToFen ?? Infinity)
      expect(ends.at(-1)).toBe(Infinity)
      expect(ends).toEqual([...ends].sort((a, b) => a - b))
    }
  })
})

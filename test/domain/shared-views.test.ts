import fc from 'fast-check'
import { formatHours } from '../../miniprogram/shared/credit-hours'
import { toDueTag } from '../../miniprogram/shared/due-tag'
import { errorSentences } from '../../miniprogram/shared/error-codes'
import { optionsOf } from '../../miniprogram/shared/options'
import { typeClassOf } from '../../miniprogram/shared/type-scale'
import { duesCategoryLabels, roleLabels, stageLabels, statusLabels, wordsOf } from '../../miniprogram/shared/words'
import { toYearView } from '../../miniprogram/shared/year-view'

const at = (text: string) => Date.parse(`${text.replace(' ', 'T')}+08:00`)

describe('credit hours', () => {
  test.each([
    [0, '0'],
    [5, '0.5'],
    [125, '12.5'],
    [320, '32'],
    [321, '32.1'],
  ])('of %i tenths are shown as %s', (tenths, text) => {
    expect(formatHours(tenths)).toBe(text)
  })

  test('are shown without a loss', () => {
    fc.assert(fc.property(fc.nat(10_000), (tenths) => Math.round(Number(formatHours(tenths)) * 10) === tenths))
  })
})

describe("the year's hours", () => {
  const sources = fc.constantFrom('lesson' as const, 'lecture' as const, 'themeDay' as const)
  const entries = fc.array(fc.record({ source: sources, tenths: fc.nat(800) }), { maxLength: 3 })

  test('stand beside the target, by where they come from', () => {
    const bySource = [
      { source: 'lesson' as const, tenths: 65 },
      { source: 'lecture' as const, tenths: 40 },
      { source: 'themeDay' as const, tenths: 20 },
    ]
    expect(toYearView({ year: 2026, totalTenths: 125, targetTenths: 320, bySource })).toEqual({
      label: '2026年',
      total: '12.5',
      target: '32 学时',
      parts: [20.3, 12.5, 6.3],
      sources: [
        { label: '微课', hours: '6.5' },
        { label: '党课', hours: '4' },
        { label: '主题党日', hours: '2' },
      ],
    })
  })

  test('never fill more than the bar, beyond the target and without a target either', () => {
    const fits = (bySource: { source: 'lesson' | 'lecture' | 'themeDay'; tenths: number }[], targetTenths: number) => {
      const totalTenths = bySource.reduce((sum, { tenths }) => sum + tenths, 0)
      const { parts } = toYearView({ year: 2026, totalTenths, targetTenths, bySource })
      // Each part is rounded to a tenth of a percent.
      return parts.every((part) => part >= 0) && parts.reduce((sum, part) => sum + part, 0) <= 100.2
    }
    fc.assert(fc.property(entries, fc.nat(400), fits))
  })
})

describe('the tag of a deadline', () => {
  const now = at('2026-10-14 19:26')

  test.each([
    ['2026-10-14 19:25', '已过截止日', true],
    ['2026-10-14 23:59', '今天截止', true],
    ['2026-10-15 12:00', '明天截止', true],
    ['2026-10-15 23:59', '明天截止', false],
    ['2026-10-16 23:59', '周五前完成', false],
    ['2026-10-31 23:59', '10月31日前完成', false],
  ])('%s, seen on 14 October at 19:26, is %s', (dueAt, due, isDueSoon) => {
    expect(toDueTag(at(dueAt), now)).toEqual({ due, isDueSoon })
  })

  test('is absent without a deadline', () => {
    expect(toDueTag(null, now)).toEqual({ due: '', isDueSoon: false })
  })
})

test.each([
  [15, ''],
  [17, ''],
  [18, ''],
  [19, 'type-large'],
  [20, 'type-large'],
  [21, 'type-huge'],
  [26, 'type-huge'],
])("WeChat's font size %i gives the page the class %p", (size, typeClass) => {
  expect(typeClassOf(size)).toBe(typeClass)
})

describe('a vocabulary', () => {
  test('becomes picker options in the order in which it is written', () => {
    expect(optionsOf({ full: '正式党员', candidate: '发展对象' })).toEqual([
      { value: 'full', label: '正式党员' },
      { value: 'candidate', label: '发展对象' },
    ])
  })

  test.each([
    ['roles', roleLabels],
    ['stages', stageLabels],
    ['states', statusLabels],
    ['categories', duesCategoryLabels],
  ])('of %s has another Chinese word for every stored one', (_name, labels: Record<string, string>) => {
    const shown = wordsOf(labels).map((word) => labels[word])
    expect(new Set(shown).size).toBe(shown.length)
    expect(shown.every((label) => /^[\p{Script=Han}，]+$/u.test(label ?? ''))).toBe(true)
  })
})

test.each(Object.entries(errorSentences))('%s speaks in a whole Chinese sentence', (_code, sentence) => {
  expect(sentence).toMatch(/^[\p{Script=Han}，。]+。$/u)
})

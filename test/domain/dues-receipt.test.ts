import { canVoid, goesToCentre, toRemit } from '../../cloudfunctions/domain/dues-receipt'
import { canPublish } from '../../cloudfunctions/domain/dues-publication'

const at = (text: string) => Date.parse(`${text}+08:00`)
const now = at('2026-11-20T10:00')
const daysAgo = (days: number) => now - days * 24 * 3600_000

describe('taking back a receipt', () => {
  test.each([
    ['cash of today', { method: 'cash', issuedAt: now, voided: null }, true],
    ['a delivery of three days ago', { method: 'delivered', issuedAt: daysAgo(3), voided: null }, true],
    ['cash of more than three days ago', { method: 'cash', issuedAt: daysAgo(3) - 1, voided: null }, false],
    ['what came by WeChat Pay', { method: 'wechat', issuedAt: now, voided: null }, false],
    ['what is taken back already', { method: 'cash', issuedAt: now, voided: {} }, false],
  ] as const)('of %s', (_name, receipt, isPossible) => {
    expect(canVoid(receipt, now)).toBe(isPossible)
  })
})

test('what is given at once beyond the standard goes to the centre above 1000 yuan (第十一条)', () => {
  expect([100_000, 100_001].map(goesToCentre)).toEqual([false, true])
})

test('what is to be passed on is what came by hand, less what was passed on', () => {
  expect(toRemit({ cashFen: 300, deliveredFen: 200 }, 120)).toBe(380)
})

test.each([
  ['2026-11-30T23:59', 2026, false],
  ['2026-12-01T00:00', 2026, true],
  ['2026-11-20T10:00', 2025, true],
  ['2026-12-31T10:00', 2027, false],
])('at %s the year %s can be published: %s', (moment, year, isPossible) => {
  expect(canPublish(year, at(moment))).toBe(isPossible)
})

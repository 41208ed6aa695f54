import { toView as toCertificate } from '../../../miniprogram/packages/learn/certificate/view-model'
import { toView } from '../../../miniprogram/packages/learn/year/view-model'
import { certificate, openYear } from '../support/task-answers'

const inYear = (year: number, years: number[]) => toView(openYear({ year: { ...openYear().year, year }, years }))

test.each([
  [2026, [2026, 2025, 2023], { later: 0, earlier: 2025 }],
  [2025, [2026, 2025, 2023], { later: 2026, earlier: 2023 }],
  [2023, [2026, 2025, 2023], { later: 2025, earlier: 0 }],
  // A link to a year in which nothing was learned.
  [2024, [2026, 2025, 2023], { later: 2025, earlier: 2023 }],
])('from %d of %j one can turn to the years beside it', (year, years, expected) => {
  expect(inYear(year, years)).toMatchObject(expected)
})

test.each([
  [125, '还差 19.5 学时'],
  [320, '这一年的学时够了'],
  [400, '这一年的学时够了'],
])('%d tenths: %s', (totalTenths, standing) => {
  expect(toView(openYear({ year: { ...openYear().year, totalTenths } })).standing).toBe(standing)
})

test('a certificate of a course without hours does not speak of any', () => {
  expect(toCertificate({ ...certificate(), creditTenths: 0 }).after).toBe('共 4 课')
})

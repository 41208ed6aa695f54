import { compare, judge } from '../../devkit/bench/compare'
import { costTables, growthTable } from '../../devkit/bench/report'
import { percentile, ratio } from '../../devkit/bench/statistics'
import { table } from '../../devkit/bench/table'
import type { Measured, ScaleResult } from '../../devkit/bench/types'

const measured = (values: Partial<Measured> = {}): Measured => ({
  kind: 'page',
  name: 'pages/home',
  calls: 1,
  databaseCalls: 3,
  documentsExamined: 10,
  documentsReturned: 10,
  bytesIn: 100,
  bytesOut: 900,
  p50Ms: 2,
  p95Ms: 4,
  ...values,
})

const result = (scale: number, values: Partial<ScaleResult> = {}): ScaleResult => ({
  scale,
  documents: 100 * scale,
  seedMs: 50,
  measured: [measured()],
  failed: [],
  ...values,
})

describe('percentiles', () => {
  test('are values that were measured, by nearest rank', () => {
    const values = Array.from({ length: 20 }, (_none, index) => 20 - index)
    expect(percentile(values, 0.5)).toBe(10)
    expect(percentile(values, 0.95)).toBe(19)
    expect(percentile([7], 0.95)).toBe(7)
  })

  test('of nothing do not exist', () => {
    expect(() => percentile([], 0.5)).toThrow(RangeError)
  })
})

describe('the verdict', () => {
  const small = measured()

  test.each([
    ['flat up to half as much again', { documentsExamined: 15 }, 'flat'],
    ['grows above it', { documentsExamined: 16 }, 'grows'],
    ['tells another number of database calls', { databaseCalls: 4 }, 'calls'],
    ['tells another number of calls', { calls: 2 }, 'calls'],
    ['knows a full screen', { documentsExamined: 23, growth: { fullScreen: 23 } }, 'full'],
    ['does not excuse more than a full screen', { documentsExamined: 24, growth: { fullScreen: 23 } }, 'grows'],
    ['does not take a reason for an excuse', { documentsExamined: 24, growth: { because: 'a row a member' } }, 'grows'],
  ])('%s', (_sentence, large, verdict) => {
    expect(judge(small, measured(large))).toBe(verdict)
  })

  test('takes a page that read nobody but the caller for no proof', () => {
    const empty = { documentsExamined: 1 }
    expect(judge(measured(empty), measured(empty))).toBe('nothing')
    expect(judge(measured({ ...empty, kind: 'write' }), measured({ ...empty, kind: 'write' }))).toBe('flat')
  })

  test('is not moved by times', () => {
    expect(judge(small, measured({ p50Ms: 200, p95Ms: 900 }))).toBe('flat')
  })

  test('takes nothing for one document', () => {
    expect(ratio(0, 3)).toBe(3)
    expect(ratio(0, 0)).toBe(1)
  })
})

describe('the tables', () => {
  test('compare only what was measured at both scales', () => {
    const before = result(1)
    const after = result(100, { measured: [measured(), measured({ name: 'pages/new' })] })
    expect(compare(before, after).map(({ name }) => name)).toEqual(['pages/home'])
  })

  test('mark what grows, say why, and count it', () => {
    const after = result(100, {
      measured: [measured({ documentsExamined: 990, growth: { because: 'a row a member' } })],
    })
    const text = growthTable(compare(result(1), after), [1, 100])
    expect(text).toContain('10 → 990')
    expect(text).toContain('99×')
    expect(text).toContain('<<< GROWS: a row a member')
    expect(text).toContain('0 of 1 cost the same at 100 × the data; look at the other 1')
  })

  test('name what could not be measured', () => {
    const failed = [{ kind: 'page', name: 'learn/course', problem: 'no courses' }] as const
    expect(costTables(result(1, { failed }))).toContain('NOT MEASURED learn/course: no courses')
  })

  test('line up their columns', () => {
    const lines = table(
      ['Name', 'n', 'last'],
      [
        ['long name', '1', 'x'],
        ['b', '1000', 'yy'],
      ],
    ).split('\n')
    expect(lines).toEqual([
      'Name          n  last',
      '---------  ----  ----',
      'long name     1  x',
      'b          1000  yy',
    ])
  })
})

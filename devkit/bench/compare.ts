/** The same work on little and on much data: does it stay the same? */
import { ratio } from './statistics'
import type { Measured, ScaleResult } from './types'

/** Documents examined may be this many times as many before a case counts as growing. */
const FLAT_UP_TO = 1.5

/** A page that examined no more than this has read who calls and nothing else. */
const THE_CALLER = 1

/**
 * flat: costs the same. full: more, but no more than one full screen. calls: another number of calls, of functions or of
 * the database. grows: examines more where there is more. nothing: a page of which the demo data has nothing, so it proves
 * nothing.
 */
export type Verdict = 'flat' | 'full' | 'calls' | 'grows' | 'nothing'

export interface Comparison {
  readonly name: string
  readonly small: Measured
  readonly large: Measured
  readonly examinedRatio: number
  readonly p50Ratio: number
  readonly verdict: Verdict
}

/** Cases measured at both scales, in the order of the table. */
export function compare(small: ScaleResult, large: ScaleResult): Comparison[] {
  const before = new Map(small.measured.map((each) => [each.name, each]))
  return large.measured.flatMap((after) => {
    const first = before.get(after.name)
    return first ? [comparisonOf(first, after)] : []
  })
}

function comparisonOf(small: Measured, large: Measured): Comparison {
  return {
    name: large.name,
    small,
    large,
    examinedRatio: ratio(small.documentsExamined, large.documentsExamined),
    // A thousandth of a millisecond is the unit here: times below one must not all count as one.
    p50Ratio: ratio(small.p50Ms * 1000, large.p50Ms * 1000),
    verdict: judge(small, large),
  }
}

export function judge(small: Measured, large: Measured): Verdict {
  if (large.kind === 'page' && large.documentsExamined <= THE_CALLER) return 'nothing'
  if (small.calls !== large.calls || small.databaseCalls !== large.databaseCalls) return 'calls'
  if (ratio(small.documentsExamined, large.documentsExamined) <= FLAT_UP_TO) return 'flat'
  return large.documentsExamined <= (large.growth?.fullScreen ?? 0) ? 'full' : 'grows'
}

/** Whether somebody should look at it. */
export const isFlat = ({ verdict }: Comparison): boolean => verdict === 'flat' || verdict === 'full'

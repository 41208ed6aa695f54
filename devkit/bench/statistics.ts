/** The value below which the share of all values lies (nearest rank). @throws RangeError without values */
export function percentile(values: readonly number[], share: number): number {
  if (values.length === 0) throw new RangeError('no values')
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)]!
}

export const median = (values: readonly number[]): number => percentile(values, 0.5)

/** How many times as much; nothing counts as one, so that 0 → 3 shows as 3 and not as infinity. */
export function ratio(from: number, to: number): number {
  return Math.max(to, 1) / Math.max(from, 1)
}

import type { Mounted } from '../../support/mini-component'

const patienceMs = 5_000

/** Waits for an element: Vant's popup draws its content some frames after it was asked to show. */
export async function until(mounted: Mounted, selector: string): Promise<void> {
  const givesUpAt = Date.now() + patienceMs
  while (!mounted.has(selector)) {
    if (Date.now() > givesUpAt) throw new Error(`${selector} never came`)
    await mounted.settle()
  }
}

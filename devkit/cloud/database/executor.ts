import type { SortSpec, Stored } from './types'
import type { Matcher } from './matcher'
import type { Plan } from './planner'
import { sorted } from './sort'

/** Matches at which a trial run of a plan counts as good enough. Source: MongoDB, internalQueryPlanEvaluationMaxResults. */
const TRIAL_RESULTS = 101
/** Documents a trial run looks at before the plans are compared. Source: as above, internalQueryPlanEvaluationWorks. */
const TRIAL_WORKS = 10_000

export interface Selection {
  matches: Matcher
  sort: SortSpec
  skip: number
  /** Infinity for all. */
  limit: number
}

/** Runs the best of the plans. `examined` counts what that one looked at, as MongoDB's explain does. */
export function execute(plans: Plan[], selection: Selection): { found: Stored[]; examined: number; plan: Plan } {
  const plan = plans.length > 1 ? winner(plans, selection) : plans[0]!
  const wanted = selection.skip + selection.limit
  const stopEarly = plan.inOrder || selection.sort.length === 0
  const found: Stored[] = []
  let examined = 0
  for (const stored of wanted > 0 ? plan.candidates() : []) {
    examined++
    if (selection.matches(stored.doc) && found.push(stored) >= wanted && stopEarly) break
  }
  const ordered = stopEarly ? found : sorted(found, selection.sort, ({ doc }) => doc)
  return { found: ordered.slice(selection.skip, wanted), examined, plan }
}

/**
 * As MongoDB does, all plans start together and the one that first has a page of answers, or has seen everything,
 * wins. A plan that must sort has no answers before it has seen everything.
 */
function winner(plans: Plan[], { matches, sort, skip, limit }: Selection): Plan {
  const enough = Math.min(skip + limit, TRIAL_RESULTS)
  const runs = [...plans]
    .sort((a, b) => Number(b.inOrder) - Number(a.inOrder) || b.equalities - a.equalities)
    .map((plan) => ({ plan, stream: plan.candidates()[Symbol.iterator](), matched: 0 }))
  for (let work = 0; work < TRIAL_WORKS; work++) {
    for (const run of runs) {
      const next = run.stream.next()
      if (next.done) return run.plan
      if (matches(next.value.doc)) run.matched++
      if (run.matched >= enough && (run.plan.inOrder || sort.length === 0)) return run.plan
    }
  }
  return runs.reduce((best, run) => (run.matched > best.matched ? run : best)).plan
}

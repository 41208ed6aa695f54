import { Query } from 'mingo/query'
import { Context } from 'mingo/core'
import * as accumulators from 'mingo/operators/accumulator'
import * as expressions from 'mingo/operators/expression'
import * as pipeline from 'mingo/operators/pipeline'
import * as mingoOperators from 'mingo/operators/query'
import type { Document } from './types'
import { refused } from './errors'
import { expressionOverrides } from './expressions'
import { guardQuery } from './query-guards'
import { arrayOperators, leafOperators } from './operators'

export type Matcher = (document: unknown) => boolean

/** Compiles a query that has passed the guards (patterns are RegExp, arguments have the right shape). */
export function compileGuarded(query: Document): Matcher {
  if (Object.keys(query).length === 0) return () => true
  const context = speaksExpressions(query) ? matching : comparing
  const compiled = new Query(query, { context, idKey: '_id', scriptEnabled: false })
  return (document) => compiled.test(document as Document)
}

/** Checks and compiles a query. Throws what the service would refuse. */
export function compileQuery(query: Document): { query: Document; matches: Matcher } {
  const guarded = guardQuery(query)
  return { query: guarded, matches: refusing(() => compileGuarded(guarded)) }
}

/** mingo throws plain errors for what it does not understand; they are the caller's fault and answered as such. */
export function refusing<T>(run: () => T): T {
  try {
    return run()
  } catch (error) {
    if (error instanceof Error && (error.constructor.name === 'MingoError' || error.name === 'TypeError')) {
      throw refused(error.message)
    }
    throw error
  }
}

/** `$expr` may stand anywhere in a query. */
function speaksExpressions(part: unknown): boolean {
  if (Array.isArray(part)) return part.some(speaksExpressions)
  if (typeof part !== 'object' || part === null || Object.getPrototypeOf(part) !== Object.prototype) return false
  return Object.entries(part).some(([key, value]) => key === '$expr' || speaksExpressions(value))
}

/**
 * Operators that were added first stay: ours before mingo's. mingo copies all operators for each query it compiles, so the
 * usual query is not given the many that only expressions know.
 */
const comparing = Context.init()
  .addQueryOps({ ...leafOperators, ...arrayOperators(compileGuarded) })
  .addQueryOps(mingoOperators)

const matching = Context.from(comparing)
  .addExpressionOps(expressionOverrides)
  .addExpressionOps(expressions)
  .addAccumulatorOps(accumulators)
  .addPipelineOps(pipeline)

export { matching }

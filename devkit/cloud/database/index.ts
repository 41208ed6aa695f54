/**
 * The document database of the local CloudBase.
 *
 * ```ts
 * const database = new Database({ dataDir: '.data', clock: () => Date.now(), indexes })
 * database.insertMany('posts', documents)                      // seeds: one commit, creates the collection
 * database.find('posts', { topicId }, { sort, limit: 20 })     // viewers: { documents, stats }
 * database.explain('posts', { topicId })                       // which index answers, or 'scan'
 * ```
 *
 * The SDK comes in through protocol/database.ts. On the way from a request to an answer:
 *
 * - query-guards.ts refuses what MongoDB refuses; matcher.ts compiles the rest with mingo, whose lax operators are
 *   replaced by operators.ts and expressions.ts.
 * - bounds.ts reads from a query which values of a field can match, planner.ts turns that into ranges of an index
 *   (indexes.ts, tree.ts), executor.ts picks the best plan and runs it. Whatever an index yields is matched again, so an
 *   index changes what is examined and never what is found.
 * - update*.ts computes a changed document; writer.ts checks locks and unique indexes and commits: first to disk
 *   (store.ts), then to memory. transaction.ts keeps what is not committed yet.
 * - aggregate*.ts gives the start of a pipeline to the indexes and the rest to mingo.
 *
 * Every operation reports `Stats`: documents examined, as MongoDB's explain counts them, and documents returned.
 */
export * from './types'
export { LIMITS, type Limits } from './limits'
export { DatabaseError, type DatabaseErrorCode } from './errors'
export { Database, type Found, type ModifyOptions } from './database'

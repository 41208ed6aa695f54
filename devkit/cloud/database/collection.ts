import type { Change, Document, IndexSpec, SortSpec, Stored } from './types'
import { boundsOf } from './bounds'
import { duplicateKey, refused } from './errors'
import { execute, type Selection } from './executor'
import { metresFrom, nearOf } from './geo'
import { Index } from './indexes'
import type { Limits } from './limits'
import { compileQuery, refusing } from './matcher'
import { planFor, type Plan } from './planner'
import { keyOf } from './values'

/** `_id` as a map's key: strings and numbers as they are, anything else by value. */
export const idKey = (id: unknown): unknown =>
  typeof id === 'string' || typeof id === 'number' ? id : `\u0000${keyOf(id)}`

export interface Search {
  sort?: SortSpec
  skip?: number
  limit?: number
}

/** The documents of one collection as last committed, with their indexes. Knows nothing of transactions or the disk. */
export class Collection {
  /** In the order of insertion, which is the order of an unsorted answer. */
  private readonly documents = new Map<unknown, Stored>()
  private readonly idIndex: Index
  readonly indexes: Index[]

  constructor(
    readonly name: string,
    specs: IndexSpec[],
    limits: Limits,
  ) {
    // _id has an index of its own, which counts.
    if (specs.length + 1 > limits.indexesPerCollection) {
      throw refused(
        `add index fails, too many indexes for ${name}: at most ${limits.indexesPerCollection}, _id included`,
      )
    }
    const all = (): Iterable<Stored> => this.documents.values()
    this.idIndex = new Index({ name: '_id_', keys: [['_id', 1]], unique: true }, all)
    this.indexes = specs.map((spec) => new Index(spec, all))
  }

  get size(): number {
    return this.documents.size
  }

  all(): Iterable<Stored> {
    return this.documents.values()
  }

  get(id: unknown): Stored | undefined {
    return this.documents.get(idKey(id))
  }

  /** Puts a document in place of another, of none, or removes it. The checks have been made before. */
  replace(before: Stored | undefined, after: Stored | undefined): void {
    for (const index of [this.idIndex, ...this.indexes]) index.replace(before, after)
    if (after) this.documents.set(idKey(after.doc._id), after)
    else if (before) this.documents.delete(idKey(before.doc._id))
  }

  clear(): void {
    this.documents.clear()
    for (const index of [this.idIndex, ...this.indexes]) index.reset()
  }

  find(query: Document, search: Search = {}): { found: Stored[]; examined: number; plan: string } {
    const { query: guarded, matches } = compileQuery(query)
    const { sort = [], skip = 0, limit = Infinity } = search
    const near = nearOf(guarded)
    if (near && sort.length === 0) return this.findNear(guarded, { matches, sort, skip, limit })
    // An expression may turn out to be wrong only when it meets a document.
    const result = refusing(() => execute(this.plans(guarded, sort), { matches, sort, skip, limit }))
    return { ...result, plan: result.plan.name }
  }

  /** `$near` answers from near to far. */
  private findNear(query: Document, selection: Selection): { found: Stored[]; examined: number; plan: string } {
    const near = nearOf(query)!
    const all = execute(this.plans(query, []), { ...selection, skip: 0, limit: Infinity })
    const measured = all.found.map((stored) => ({ stored, metres: metresFrom(stored.doc, near.path, near.centre) }))
    measured.sort((a, b) => a.metres - b.metres)
    const page = measured.slice(selection.skip, selection.skip + selection.limit)
    return { found: page.map(({ stored }) => stored), examined: all.examined, plan: all.plan.name }
  }

  private plans(query: Document, sort: SortSpec): Plan[] {
    const ids = boundsOf(query).get('_id')?.points
    if (ids) return [this.byId(ids)]
    const indexes = [this.idIndex, ...this.indexes].filter((index) => index.ordered && mayServe(index, query, sort))
    const plans = indexes.flatMap((index) => planFor(index, query, sort) ?? [])
    return plans.length > 0 ? plans : [this.scan()]
  }

  private byId(ids: unknown[]): Plan {
    const candidates = (): Stored[] => ids.flatMap((id) => this.get(id) ?? [])
    return { name: '_id_', inOrder: ids.length < 2, equalities: 1, candidates }
  }

  private scan(): Plan {
    return { name: 'scan', inOrder: false, equalities: 0, candidates: () => this.documents.values() }
  }

  /**
   * Throws E11000 when these changes would break a unique index. An absent field counts as null, so a second document
   * without the field is refused (that is why `unique` on optional fields needs a value).
   */
  checkUnique(changes: Change[]): void {
    const leaving = new Set(changes.flatMap(({ before }) => before ?? []))
    for (const index of this.indexes.filter(({ spec }) => spec.unique)) {
      const coming = new Set<string>()
      for (const { after } of changes) {
        for (const keys of after ? index.keysOf(after.doc) : []) {
          const key = keyOf(keys)
          if (coming.has(key) || index.holderOf(keys, (stored) => leaving.has(stored)))
            throw this.duplicate(index, keys)
          coming.add(key)
        }
      }
    }
  }

  /** Whether any of these changes wants a unique value that one of those has taken. */
  sharesUniqueKey(changes: Change[], others: Change[]): boolean {
    const keysIn = (index: Index, list: Change[]): string[] =>
      list.flatMap(({ after }) => (after ? index.keysOf(after.doc).map(keyOf) : []))
    return this.indexes
      .filter(({ spec }) => spec.unique)
      .some((index) => {
        const taken = new Set(keysIn(index, others))
        return taken.size > 0 && keysIn(index, changes).some((key) => taken.has(key))
      })
  }

  private duplicate(index: Index, keys: unknown[]): Error {
    const values = Object.fromEntries(index.fields.map((field, at) => [field, keys[at] ?? null]))
    return duplicateKey(this.name, index.spec.name, values)
  }

  duplicateId(id: unknown): Error {
    return duplicateKey(this.name, '_id_', { _id: id })
  }
}

/** Spares building an index that neither narrows the query nor begins as the answer is to be sorted. */
function mayServe(index: Index, query: Document, sort: SortSpec): boolean {
  const first = index.fields[0]!
  return sort[0]?.[0] === first || boundsOf(query).has(first)
}

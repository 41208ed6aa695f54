import type { Document, IndexSpec, Stored } from './types'
import { refused } from './errors'
import { keysAt, valuesAt } from './paths'
import { keyOf } from './values'
import { FIRST, LAST, Tree, type Entry } from './tree'

/**
 * One declared index. A plain one is built when a query first asks for it, a unique one when a document is first
 * written: a database of 100,000 documents opens without building any.
 */
export class Index {
  /** Fields that were an array in some document: it has an entry for each element. Never becomes smaller again. */
  readonly arrays = new Set<string>()
  private tree?: Tree

  constructor(
    readonly spec: IndexSpec,
    private readonly documents: () => Iterable<Stored>,
  ) {}

  get fields(): string[] {
    return this.spec.keys.map(([field]) => field)
  }

  /** Geographic indexes are declared for the real service; here a scan answers those queries. */
  get ordered(): boolean {
    return this.spec.keys.every(([, direction]) => direction !== '2dsphere')
  }

  get built(): Tree {
    if (!this.tree) {
      this.tree = new Tree(this.spec.keys)
      const entries: Array<[Entry, Stored]> = []
      for (const stored of this.documents())
        for (const entry of this.entriesOf(stored.doc)) entries.push([entry, stored])
      this.tree.addAll(entries)
    }
    return this.tree
  }

  /** Forgets everything; to be called when the collection was emptied. */
  reset(): void {
    this.tree = undefined
    this.arrays.clear()
  }

  /** Keeps the tree true to one write. Must be called in the same step as the write itself. */
  replace(before: Stored | undefined, after: Stored | undefined): void {
    if (!this.tree) return
    if (before) for (const entry of this.entriesOf(before.doc)) this.tree.delete(entry)
    if (after) for (const entry of this.entriesOf(after.doc)) this.tree.set(entry, after)
  }

  /** The document that holds this key already, other than those in `except`. */
  holderOf(keys: unknown[], except: (stored: Stored) => boolean): Stored | undefined {
    for (const stored of this.built.scan({ from: [...keys, FIRST], to: [...keys, LAST] }, false)) {
      if (!except(stored)) return stored
    }
    return undefined
  }

  /** The document's keys without its `_id`: one, or several when a field is an array. */
  keysOf(document: Document): unknown[][] {
    let keys: unknown[][] = [[]]
    const arrays: string[] = []
    for (const field of this.fields) {
      const values = keysAt(document, field)
      if (values.length > 1 || Array.isArray(valuesAt(document, field)[0])) arrays.push(field)
      keys = keys.flatMap((key) => values.map((value) => [...key, value ?? null]))
    }
    if (arrays.length > 1) throw refused(`cannot index parallel arrays [${arrays[1]}] [${arrays[0]}]`)
    if (arrays.length === 1) this.arrays.add(arrays[0]!)
    if (keys.length < 2) return keys
    return [...new Map(keys.map((key) => [keyOf(key), key])).values()]
  }

  private entriesOf(document: Document): Entry[] {
    return this.keysOf(document).map((key) => [...key, document._id])
  }
}

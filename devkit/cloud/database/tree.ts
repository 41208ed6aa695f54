import BTree from 'sorted-btree'
import type { Direction, IndexSpec, Stored } from './types'
import { compareBound } from './bounds'

/** Stand before and after everything in the order of the tree, whatever its directions. */
export const FIRST = Symbol('first')
export const LAST = Symbol('last')

/** The values of the index's fields, then the `_id`, so that equal keys have a fixed order too. */
export type Entry = unknown[]

/** Half-open by construction: both ends end in FIRST or LAST and so equal no entry. */
export interface Range {
  from: Entry
  to: Entry
}

/**
 * Equal keys follow each other by `_id`, in the direction of the last field, so that `orderBy('createdAt', 'desc')
 * .orderBy('_id', 'desc')` is served by an index on `createdAt` of either direction.
 */
export const tieDirection = (keys: IndexSpec['keys']): Direction => (keys[keys.length - 1]![1] === -1 ? -1 : 1)

/** One index in memory: a B+ tree of its entries. */
export class Tree {
  private readonly tree: BTree<Entry, Stored>
  private readonly order: (a: Entry, b: Entry) => number

  constructor(keys: IndexSpec['keys']) {
    this.order = comparator([...keys.map(([, direction]) => (direction === -1 ? -1 : 1)), tieDirection(keys)])
    this.tree = new BTree<Entry, Stored>(undefined, this.order)
  }

  /** Many at once: sorted first, since a B+ tree fills fastest in order. */
  addAll(entries: Array<[Entry, Stored]>): void {
    entries.sort(([a], [b]) => this.order(a, b))
    for (const [entry, stored] of entries) this.tree.set(entry, stored)
  }

  set(entry: Entry, stored: Stored): void {
    this.tree.set(entry, stored)
  }

  delete(entry: Entry): void {
    this.tree.delete(entry)
  }

  *scan(range: Range, backwards: boolean): Generator<Stored> {
    if (backwards) {
      for (const [entry, stored] of this.tree.entriesReversed(range.to)) {
        if (this.order(entry, range.from) < 0) return
        yield stored
      }
    } else {
      for (const [entry, stored] of this.tree.entries(range.from)) {
        if (this.order(entry, range.to) > 0) return
        yield stored
      }
    }
  }
}

function comparator(directions: number[]): (a: Entry, b: Entry) => number {
  return (a, b) => {
    for (let at = 0; ; at++) {
      const x = a[at]
      const y = b[at]
      if (x === FIRST || y === LAST) return -1
      if (x === LAST || y === FIRST) return 1
      if (x !== y) {
        const order = compareBound(x, y)
        if (order !== 0) return order * directions[at]!
      }
      if (at === directions.length - 1) return 0
    }
  }
}

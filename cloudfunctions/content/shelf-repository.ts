import { Collection, type Stored, type Transaction } from '../kit/database'
import type { ArticleCard } from './article-repository'

export interface Column {
  readonly columnId: string
  readonly name: string
  readonly goal: string
  /** Offered to nobody any more; what was published in it stays findable. */
  readonly isHidden: boolean
}

/**
 * What is in front of readers of one branch or committee, in one document: its newest cards, pinned ones, and what is new
 * in each column. Kept in the transaction that publishes, pins or archives, so that the tab opens with one read of the few
 * shelves on a member's path, however much was ever published. The id is the unit's.
 */
export interface Shelf extends Stored {
  /** The unit's own list of columns; null: that of the unit above it, at last the standard one (content/columns.ts). */
  readonly columns: readonly Column[] | null
  readonly columnsVersion: number
  /** Whoever wrote an item does not publish it. On unless the branch has switched it off. */
  readonly needsTwoPeople: boolean
  /** Newest first, pinned ones among them; `shelfSize` at most, so the oldest fall off (domain/shelf.ts). */
  readonly cards: readonly ArticleCard[]
  /** Key of the newest card that has fallen off; '' while everything that is out is here. */
  readonly floorKey: string
  /** Column id → times of its newest publications, newest first, 20 at most. */
  readonly activity: Readonly<Record<string, readonly number[]>>
}

export const shelves = new Collection<Shelf>('contentShelves')

/** A unit whose shelf nobody has written yet. */
export const emptyShelf = (unitId: string): Shelf => ({
  _id: unitId,
  columns: null,
  columnsVersion: 0,
  needsTwoPeople: true,
  cards: [],
  floorKey: '',
  activity: {},
})

/** As a whole: an update would write the columns of `activity` one by one and never take one out. */
export async function changeShelf(tx: Transaction, unitId: string, change: (shelf: Shelf) => Shelf): Promise<void> {
  await tx.set(shelves, change((await tx.get(shelves, unitId)) ?? emptyShelf(unitId)))
}

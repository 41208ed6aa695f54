/**
 * What stands in front of the readers of one branch or committee: its newest cards, pinned ones however old, and what is
 * new in each column. Pure: the same functions serve publishing, pinning, archiving and the demo data.
 *
 * The rule that everything else follows from: of what is out, every card with a key above `floorKey` is on the shelf, and
 * below it only pinned ones. So a page that needs nothing from below the floor can be answered from the shelf alone.
 */

/** Newest cards that a shelf keeps; pinned ones that are older come on top of them. */
export const shelfSize = 30
export const maxPinned = 3
/** Publications that a column remembers: newer ones push the oldest out. */
const activitySize = 20
const newForMs = 7 * 24 * 3_600_000

export interface OnShelf {
  readonly _id: string
  readonly key: string
  readonly columnId: string
  /** First publication, epoch ms. */
  readonly publishedAt: number
  readonly isPinned: boolean
}

export interface ShelfContents<C extends OnShelf> {
  /** By key, newest first. */
  readonly cards: readonly C[]
  /** Key of the newest card that has fallen off; '' while everything that is out is here. */
  readonly floorKey: string
  /** Column id → times of its newest publications, newest first. */
  readonly activity: Readonly<Record<string, readonly number[]>>
}

const byKey = (a: OnShelf, b: OnShelf) => (a.key < b.key ? 1 : -1)

/**
 * The shelf with this card in its place, and no more than fits. A card that is there already is replaced; where an article
 * is published again and may have fallen off meanwhile, take its former card off first.
 */
export function placeOnShelf<C extends OnShelf, S extends ShelfContents<C>>(shelf: S, card: C): S {
  const former = shelf.cards.find(({ _id }) => _id === card._id)
  const { cards, activity } = former ? takeOffShelf<C, S>(shelf, former) : shelf
  return {
    ...shelf,
    ...kept([...cards, card].sort(byKey), shelf.floorKey),
    activity: { ...activity, [card.columnId]: newestOf([...(activity[card.columnId] ?? []), card.publishedAt]) },
  }
}

/** The shelf without it. @param card as it was placed; it may have fallen off since */
export function takeOffShelf<C extends OnShelf, S extends ShelfContents<C>>(
  shelf: S,
  card: Pick<OnShelf, '_id' | 'columnId' | 'publishedAt'>,
): S {
  const times = [...(shelf.activity[card.columnId] ?? [])]
  const at = times.indexOf(card.publishedAt)
  if (at >= 0) times.splice(at, 1)
  const others = Object.entries(shelf.activity).filter(([columnId]) => columnId !== card.columnId)
  return {
    ...shelf,
    cards: shelf.cards.filter(({ _id }) => _id !== card._id),
    activity: Object.fromEntries(times.length > 0 ? [...others, [card.columnId, times]] : others),
  }
}

/** Whether one more can be pinned, beside this one. */
export const hasRoomToPin = ({ cards }: ShelfContents<OnShelf>, articleId: string): boolean =>
  cards.filter(({ _id, isPinned }) => isPinned && _id !== articleId).length < maxPinned

/** What is above the floor fits; of what is below it only pinned ones stay. @param cards sorted */
function kept<C extends OnShelf>(cards: readonly C[], floorKey: string): { cards: C[]; floorKey: string } {
  const fallen = cards.filter(({ key }) => key > floorKey)[shelfSize]
  const floor = fallen?.key ?? floorKey
  return { cards: cards.filter(({ key, isPinned }) => isPinned || key > floor), floorKey: floor }
}

const newestOf = (times: readonly number[]) => [...times].sort((a, b) => b - a).slice(0, activitySize)

/** How a reader sees several shelves as one list. */
export interface MergedShelves<C extends OnShelf> {
  readonly pinned: readonly C[]
  /** Newest first, without pinned ones. Everything above `floorKey`, and nothing below it. */
  readonly newest: readonly C[]
  /** Below it only the articles themselves say what there is; '' when there is nothing. */
  readonly floorKey: string
}

export function mergeShelves<C extends OnShelf>(shelves: readonly ShelfContents<C>[]): MergedShelves<C> {
  const floorKey = shelves.reduce((highest, shelf) => (shelf.floorKey > highest ? shelf.floorKey : highest), '')
  const cards = shelves.flatMap((shelf) => shelf.cards).sort(byKey)
  return {
    pinned: cards.filter(({ isPinned }) => isPinned),
    newest: cards.filter(({ isPinned, key }) => !isPinned && key > floorKey),
    floorKey,
  }
}

/** What is new in a column, over all shelves of a reader. */
export function activityIn(
  shelves: readonly Pick<ShelfContents<OnShelf>, 'activity'>[],
  columnId: string,
  now: number,
): { readonly newCount: number; readonly newestAt: number | null } {
  const times = shelves.flatMap(({ activity }) => activity[columnId] ?? [])
  return {
    newCount: Math.min(times.filter((at) => at > now - newForMs).length, activitySize),
    newestAt: times.length > 0 ? Math.max(...times) : null,
  }
}

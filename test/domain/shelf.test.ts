import fc from 'fast-check'
import {
  activityIn,
  hasRoomToPin,
  mergeShelves,
  placeOnShelf,
  shelfSize,
  takeOffShelf,
  type OnShelf,
  type ShelfContents,
} from '../../cloudfunctions/domain/shelf'

type Contents = ShelfContents<OnShelf>
const empty: Contents = { cards: [], floorKey: '', activity: {} }

const hourMs = 3_600_000
const card = (number: number, changes: Partial<OnShelf> = {}): OnShelf => ({
  _id: `a${number}`,
  key: `${String(number * hourMs).padStart(13, '0')}_a${number}`,
  columnId: `column${number % 3}`,
  publishedAt: number * hourMs,
  isPinned: false,
  ...changes,
})
const place = (shelf: Contents, each: OnShelf) => placeOnShelf<OnShelf, Contents>(shelf, each)
const takeOff = (shelf: Contents, each: OnShelf) => takeOffShelf<OnShelf, Contents>(shelf, each)
const filled = (count: number) => Array.from({ length: count }, (_none, at) => card(at + 1)).reduce(place, empty)
const ids = (cards: readonly OnShelf[]) => cards.map(({ _id }) => _id)

describe('a shelf', () => {
  it('shows the newest first, whatever the order they came in', () => {
    const shelf = [card(2), card(5), card(1)].reduce(place, empty)
    expect(ids(shelf.cards)).toEqual(['a5', 'a2', 'a1'])
  })

  it('keeps the newest thirty, and remembers up to where it reaches', () => {
    const shelf = filled(shelfSize + 2)
    expect(shelf.cards).toHaveLength(shelfSize)
    expect(shelf.cards.at(-1)?._id).toBe('a3')
    expect(shelf.floorKey).toBe(card(2).key)
  })

  it('keeps a pinned one however old, until it is unpinned', () => {
    const pinned = card(1, { isPinned: true })
    const shelf = [pinned, ...Array.from({ length: 40 }, (_none, at) => card(at + 2))].reduce(place, empty)
    expect(shelf.cards).toHaveLength(shelfSize + 1)
    expect(shelf.cards.at(-1)).toEqual(pinned)
    expect(ids(place(shelf, card(1)).cards)).not.toContain('a1')
  })

  it('does not show again what is older than it reaches', () => {
    const old = card(1)
    const shelf = place(takeOff(filled(40), old), old)
    expect(ids(shelf.cards)).not.toContain('a1')
    expect(shelf.cards).toHaveLength(shelfSize)
  })

  it('changes a card in its place, and moves its time to the new column', () => {
    const shelf = place(filled(3), card(2, { columnId: 'files' }))
    expect(ids(shelf.cards)).toEqual(['a3', 'a2', 'a1'])
    expect(shelf.activity).toEqual({ column0: [3 * hourMs], column1: [hourMs], files: [2 * hourMs] })
  })

  it('forgets a column with its last article', () => {
    expect(takeOff(filled(1), card(1))).toEqual(empty)
  })

  it('tells two of one column apart that went out in the same moment', () => {
    const together = card(4, { _id: 'b4', key: `${card(4).key}b`, publishedAt: hourMs, columnId: 'column1' })
    const shelf = place(place(filled(1), together), together)
    expect(shelf.activity).toEqual({ column1: [hourMs, hourMs] })
    expect(takeOff(shelf, together).activity).toEqual({ column1: [hourMs] })
  })

  it('has room for three pinned ones', () => {
    const three = [1, 2, 3].map((number) => card(number, { isPinned: true })).reduce(place, empty)
    expect(hasRoomToPin(three, 'a4')).toBe(false)
    expect(hasRoomToPin(three, 'a3')).toBe(true)
    expect(hasRoomToPin(takeOff(three, card(1)), 'a4')).toBe(true)
  })
})

describe('whatever is published, pinned and archived', () => {
  const event = fc.record({
    number: fc.integer({ min: 1, max: 60 }),
    kind: fc.constantFrom('place', 'pin', 'archive'),
    column: fc.constantFrom('theory', 'news'),
  })
  const histories = fc.array(event, { maxLength: 150 })

  function replay(history: readonly { number: number; kind: string; column: string }[]) {
    const out = new Map<string, OnShelf>()
    let shelf = empty
    for (const { number, kind, column } of history) {
      const before = out.get(`a${number}`)
      if (before) shelf = takeOff(shelf, before)
      out.delete(`a${number}`)
      if (kind === 'archive') continue
      const after = card(number, { isPinned: kind === 'pin', columnId: column })
      out.set(after._id, after)
      shelf = place(shelf, after)
    }
    return { shelf, out: [...out.values()].sort((a, b) => (a.key < b.key ? 1 : -1)) }
  }

  it('the shelf holds what is out above its floor, and below it the pinned ones', () => {
    fc.assert(
      fc.property(histories, (history) => {
        const { shelf, out } = replay(history)
        expect(shelf.cards).toEqual(out.filter(({ key, isPinned }) => isPinned || key > shelf.floorKey))
        expect(shelf.cards.filter(({ isPinned }) => !isPinned).length).toBeLessThanOrEqual(shelfSize)
      }),
    )
  })

  it('a column knows its newest publication as long as few are taken back', () => {
    const fewer = fc.array(event, { maxLength: 19 })
    fc.assert(
      fc.property(fewer, fc.constantFrom('theory', 'news'), (history, column) => {
        const { shelf, out } = replay(history)
        const newest = out.find(({ columnId }) => columnId === column)
        expect(activityIn([shelf], column, 0).newestAt).toBe(newest?.publishedAt ?? null)
      }),
    )
  })

  it('several shelves read as one list without gaps', () => {
    fc.assert(
      fc.property(histories, histories, (here, above) => {
        const [own, committee] = [replay(here), replay(above)]
        // Two units never share an article.
        const renamed = (cards: readonly OnShelf[]) =>
          cards.map((each) => ({ ...each, _id: `c${each._id}`, key: `${each.key}c` }))
        const upper = { ...committee.shelf, cards: renamed(committee.shelf.cards) }
        const { newest, pinned, floorKey } = mergeShelves([own.shelf, upper])
        const all = [...own.out, ...renamed(committee.out)].sort((a, b) => (a.key < b.key ? 1 : -1))
        expect(newest).toEqual(all.filter(({ key, isPinned }) => !isPinned && key > floorKey))
        expect(pinned).toEqual(all.filter(({ isPinned }) => isPinned))
      }),
    )
  })
})

describe('what is new in a column', () => {
  const now = 30 * 24 * hourMs
  const shelfWith = (...times: number[]) => ({ activity: { news: times } })

  it('counts seven days over all shelves, to twenty at most', () => {
    const week = 7 * 24 * hourMs
    expect(activityIn([shelfWith(now - week + 1, now - week), shelfWith(now - 1)], 'news', now)).toEqual({
      newCount: 2,
      newestAt: now - 1,
    })
    const many = Array.from({ length: 20 }, (_none, at) => now - at)
    expect(activityIn([shelfWith(...many), shelfWith(now)], 'news', now).newCount).toBe(20)
  })

  it('is nothing where nothing was published', () => {
    expect(activityIn([shelfWith(1)], 'files', now)).toEqual({ newCount: 0, newestAt: null })
  })
})

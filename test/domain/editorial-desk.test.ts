import fc from 'fast-check'
import {
  atDesk,
  deskTransitions,
  firstItemState,
  mayRelease,
  moveItem,
  offeredEvents,
  type DeskEvent,
  type DeskItem,
  type DeskMover,
} from '../../cloudfunctions/domain/editorial-desk'
import { itemStateLabels, wordsOf, type ItemState } from '../../miniprogram/shared/words'

const states = wordsOf(itemStateLabels)
const events = Object.keys(deskTransitions) as DeskEvent[]
const movers: DeskMover[] = ['writer', 'publisher', 'timer']

const nextStates = (state: ItemState) =>
  events.flatMap((event) => movers.flatMap((by) => moveItem(state, event, by) ?? []))

const anItem = (changes: Partial<DeskItem> = {}): DeskItem => ({
  ...{
    state: 'draft',
    isLive: false,
    isPinned: false,
    firstPublishedAt: null,
    authorId: 'su-he',
    writerIds: ['su-he'],
  },
  ...changes,
})
const writer = { id: 'su-he', isPublisher: false }
const other = { id: 'he-chuan', isPublisher: false }
const secretary = { id: 'chen', isPublisher: true }

describe('the table of the editorial desk', () => {
  test('reaches every state from a draft', () => {
    const reached = new Set<ItemState>([firstItemState])
    for (let round = 0; round < states.length; round++) {
      for (const state of [...reached]) {
        for (const next of nextStates(state)) reached.add(next)
      }
    }
    expect([...reached].sort()).toEqual([...states].sort())
  })

  test('leaves every state by some event: nothing is stuck', () => {
    for (const state of states) {
      expect(nextStates(state).some((next) => next !== state)).toBe(true)
    }
  })

  test.each<[ItemState, DeskEvent, DeskMover, ItemState | null]>([
    ['draft', 'submit', 'writer', 'submitted'],
    ['draft', 'publish', 'publisher', null],
    ['submitted', 'edit', 'writer', null],
    ['submitted', 'withdraw', 'writer', 'draft'],
    ['submitted', 'return', 'publisher', 'returned'],
    ['submitted', 'return', 'writer', null],
    ['submitted', 'publish', 'publisher', 'published'],
    ['submitted', 'publish', 'writer', null],
    ['submitted', 'schedule', 'publisher', 'scheduled'],
    ['scheduled', 'release', 'timer', 'published'],
    ['scheduled', 'release', 'publisher', null],
    ['scheduled', 'unschedule', 'publisher', 'submitted'],
    ['returned', 'edit', 'writer', 'draft'],
    ['published', 'edit', 'writer', 'draft'],
    ['published', 'archive', 'publisher', 'archived'],
    ['archived', 'restore', 'publisher', 'published'],
    ['archived', 'edit', 'writer', null],
  ])('%s, %s by %s leads to %s', (...[state, event, by, expected]) => {
    expect(moveItem(state, event, by)).toBe(expected)
  })

  test('lets nobody out past the people who decide, whatever order events come in', () => {
    const step = fc.record({ event: fc.constantFrom(...events), by: fc.constantFrom(...movers) })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        let state: ItemState = firstItemState
        let decided = false
        for (const { event, by } of steps) {
          const next = moveItem(state, event, by)
          if (next === null) continue
          if (event === 'publish' || event === 'schedule') decided = by === 'publisher'
          if (next === 'published' && event !== 'restore') expect(decided).toBe(true)
          state = next
        }
      }),
    )
  })

  test('counts what a writer still has to do with as on the desk', () => {
    expect(states.filter((state) => !atDesk.includes(state))).toEqual(['published', 'archived'])
  })
})

describe('two pairs of eyes', () => {
  test.each([
    [['su-he'], 'su-he', true, false],
    [['su-he', 'chen'], 'chen', true, false],
    [['su-he'], 'chen', true, true],
    [['su-he'], 'su-he', false, true],
    [[], 'su-he', true, true],
  ])('written by %j, released by %s with the rule %s: %s', (...[writerIds, person, needsTwo, expected]) => {
    expect(mayRelease({ writerIds }, person, needsTwo)).toBe(expected)
  })
})

describe('what is offered', () => {
  test('to a writer: a draft of any of the desk to edit, their own to take back and remove', () => {
    expect(offeredEvents(anItem(), writer, true)).toEqual(['edit', 'submit', 'remove'])
    expect(offeredEvents(anItem(), other, true)).toEqual(['edit', 'submit'])
    expect(offeredEvents(anItem({ state: 'submitted' }), writer, true)).toEqual(['withdraw'])
    expect(offeredEvents(anItem({ state: 'submitted' }), other, true)).toEqual([])
  })

  test('to whoever decides: what others wrote, and with two people never their own', () => {
    const submitted = anItem({ state: 'submitted' })
    expect(offeredEvents(submitted, secretary, true)).toEqual(['return', 'publish'])
    const own = anItem({ state: 'submitted', authorId: 'chen', writerIds: ['chen'] })
    expect(offeredEvents(own, secretary, true)).toEqual(['withdraw', 'return'])
    expect(offeredEvents(own, secretary, false)).toEqual(['withdraw', 'return', 'publish'])
  })

  test('of what is out: a new version, the pin and the archive', () => {
    const live = anItem({ state: 'published', isLive: true, firstPublishedAt: 1, writerIds: [] })
    expect(offeredEvents(live, secretary, true)).toEqual(['edit', 'archive', 'pin'])
    expect(offeredEvents({ ...live, isPinned: true }, secretary, true)).toEqual(['edit', 'archive', 'unpin'])
    expect(offeredEvents({ ...live, state: 'draft' }, secretary, true)).toContain('archive')
    expect(offeredEvents({ ...live, state: 'archived', isLive: false }, secretary, true)).toEqual(['restore'])
  })
})

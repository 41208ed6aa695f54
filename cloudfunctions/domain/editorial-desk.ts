/** The life of an item on the editorial desk as a table: what may happen in which state, and who may make it happen. */
import type { ItemState } from '../../miniprogram/shared/words'

/** writer: whoever writes for the garden; publisher: whoever decides what goes out; timer: what was scheduled. */
export type DeskMover = 'writer' | 'publisher' | 'timer'

interface Transition {
  readonly from: readonly ItemState[]
  readonly to: ItemState
  readonly by: readonly DeskMover[]
}

export const firstItemState: ItemState = 'draft'

/** States in which its writer has something to do with it. */
export const atDesk: readonly ItemState[] = ['draft', 'submitted', 'returned', 'scheduled']

export const deskTransitions = {
  /** A published item becomes a draft again while readers keep what is out. */
  edit: { from: ['draft', 'returned', 'published'], to: 'draft', by: ['writer'] },
  submit: { from: ['draft', 'returned'], to: 'submitted', by: ['writer'] },
  withdraw: { from: ['submitted'], to: 'draft', by: ['writer'] },
  return: { from: ['submitted', 'scheduled'], to: 'returned', by: ['publisher'] },
  schedule: { from: ['submitted'], to: 'scheduled', by: ['publisher'] },
  publish: { from: ['submitted'], to: 'published', by: ['publisher'] },
  /** Its time has come. */
  release: { from: ['scheduled'], to: 'published', by: ['timer'] },
  unschedule: { from: ['scheduled'], to: 'submitted', by: ['publisher'] },
  /** Taken from readers at once, also while a new version is being written. */
  archive: { from: ['published', 'draft', 'submitted', 'returned', 'scheduled'], to: 'archived', by: ['publisher'] },
  restore: { from: ['archived'], to: 'published', by: ['publisher'] },
} as const satisfies Record<string, Transition>

export type DeskEvent = keyof typeof deskTransitions

/** The state after the event; null when the table does not allow it in this state or to this mover. */
export function moveItem(state: ItemState, event: DeskEvent, by: DeskMover): ItemState | null {
  const transition: Transition = deskTransitions[event]
  return transition.from.includes(state) && transition.by.includes(by) ? transition.to : null
}

export interface DeskItem {
  readonly state: ItemState
  readonly isLive: boolean
  readonly isPinned: boolean
  readonly firstPublishedAt: number | null
  readonly authorId: string
  readonly writerIds: readonly string[]
}

export interface DeskPerson {
  readonly id: string
  readonly isPublisher: boolean
}

/** Two pairs of eyes: nobody lets out what they wrote themselves. Nothing is decided by it where the rule is off. */
export const mayRelease = ({ writerIds }: Pick<DeskItem, 'writerIds'>, personId: string, needsTwoPeople: boolean) =>
  !needsTwoPeople || !writerIds.includes(personId)

export type OfferedEvent =
  | 'edit'
  | 'submit'
  | 'withdraw'
  | 'return'
  | 'publish'
  | 'unschedule'
  | 'archive'
  | 'restore'
  | 'pin'
  | 'unpin'
  | 'remove'

/** What a page may offer this person about the item. A draft of one's own goes out through submit, also where one person suffices. */
export function offeredEvents(item: DeskItem, person: DeskPerson, needsTwoPeople: boolean): OfferedEvent[] {
  const { state, isLive, isPinned } = item
  const can = (event: DeskEvent, by: DeskMover) => moveItem(state, event, by) !== null
  const decides = (event: DeskEvent) => person.isPublisher && can(event, 'publisher')
  const offered: Record<OfferedEvent, boolean> = {
    edit: can('edit', 'writer'),
    submit: can('submit', 'writer'),
    withdraw: can('withdraw', 'writer') && isOwn(item, person),
    return: decides('return'),
    publish: decides('publish') && mayRelease(item, person.id, needsTwoPeople),
    unschedule: decides('unschedule'),
    archive: decides('archive') && isLive,
    restore: decides('restore'),
    pin: person.isPublisher && isLive && !isPinned,
    unpin: person.isPublisher && isLive && isPinned,
    remove: canRemove(item) && (isOwn(item, person) || person.isPublisher),
  }
  return (Object.keys(offered) as OfferedEvent[]).filter((event) => offered[event])
}

export const isOwn = (
  { authorId, writerIds }: Pick<DeskItem, 'authorId' | 'writerIds'>,
  { id }: { readonly id: string },
) => authorId === id || writerIds.includes(id)

/** What readers have never seen, and nobody is asked to decide about. */
export const canRemove = ({ state, firstPublishedAt }: Pick<DeskItem, 'state' | 'firstPublishedAt'>) =>
  (state === 'draft' || state === 'returned') && firstPublishedAt === null

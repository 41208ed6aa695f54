/** Answers for the branch's queue: what waits for it, what it has hidden. */
import type { OutputOf } from '../../../cloudfunctions/contract'
import { at } from './answers'

export type Queue = OutputOf<'forum.openModeration'>
export type Item = Queue['items'][number]

/** Somebody else's post in a topic that nobody has answered. */
export const anItem = (changes: Partial<Item> = {}): Item => ({
  target: { kind: 'post', id: 'post-1' },
  subjectKind: 'post',
  postId: 'post-1',
  threadKey: '',
  placeTitle: '实习在外，怎样过好组织生活？',
  topicId: 'topic-1',
  authorName: '苏禾',
  text: '公司附近的社区每月有主题党日，我去了两次。',
  reportedText: '',
  pictures: [],
  videoCoverUrl: null,
  createdAt: at('2026-10-13 21:08'),
  editedAt: null,
  waitingSince: at('2026-10-13 21:08'),
  reports: [],
  hidden: null,
  appeal: null,
  isRemoved: false,
  isOwn: false,
  allowedEvents: ['comment'],
  ...changes,
})

export const anItemToReview = (changes: Partial<Item> = {}): Item =>
  anItem({ allowedEvents: ['review'], editedAt: at('2026-10-14 08:00'), ...changes })

export const aReportedItem = (changes: Partial<Item> = {}): Item =>
  anItem({
    reports: [
      { reason: 'privacy', note: '写了电话号码', at: at('2026-10-13 22:00') },
      { reason: 'unfriendly', note: '', at: at('2026-10-14 09:00') },
    ],
    allowedEvents: ['decideReports'],
    ...changes,
  })

export const anAppealedItem = (changes: Partial<Item> = {}): Item =>
  anItem({
    hidden: { reason: '写了别人的电话号码。', at: at('2026-10-13 22:00'), byName: '陈一鸣' },
    appeal: { text: '号码是社区公开的。', at: at('2026-10-14 08:00'), state: 'waiting', answer: '' },
    allowedEvents: ['decideAppeal'],
    ...changes,
  })

export const aHiddenItem = (changes: Partial<Item> = {}): Item =>
  anAppealedItem({ appeal: null, waitingSince: null, allowedEvents: ['restore'], ...changes })

/** What waits in each tab, as the server counts: up to 21. */
export const tabsWith = (waiting: Partial<Record<Queue['tab'], number>> = {}): Queue['tabs'] =>
  (['unanswered', 'review', 'cases', 'hidden'] as const).map((tab) => ({ tab, waiting: waiting[tab] ?? 0 }))

/** What `openModeration` answers for a tab that holds these. */
export const aQueue = (tab: Queue['tab'], items: Item[], changes: Partial<Queue> = {}): Queue => ({
  tab,
  items,
  nextCursor: null,
  tabs: tabsWith(tab === 'hidden' ? {} : { [tab]: items.length }),
  ...changes,
})

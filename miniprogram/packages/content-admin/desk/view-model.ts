import type { OutputOf } from '../../../../cloudfunctions/contract'
import { agoLabel, momentLabel, recentDayLabel } from '../../../shared/calendar'
import { waitingOf } from '../../../shared/waiting'
import { articleKindLabels } from '../../../shared/words'
import type { DeskItem } from '../behaviors/item-events'

type Desk = OutputOf<'content.openDesk'>
type Row = Desk['items'][number]
export type Tab = Desk['tab']

const tabLabels: Readonly<Record<Tab, string>> = {
  mine: '我写的',
  submitted: '待审',
  scheduled: '已排期',
  published: '已发布',
  archived: '已归档',
}

interface EmptyTab {
  readonly icon: string
  readonly title: string
  readonly text: string
  readonly action: string
}

export const emptyTabs: Readonly<Record<Tab, EmptyTab>> = {
  mine: { icon: 'pen-line', title: '没有在写的稿子', text: '支部做了什么，写几句，放几张照片。', action: '写一篇' },
  submitted: { icon: 'circle-check', title: '都审完了', text: '有人提交了新的，会到这里来。', action: '' },
  scheduled: {
    icon: 'calendar-clock',
    title: '没有排好的稿子',
    text: '发布时可以定一个时间，到时自动发。',
    action: '',
  },
  published: { icon: 'newspaper', title: '还没有发布过', text: '发布以后，大家在「学习」里看到。', action: '' },
  archived: { icon: 'archive', title: '没有归档的稿子', text: '过时的内容归档后，大家就看不到了。', action: '' },
}

/** The server counts submissions up to here. */
const countedTo = 20

export const isTab = (tab: string | undefined): tab is Tab => tab !== undefined && tab in tabLabels

export function toView(desk: Desk, now: number) {
  const { tab, items, nextCursor, submittedCount, needsTwoPeople, allowedEvents } = desk
  return {
    tab,
    items: items.map((row) => toItem(row, tab, now)),
    nextCursor,
    tabs: (Object.keys(tabLabels) as Tab[]).map((key) => ({ key, label: tabLabel(key, submittedCount) })),
    empty: emptyTabs[tab],
    needsTwoPeople,
    canCreate: allowedEvents.includes('create'),
    canSetTwoPeople: allowedEvents.includes('setTwoPeople'),
    canEditColumns: allowedEvents.includes('editColumns'),
  }
}

export type DeskView = ReturnType<typeof toView>

/** The count of what waits is what people come for; the other lists only grow. */
function tabLabel(tab: Tab, submittedCount: number): string {
  if (tab !== 'submitted' || submittedCount === 0) return tabLabels[tab]
  return `${tabLabels[tab]} ${submittedCount < countedTo ? submittedCount : `${countedTo}+`}`
}

function toItem(row: Row, tab: Tab, now: number) {
  const { itemId, title, kind, columnName, authorName, isMine, isPinned, waitingDays, allowedEvents } = row
  const facts = [articleKindLabels[kind], columnName, tab === 'mine' || isMine ? '' : authorName]
  return {
    itemId,
    title: title || '还没有标题',
    hasTitle: title !== '',
    facts: facts.filter(Boolean).join('，'),
    state: stateLine(row, now),
    isReturned: row.state === 'returned',
    isPinned: isPinned && tab === 'published',
    waiting: waitingDays === null || tab !== 'submitted' ? null : waitingOf(waitingDays),
    item: { itemId, title, version: 0, allowedEvents } as DeskItem,
    path: `/packages/content-admin/edit/page?id=${itemId}`,
  }
}

function stateLine(row: Row, now: number): string {
  const { state, isLive, updatedAt, publishAt, returnReason } = row
  switch (state) {
    case 'draft':
      return `${isLive ? '在改，大家看到的是上一版' : '草稿'}，${agoLabel(updatedAt, now)}`
    case 'submitted':
      return `等审，${agoLabel(updatedAt, now)}`
    case 'returned':
      return `退回来改：${returnReason}`
    case 'scheduled':
      return publishAt === null ? '排好了时间' : `${momentLabel(publishAt, now)} 自动发布`
    case 'published':
      return `${recentDayLabel(updatedAt, now)}更新`
    case 'archived':
      return `${recentDayLabel(updatedAt, now)}归档`
  }
}

/** What can be done with an item of the desk: its words, and the calls behind them. */
import type { OutputOf } from '../../../../cloudfunctions/contract'
import {
  archiveItem,
  pinItem,
  removeItem,
  restoreItem,
  submitItem,
  unscheduleItem,
  withdrawItem,
} from '../../../api/content-desk'
import type { Question } from '../../../behaviors/feedback'
import type { Option } from '../../../shared/options'

export type ItemEvent = OutputOf<'content.openDesk'>['items'][number]['allowedEvents'][number]

export interface DeskItem {
  readonly itemId: string
  readonly title: string
  /** What the person has read; 0 where only the title is in view. */
  readonly version: number
  readonly allowedEvents: readonly ItemEvent[]
}

/** In the order of the menu. */
export const eventLabels: Readonly<Record<ItemEvent, string>> = {
  edit: '修改',
  publish: '发布',
  return: '退回',
  submit: '提交审核',
  withdraw: '撤回来改',
  unschedule: '取消定时',
  openReaders: '谁还没读',
  pin: '置顶',
  unpin: '取消置顶',
  archive: '归档',
  restore: '恢复',
  remove: '删除',
}

export type MenuEvent = ItemEvent | 'openVersions'

/** @param without what the page has a button for already */
export function menuOf(allowedEvents: readonly ItemEvent[], without: readonly string[] = []): Option<MenuEvent>[] {
  const events = (Object.keys(eventLabels) as ItemEvent[]).filter((event) => allowedEvents.includes(event))
  const lines: Option<MenuEvent>[] = events.map((value) => ({ value, label: eventLabels[value] }))
  const last = lines.findIndex(({ value }) => value === 'archive' || value === 'restore' || value === 'remove')
  lines.splice(last < 0 ? lines.length : last, 0, { value: 'openVersions', label: '历史版本' })
  return lines.filter(({ value }) => !without.includes(value))
}

export interface Command {
  /** Asked before; nothing is asked about what can be taken back at once. */
  readonly question?: (item: DeskItem) => Question
  run(item: DeskItem, requestId: string): Promise<unknown>
  readonly done: string
}

const named = ({ title }: DeskItem) => `「${title || '没有标题的这篇'}」`

/** Events that are one call; the others open a page or ask for more. */
export const commands: Readonly<Partial<Record<ItemEvent, Command>>> = {
  submit: { run: ({ itemId, version }, id) => submitItem(itemId, version, id), done: '已提交，审过会告诉你' },
  withdraw: { run: ({ itemId }, id) => withdrawItem(itemId, id), done: '已撤回，可以接着改' },
  unschedule: { run: ({ itemId }, id) => unscheduleItem(itemId, id), done: '已取消定时，回到待审' },
  pin: { run: ({ itemId }, id) => pinItem(itemId, true, id), done: '已置顶' },
  unpin: { run: ({ itemId }, id) => pinItem(itemId, false, id), done: '不再置顶' },
  archive: {
    question: (item) => ({
      title: `归档${named(item)}？`,
      content: '大家就看不到了。稿子留在编辑台，以后可以恢复。',
      confirmText: '归档',
    }),
    run: ({ itemId }, id) => archiveItem(itemId, id),
    done: '已归档',
  },
  restore: {
    question: (item) => ({
      title: `恢复${named(item)}？`,
      content: '大家又看得到了，还在原来的位置。',
      confirmText: '恢复',
    }),
    run: ({ itemId }, id) => restoreItem(itemId, id),
    done: '已恢复，大家又看得到了',
  },
  remove: {
    question: (item) => ({
      title: `删除${named(item)}？`,
      content: '草稿和它的各个版本都会删掉，找不回来。',
      confirmText: '删除',
      isDangerous: true,
    }),
    run: ({ itemId }, id) => removeItem(itemId, id),
    done: '已删除',
  },
}

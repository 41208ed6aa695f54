/**
 * Acting on items, on the desk and where one is read. A page
 *
 * - spreads `...itemActions` among its handlers and has `data: { ...itemData }`;
 * - has `afterItem(event)`, run before the last word is said: it loads again or goes back;
 * - shows `<words-sheet sheet="{{sheet}}" bind:submit="sendBack" bind:close="closeSheet" />` and
 *   `<release-sheet release="{{release}}" bind:submit="letOut" bind:close="closeRelease" />`.
 */
import { publishItem, returnItem } from '../../../api/content-desk'
import { dropDraft } from '../../../behaviors/draft'
import { confirm, showToast } from '../../../behaviors/feedback'
import type { LoadablePage } from '../../../behaviors/loadable-page'
import { askWords, closedSheet, type SheetWords, type WordsSheet } from '../../../components/words-sheet/sheet'
import { now } from '../../../api/clock'
import { momentLabel } from '../../../shared/calendar'
import { limits } from '../../../shared/limits'
import { closedRelease, type Release } from '../components/release-sheet/release'
import { commands, type DeskItem, type ItemEvent, type MenuEvent } from './item-events'

interface ItemSheet extends WordsSheet {
  readonly about: DeskItem | null
}

export const itemData: { sheet: ItemSheet; release: Release } = {
  sheet: { ...closedSheet, about: null },
  release: closedRelease,
}

interface ItemPage extends LoadablePage<object, typeof itemData> {
  afterItem(event: ItemEvent): Promise<void>
}

export const itemActions = {
  async sendBack(this: ItemPage, { detail }: WechatMiniprogram.CustomEvent<SheetWords>): Promise<void> {
    const { sheet } = this.data
    const { about, draftKey } = sheet
    if (!about) return
    this.setData({ sheet: { ...sheet, isBusy: true, error: '' } })
    const sent = await this.submit(`return:${about.itemId}`, (requestId) =>
      returnItem(about.itemId, detail.text, requestId),
    )
    if (!sent) {
      const error = this.data.fieldErrors.reason ?? ''
      return this.setData({ sheet: { ...sheet, isBusy: false, error } })
    }
    dropDraft(draftKey)
    this.setData({ sheet: itemData.sheet })
    await this.afterItem('return')
    showToast('已退回，理由会告诉作者')
  },
  closeSheet(this: ItemPage): void {
    this.setData({ sheet: itemData.sheet })
  },
  async letOut(this: ItemPage, { detail }: WechatMiniprogram.CustomEvent<{ publishAt: number | null }>): Promise<void> {
    const { release } = this.data
    const { itemId, version } = release
    const { publishAt } = detail
    this.setData({ release: { ...release, isBusy: true, error: '' } })
    const published = await this.submit(`publish:${itemId}`, (requestId) =>
      publishItem({ itemId, version, publishAt }, requestId),
    )
    const error = this.data.fieldErrors.publishAt ?? ''
    // Anything but a wrong time stands in the text below the sheet.
    if (!published) return this.setData({ release: error ? { ...release, isBusy: false, error } : closedRelease })
    this.setData({ release: closedRelease })
    await this.afterItem('publish')
    showToast(publishAt === null ? '已发布' : `${momentLabel(publishAt, now())} 自动发布`)
  },
  closeRelease(this: ItemPage): void {
    this.setData({ release: closedRelease })
  },
}

/** Does what was chosen, after a question where it cannot be taken back by a tap. */
export async function act(page: ItemPage, item: DeskItem, event: MenuEvent): Promise<void> {
  const { itemId } = item
  if (event === 'openVersions') return goTo(`versions/page?id=${itemId}`)
  if (event === 'openReaders') return goTo(`readers/page?id=${itemId}`)
  if (event === 'return') return page.setData({ sheet: returnSheet(item) })
  const command = commands[event]
  // What is let out has been read: the title alone does not do.
  if (!command || (event === 'submit' && item.version === 0)) return goTo(`edit/page?id=${itemId}`)
  if (command.question && !(await confirm(command.question(item)))) return
  const done = await page.submit(`${event}:${itemId}`, (requestId) => command.run(item, requestId))
  if (!done) return
  await page.afterItem(event)
  showToast(command.done)
}

function goTo(path: string): void {
  void wx.navigateTo({ url: `/packages/content-admin/${path}` })
}

const returnSheet = (item: DeskItem): ItemSheet => ({
  about: item,
  ...askWords({
    title: '退回去改',
    hint: `「${item.title}」的作者会看到理由，改好再交。`,
    placeholder: '写清楚要改哪里，例如：第二段的日期和通知不一样',
    max: limits.reason,
    confirmText: '退回',
    draftKey: `return:${item.itemId}`,
  }),
})

/**
 * What one can do with posts and comments, on every page that shows them. A page
 *
 * - spreads `...entryActions` among its handlers and has `data: { ...entryData }`;
 * - has `entryPath(id)`: the setData path of an entry's view, 'view.items[3]', or '' (`pathAmong` of entry-place.ts finds it in a list);
 * - binds the events of its cards, whose detail is `{ kind, id }`: `bind:like="like" bind:menu="menu"
 *   bind:officialcomment="officialcomment" bind:review="review"` (with `decision` in the detail);
 * - shows `<words-sheet sheet="{{sheet}}" bind:submit="submitSheet" bind:close="closeSheet" />`.
 *
 * An entry's view has what `EntryView` asks for; `toPostView` and `toCommentView` give it. After any change but a like the
 * page loads again; one that knows better has `afterEntry(change)`.
 */
import { markPost, removeComment, removePost, restore, review } from '../api/forum'
import { closedSheet, type SheetWords } from '../components/words-sheet/sheet'
import { dropDraft } from './draft'
import { toggleLike } from './entry-likes'
import { entryOf, type EntryView } from './entry-place'
import { chooseEvent, type MenuEvent } from './entry-menu'
import { askings, openedSheet, type EntrySheet, type Purpose } from './entry-sheets'
import { confirm, showToast } from './feedback'
import type { LoadablePage } from './loadable-page'

export interface EntryChange {
  readonly kind: 'post' | 'comment'
  readonly id: string
  readonly event: MenuEvent | 'review' | 'officialComment'
}

interface EntryPage extends LoadablePage<object, { sheet: EntrySheet }> {
  entryPath(id: string): string
  afterEntry?(change: EntryChange): Promise<void>
}

type EntryEvent<More = object> = WechatMiniprogram.CustomEvent<{ id: string } & More>

export const entryData: { sheet: EntrySheet } = { sheet: { ...closedSheet, about: null } }

export const entryActions = {
  async like(this: EntryPage, { detail }: EntryEvent): Promise<void> {
    const entry = entryOf(this, detail.id)
    if (entry?.allowedEvents.includes('like')) await toggleLike(this, entry)
  },

  async menu(this: EntryPage, { detail }: EntryEvent): Promise<void> {
    const entry = entryOf(this, detail.id)
    if (!entry) return
    const event = await chooseEvent(entry.allowedEvents)
    if (event) await menuActions[event](this, entry)
  },

  officialcomment(this: EntryPage, { detail }: EntryEvent): void {
    openSheet(this, 'officialComment', entryOf(this, detail.id))
  },

  async review(this: EntryPage, { detail }: EntryEvent<{ decision: 'show' | 'refuse' }>): Promise<void> {
    const entry = entryOf(this, detail.id)
    if (!entry) return
    if (detail.decision === 'refuse') return openSheet(this, 'refuse', entry)
    const { kind, id, editedAt } = entry
    await change(
      this,
      { kind, id, event: 'review' },
      {
        done: '已通过，大家都看得到了',
        run: (requestId) => review({ target: { kind, id }, decision: 'show', reason: '', editedAt }, requestId),
      },
    )
  },

  async submitSheet(this: EntryPage, { detail }: WechatMiniprogram.CustomEvent<SheetWords>): Promise<void> {
    const { about, draftKey } = this.data.sheet
    if (!about) return
    const { purpose, kind, id, editedAt } = about
    const { send, field, done } = askings[purpose]
    this.setData({ 'sheet.isBusy': true, 'sheet.error': '' })
    const sent = await this.submit(`${purpose}:${id}`, (requestId) => send({ kind, id, editedAt }, detail, requestId))
    if (!sent) return this.setData({ 'sheet.isBusy': false, 'sheet.error': this.data.fieldErrors[field] ?? '' })
    dropDraft(draftKey)
    this.setData({ sheet: entryData.sheet })
    await settle(this, { kind, id, event: eventOf[purpose] })
    showToast(done)
  },

  closeSheet(this: EntryPage): void {
    this.setData({ sheet: entryData.sheet })
  },
}

const eventOf: Readonly<Record<Purpose, EntryChange['event']>> = {
  report: 'report',
  appeal: 'appeal',
  hide: 'hide',
  refuse: 'review',
  officialComment: 'officialComment',
  editComment: 'edit',
}

type MenuAction = (page: EntryPage, entry: EntryView) => Promise<void> | void

const asking =
  (purpose: Purpose): MenuAction =>
  (page, entry) =>
    openSheet(page, purpose, entry)

function marking(mark: 'pinned' | 'excellent', isSet: boolean, done: string): MenuAction {
  return (page, { kind, id }) => {
    const event = mark === 'pinned' ? (isSet ? 'pin' : 'unpin') : isSet ? 'markExcellent' : 'unmarkExcellent'
    const run = (requestId: string) => markPost({ postId: id, mark, isSet }, requestId)
    return change(page, { kind, id, event }, { done, run })
  }
}

const menuActions: Readonly<Record<MenuEvent, MenuAction>> = {
  edit(page, entry) {
    if (entry.kind === 'comment') return openSheet(page, 'editComment', entry)
    void wx.navigateTo({ url: `/packages/forum/compose/page?edit=${entry.id}` })
  },
  appeal: asking('appeal'),
  pin: marking('pinned', true, '已置顶'),
  unpin: marking('pinned', false, '不再置顶'),
  markExcellent: marking('excellent', true, '已设为精华'),
  unmarkExcellent: marking('excellent', false, '不再是精华'),
  async restore(page, { kind, id }) {
    const question = { title: '让大家重新看到？', content: '会告诉作者。', confirmText: '恢复显示' }
    if (!(await confirm(question))) return
    await change(
      page,
      { kind, id, event: 'restore' },
      {
        done: '已恢复，大家又看得到了',
        run: (requestId) => restore({ target: { kind, id } }, requestId),
      },
    )
  },
  hide: asking('hide'),
  report: asking('report'),
  async remove(page, { kind, id }) {
    const isPost = kind === 'post'
    const title = isPost ? '删除这条发言？' : '删除这条评论？'
    const content = isPost ? '图片和下面的评论也会一起删掉，找不回来。' : '删了就找不回来了。'
    if (!(await confirm({ title, content, confirmText: '删除', isDangerous: true }))) return
    await change(
      page,
      { kind, id, event: 'remove' },
      {
        done: '已删除',
        run: (requestId) =>
          isPost ? removePost({ postId: id }, requestId) : removeComment({ commentId: id }, requestId),
      },
    )
  },
}

function openSheet(page: EntryPage, purpose: Purpose, entry: EntryView | null): void {
  if (entry) page.setData({ sheet: openedSheet(purpose, entry) })
}

interface Command {
  run(requestId: string): Promise<unknown>
  /** What is said when it has succeeded. */
  readonly done: string
}

async function change(page: EntryPage, changed: EntryChange, { run, done }: Command): Promise<void> {
  if (!(await page.submit(`${changed.event}:${changed.id}`, run))) return
  await settle(page, changed)
  showToast(done)
}

function settle(page: EntryPage, changed: EntryChange): Promise<void> {
  return page.afterEntry ? page.afterEntry(changed) : page.reload()
}

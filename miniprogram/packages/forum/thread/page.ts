import { now } from '../../../api/clock'
import { openThread } from '../../../api/forum'
import { entryActions, entryData, type EntryChange } from '../../../behaviors/entry-actions'
import { pathAmong } from '../../../behaviors/entry-place'
import { loadablePage } from '../../../behaviors/loadable-page'
import { loadMore } from '../../../behaviors/paged'
import { scrollTo } from '../../../behaviors/scroll'
import { outsideText } from '../../../behaviors/sharing'
import { aimAt, replyBar, replyBarData, type Sent } from '../behaviors/reply-bar'
import { insert, renew, rootKeyOf, startOf } from '../behaviors/thread'
import { toCommentView } from '../comment-view'
import { toView, type ThreadPageView } from './view-model'

/** The comments on an article: `?id=` the article, `&from=` a thread key to begin at, `&write=1` to begin typing. */
loadablePage({
  ...entryActions,
  ...replyBar,
  subjectKind: 'article' as const,
  data: { ...entryData, ...replyBarData, outsideText },
  async fetchView({ from = '', write }): Promise<ThreadPageView> {
    const { view } = this.data
    if (!view) {
      aimAt(this, null)
      if (write) this.setData({ isFocused: true })
    }
    const start = view ? startOf(view) : decodeURIComponent(from)
    const fresh = await this.fetchPage({ from: start })
    const after = this.data.view
    // What was paged in meanwhile stays as well.
    return after ? { ...fresh, ...renew(after, fresh, start) } : fresh
  },
  /** Of the thread keys only the one that is not empty counts. */
  async fetchPage({ from, cursor, before }: { from?: string; cursor?: string; before?: string }) {
    const where = { ...(from && { from }), ...(cursor && { cursor }), ...(before && { before }) }
    return toView(await openThread({ articleId: this.query.id ?? '', ...where }), now())
  },
  entryPath(id: string): string {
    return pathAmong('view.items', this.data.view?.items, id)
  },
  async afterEntry({ id }: EntryChange): Promise<void> {
    const from = rootKeyOf(this.data.view?.items ?? [], id)
    const fresh = await this.submit('renew', () => this.fetchPage({ from }))
    const { view } = this.data
    if (fresh && view) this.setData({ view: { ...fresh, ...renew(view, fresh, from) } })
  },
  /** Shows what was just written, and brings it into view. */
  async take(sent: Sent): Promise<void> {
    const { view } = this.data
    const comment = toCommentView(sent, now())
    const items = view && insert(view, comment)
    if (items) {
      const commentCount = view.commentCount + (comment.isVisible ? 1 : 0)
      this.setData({ 'view.items': items, 'view.commentCount': commentCount })
    } else {
      // Behind pages that nobody has loaded: the thread goes on from it, earlier ones by the button above it.
      const fresh = await this.submit('renew', () => this.fetchPage({ from: comment.threadKey }))
      if (fresh) this.setData({ view: fresh })
    }
    scrollTo(this, `#comment-${comment.id}`)
  },
  async loadPrevious(): Promise<void> {
    const before = this.data.view?.previousCursor
    if (!before) return
    const fresh = await this.submit('previous', () => this.fetchPage({ before }))
    const { view } = this.data
    if (!fresh || view?.previousCursor !== before) return
    this.setData({ 'view.items': [...fresh.items, ...view.items], 'view.previousCursor': fresh.previousCursor })
  },
  onReachBottom() {
    void loadMore(this, (cursor) => this.fetchPage({ cursor }))
  },
  openArticle() {
    const path = 'packages/content/article/page'
    const id = this.query.id ?? ''
    const [below] = getCurrentPages().slice(-2)
    // Opened from the article: back to it, instead of a second one on top.
    if (below?.route === path && below.options.id === id) void wx.navigateBack()
    else void wx.navigateTo({ url: `/${path}?id=${id}` })
  },
})

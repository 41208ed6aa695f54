import { now } from '../../../api/clock'
import { openPost } from '../../../api/forum'
import { entryActions, entryData, type EntryChange } from '../../../behaviors/entry-actions'
import { pathAmong } from '../../../behaviors/entry-place'
import { loadablePage } from '../../../behaviors/loadable-page'
import { goBack } from '../../../behaviors/navigation'
import { loadMore } from '../../../behaviors/paged'
import { scrollTo } from '../../../behaviors/scroll'
import { outsideText, shareCard, shareTitles } from '../../../behaviors/sharing'
import { aimAt, replyBar, replyBarData, type Sent } from '../behaviors/reply-bar'
import { insert, renew, rootKeyOf, startOf } from '../behaviors/thread'
import { toCommentView } from '../comment-view'
import { toView, type PostPageView } from './view-model'

loadablePage({
  ...entryActions,
  ...replyBar,
  subjectKind: 'post' as const,
  data: { ...entryData, ...replyBarData, outsideText },
  async fetchView({ from = '' }): Promise<PostPageView> {
    const { view } = this.data
    if (!view) aimAt(this, null)
    const start = view ? startOf(view) : decodeURIComponent(from)
    const fresh = await this.fetchPage({ from: start })
    // What others cannot see yet is not for sending on.
    void (fresh.post.isVisible ? wx.showShareMenu({}) : wx.hideShareMenu({}))
    const after = this.data.view
    // What was paged in meanwhile stays as well.
    return after ? { ...fresh, ...renew(after, fresh, start) } : fresh
  },
  /** Of the thread keys only the one that is not empty counts. */
  async fetchPage({ from, cursor, before }: { from?: string; cursor?: string; before?: string }) {
    const where = { ...(from && { from }), ...(cursor && { cursor }), ...(before && { before }) }
    return toView(await openPost({ postId: this.query.id ?? '', ...where }), now())
  },
  entryPath(id: string): string {
    const { view } = this.data
    return view?.post.id === id ? 'view.post' : pathAmong('view.items', view?.items, id)
  },
  async afterEntry({ kind, id, event }: EntryChange): Promise<void> {
    if (kind === 'post') return event === 'remove' ? goBack() : this.reload()
    const from = rootKeyOf(this.data.view?.items ?? [], id)
    await (from ? this.renewFrom(from) : this.reload())
  },
  /** Asks for the thread from one comment on, and for the post, keeping what stands before and behind. */
  async renewFrom(from: string): Promise<void> {
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
      const added = comment.isVisible ? 1 : 0
      const commentCount = view.commentCount + added
      this.setData({ 'view.items': items, 'view.commentCount': commentCount, 'view.post.commentCount': commentCount })
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
  openTopic() {
    const topicId = this.data.view?.topicId ?? ''
    const path = 'packages/forum/topic/page'
    const [below] = getCurrentPages().slice(-2)
    // Opened from the topic: back to it, instead of a second one on top.
    if (below?.route === path && below.options.id === topicId) void wx.navigateBack()
    else void wx.navigateTo({ url: `/${path}?id=${topicId}` })
  },
  onShareAppMessage() {
    const title = this.data.view?.shareTitle ?? shareTitles.topic
    return shareCard(`/packages/forum/post/page?id=${this.query.id ?? ''}`, title)
  },
})

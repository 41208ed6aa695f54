/**
 * The comments below something, as a page of its own shows them: in both directions, with what was just written in its
 * place. A page
 *
 * - spreads `...threadPages` and `...replyBar` among its handlers, `...entryActions` for what one can do with a comment;
 * - has `fetchPage(where)`: the view of one page of the thread, and asks for it first by `fetchThread`;
 * - names in `countPaths` where its view keeps the number of comments;
 * - includes `parts/comments.wxml` and `parts/reply-bar.wxml`, and imports `parts/comments.wxss`.
 */
import { now } from '../../../api/clock'
import type { LoadablePage } from '../../../behaviors/loadable-page'
import { loadMore } from '../../../behaviors/paged'
import { scrollTo } from '../../../behaviors/scroll'
import { toCommentView } from '../comment-view'
import type { Sent } from './reply-bar'
import { insert, renew, startOf, type Thread } from './thread'

/** Of the thread keys only the one that is not empty counts. */
export interface ThreadPlace {
  readonly from?: string
  readonly cursor?: string
  readonly before?: string
}

interface ThreadView extends Thread {
  readonly commentCount: number
}

interface Host<View extends ThreadView = ThreadView> extends LoadablePage<View, object> {
  readonly countPaths: readonly string[]
  fetchPage(where: ThreadPlace): Promise<View>
}

/** The input's thread keys. */
export const placeIn = ({ from, cursor, before }: ThreadPlace) => ({
  ...(from && { from }),
  ...(cursor && { cursor }),
  ...(before && { before }),
})

/** The thread from where it is on screen, first from where the link says. @param from as the page's query has it */
export async function fetchThread<View extends ThreadView>(page: Host<View>, from: string): Promise<View> {
  const { view } = page.data
  const start = view ? startOf(view) : decodeURIComponent(from)
  const fresh = await page.fetchPage({ from: start })
  const after = page.data.view
  // What was paged in meanwhile stays as well.
  return after ? { ...fresh, ...renew(after, fresh, start) } : fresh
}

export const threadPages = {
  /** Asks for the thread from one comment on, keeping what stands before and behind. */
  async renewFrom(this: Host, from: string): Promise<void> {
    const fresh = await this.submit('renew', () => this.fetchPage({ from }))
    const { view } = this.data
    if (fresh && view) this.setData({ view: { ...fresh, ...renew(view, fresh, from) } })
  },
  /** Shows what was just written, and brings it into view. */
  async take(this: Host, sent: Sent): Promise<void> {
    const { view } = this.data
    const comment = toCommentView(sent, now())
    const items = view && insert(view, comment)
    if (items) {
      const commentCount = view.commentCount + (comment.isVisible ? 1 : 0)
      const counts = Object.fromEntries(this.countPaths.map((path) => [path, commentCount]))
      this.setData({ 'view.items': items, ...counts })
    } else {
      // Behind pages that nobody has loaded: the thread goes on from it, earlier ones by the button above it.
      const fresh = await this.submit('renew', () => this.fetchPage({ from: comment.threadKey }))
      if (fresh) this.setData({ view: fresh })
    }
    scrollTo(this, `#comment-${comment.id}`)
  },
  async loadPrevious(this: Host): Promise<void> {
    const before = this.data.view?.previousCursor
    if (!before) return
    const fresh = await this.submit('previous', () => this.fetchPage({ before }))
    const { view } = this.data
    if (!fresh || view?.previousCursor !== before) return
    this.setData({ 'view.items': [...fresh.items, ...view.items], 'view.previousCursor': fresh.previousCursor })
  },
  onReachBottom(this: Host): void {
    void loadMore(this, (cursor) => this.fetchPage({ cursor }))
  },
}

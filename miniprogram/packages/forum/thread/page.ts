import { now } from '../../../api/clock'
import { openThread } from '../../../api/forum'
import { entryActions, entryData, type EntryChange } from '../../../behaviors/entry-actions'
import { pathAmong } from '../../../behaviors/entry-place'
import { loadablePage } from '../../../behaviors/loadable-page'
import { aimAt, replyBar, replyBarData } from '../behaviors/reply-bar'
import { rootKeyOf } from '../behaviors/thread'
import { fetchThread, placeIn, threadPages, type ThreadPlace } from '../behaviors/thread-pages'
import { toView, type ThreadPageView } from './view-model'

/** The comments on an article: `?id=` the article, `&from=` a thread key to begin at, `&write=1` to begin typing. */
loadablePage({
  ...entryActions,
  ...replyBar,
  ...threadPages,
  subjectKind: 'article' as const,
  countPaths: ['view.commentCount'],
  data: { ...entryData, ...replyBarData },
  async fetchView({ from = '', write }): Promise<ThreadPageView> {
    if (!this.data.view) {
      aimAt(this, null)
      if (write) this.setData({ isFocused: true })
    }
    return fetchThread(this, from)
  },
  async fetchPage(place: ThreadPlace): Promise<ThreadPageView> {
    return toView(await openThread({ articleId: this.query.id ?? '', ...placeIn(place) }), now())
  },
  entryPath(id: string): string {
    return pathAmong('view.items', this.data.view?.items, id)
  },
  afterEntry({ id }: EntryChange): Promise<void> {
    return this.renewFrom(rootKeyOf(this.data.view?.items ?? [], id))
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

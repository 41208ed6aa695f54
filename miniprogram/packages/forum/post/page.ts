import { now } from '../../../api/clock'
import { openPost } from '../../../api/forum'
import { entryActions, entryData, type EntryChange } from '../../../behaviors/entry-actions'
import { pathAmong } from '../../../behaviors/entry-place'
import { loadablePage } from '../../../behaviors/loadable-page'
import { goBack } from '../../../behaviors/navigation'
import { outsideText, shareCard, shareTitles } from '../../../behaviors/sharing'
import { aimAt, replyBar, replyBarData } from '../behaviors/reply-bar'
import { rootKeyOf } from '../behaviors/thread'
import { fetchThread, placeIn, threadPages, type ThreadPlace } from '../behaviors/thread-pages'
import { toView, type PostPageView } from './view-model'

loadablePage({
  ...entryActions,
  ...replyBar,
  ...threadPages,
  subjectKind: 'post' as const,
  countPaths: ['view.commentCount', 'view.post.commentCount'],
  data: { ...entryData, ...replyBarData, outsideText },
  async fetchView({ from = '' }): Promise<PostPageView> {
    if (!this.data.view) aimAt(this, null)
    const view = await fetchThread(this, from)
    // What others cannot see yet is not for sending on.
    void (view.post.isVisible ? wx.showShareMenu({}) : wx.hideShareMenu({}))
    return view
  },
  async fetchPage(place: ThreadPlace): Promise<PostPageView> {
    return toView(await openPost({ postId: this.query.id ?? '', ...placeIn(place) }), now())
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

import { now } from '../../../api/clock'
import { openTopic, removeTopic } from '../../../api/forum'
import { entryActions, entryData, type EntryChange } from '../../../behaviors/entry-actions'
import { pathAmong } from '../../../behaviors/entry-place'
import { confirm, showToast } from '../../../behaviors/feedback'
import { loadablePage } from '../../../behaviors/loadable-page'
import { goBack } from '../../../behaviors/navigation'
import { loadMore } from '../../../behaviors/paged'
import { followPosts, keepPlace, markTouched, postList } from '../../../behaviors/post-list'
import { outsideText, shareCard, shareTitles } from '../../../behaviors/sharing'
import { composer, composerData, showDraft } from './composer'
import { asFilter, toView, type TopicView } from './view-model'

const pathOf = (id = '') => `/packages/forum/topic/page?id=${id}`

loadablePage({
  ...postList,
  ...composer,
  ...entryActions,
  data: { filter: asFilter('all'), newPosts: '', outsideText, ...entryData, ...composerData },
  freshForSeconds: 20,
  async fetchView({ filter }): Promise<TopicView> {
    const before = this.data.view
    if (!before) this.setData({ filter: asFilter(filter) })
    const fresh = await this.fetchPage()
    // Whoever would open the card could not see it yet.
    void (fresh.topic.notYet ? wx.hideShareMenu({}) : wx.showShareMenu({}))
    const canFollow = fresh.filter === 'all' && fresh.canPost
    followPosts(this, canFollow ? { kind: 'topic', topicId: this.query.id ?? '' } : null, fresh.newestKey)
    return before?.filter === fresh.filter ? keepPlace(this, before, fresh) : fresh
  },
  async fetchPage(cursor?: string): Promise<TopicView> {
    const { filter } = this.data
    const topicId = this.query.id ?? ''
    return toView(await openTopic({ topicId, filter, ...(cursor && { cursor }) }), filter, now())
  },
  onFront() {
    postList.onFront.call(this)
    showDraft(this)
  },
  async choose({ currentTarget }: WechatMiniprogram.TouchEvent) {
    this.setData({ filter: asFilter((currentTarget.dataset as { key: string }).key) })
    await this.reload()
    // Without a network the list on screen is still the one before: so is its tab.
    const { view, filter } = this.data
    if (view && view.filter !== filter) this.setData({ filter: view.filter })
  },
  enlarge({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { url } = currentTarget.dataset as { url: string }
    void wx.previewImage({ current: url, urls: this.data.view?.topic.pictureUrls ?? [] })
  },
  entryPath(id: string): string {
    return pathAmong('view.items', this.data.view?.items, id)
  },
  afterEntry({ id }: EntryChange) {
    markTouched(this, id)
    return this.reload()
  },
  edit() {
    void wx.navigateTo({ url: `/packages/forum/topic-edit/page?id=${this.query.id}` })
  },
  close() {
    void wx.navigateTo({ url: `/packages/forum/topic-close/page?id=${this.query.id}` })
  },
  async remove() {
    const question = { title: '删除这个主题？', content: '还没有人发言，删了就找不回来了。' }
    if (!(await confirm({ ...question, confirmText: '删除', isDangerous: true }))) return
    const topicId = this.query.id ?? ''
    const removed = await this.submit('remove', (requestId) => removeTopic({ topicId }, requestId))
    // Somebody may have spoken meanwhile: then it stays, and is shown.
    if (!removed) return this.reload()
    await goBack()
    showToast('已删除')
  },
  onReachBottom() {
    void loadMore(this, (cursor) => this.fetchPage(cursor))
  },
  onShareAppMessage() {
    return shareCard(pathOf(this.query.id), shareTitles.topic)
  },
})

import { now } from '../../api/clock'
import { listTopics, openCircle } from '../../api/forum'
import { entryActions, entryData, type EntryChange } from '../../behaviors/entry-actions'
import { pathAmong } from '../../behaviors/entry-place'
import { loadablePage } from '../../behaviors/loadable-page'
import { openPath } from '../../behaviors/navigation'
import { loadMore } from '../../behaviors/paged'
import { followPosts, keepPlace, markTouched, postList } from '../../behaviors/post-list'
import { segments, toCircle, toTopics, type ForumView, type Segment } from './view-model'

const first: { segment: Segment } = { segment: 'topics' }

/** The list one has left, so that coming back to it shows something at once. Not data: it need not cross again. */
const left = new WeakMap<object, ForumView>()

loadablePage({
  ...postList,
  ...entryActions,
  data: { segments, newPosts: '', ...first, ...entryData },
  async fetchView(): Promise<ForumView> {
    const before = this.data.view
    const fresh = await this.fetchPage()
    if (fresh.segment === 'topics') {
      followPosts(this, null)
      return fresh
    }
    followPosts(this, { kind: 'circle' }, fresh.newestKey)
    return before?.segment === 'circle' ? keepPlace(this, before, fresh) : fresh
  },
  async fetchPage(cursor?: string): Promise<ForumView> {
    return this.data.segment === 'circle'
      ? toCircle(await openCircle(cursor), now())
      : toTopics(await listTopics(cursor), now())
  },
  async choose({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { key: segment } = currentTarget.dataset as { key: Segment }
    const { view } = this.data
    if (segment === this.data.segment) return
    const known = left.get(this)
    // A copy: setData by a path changes the view in place.
    if (view) left.set(this, { ...view })
    this.setData({ segment, ...(known?.segment === segment && { view: known }) })
    void wx.pageScrollTo({ scrollTop: 0, duration: 0 })
    await this.reload()
    // Without a network the list on screen is still the one before: so is its segment.
    const shown = this.data.view?.segment
    if (shown && shown !== this.data.segment) this.setData({ segment: shown })
  },
  entryPath(id: string): string {
    const { view } = this.data
    return view?.segment === 'circle' ? pathAmong('view.items', view.items, id) : ''
  },
  afterEntry({ id }: EntryChange) {
    markTouched(this, id)
    return this.reload()
  },
  openPage: openPath,
  compose() {
    void wx.navigateTo({ url: '/packages/forum/compose/page?circle=1' })
  },
  createTopic() {
    void wx.navigateTo({ url: '/packages/forum/topic-edit/page' })
  },
  onReachBottom() {
    void loadMore<ForumView['items'][number]>(this, (cursor) => this.fetchPage(cursor))
  },
})

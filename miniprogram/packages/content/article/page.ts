import { now } from '../../../api/clock'
import { confirmRead, openArticle, setFavourite } from '../../../api/content'
import { toggleLike } from '../../../behaviors/entry-likes'
import { showToast } from '../../../behaviors/feedback'
import { loadablePage } from '../../../behaviors/loadable-page'
import { openPath } from '../../../behaviors/navigation'
import { copyLink } from '../../../behaviors/official-link'
import { isSinglePage } from '../../../behaviors/single-page'
import { comments, commentsData } from './comments'
import { file, fileData } from './file'
import { report, reportData } from './report'
import { share, shareData } from './share'
import { articleIdOf, toReading, toView, type ArticleView } from './view-model'

loadablePage({
  ...share,
  ...file,
  ...comments,
  ...report,
  data: {
    ...shareData,
    ...fileData,
    ...commentsData,
    ...reportData,
    /** Opened from Moments: a page alone, without login and ways to others. */
    isAlone: false,
    outsideText: '这篇只给看得到它的支部同志看',
  },
  async fetchView(query): Promise<ArticleView> {
    const isAlone = isSinglePage()
    if (isAlone !== this.data.isAlone) this.setData({ isAlone })
    const view = toView(await openArticle(articleIdOf(query)), now())
    void wx.setNavigationBarTitle({ title: view.columnName })
    this.offerSharing(view)
    return view
  },
  onLoaded() {
    this.watchComments()
  },
  open: openPath,
  entryPath: () => 'view.likes',
  async like() {
    const { view } = this.data
    if (view?.canLike) await toggleLike(this, view.likes)
  },
  async favourite() {
    const { view } = this.data
    if (!view?.canFavourite) return
    const isFavourite = !view.isFavourite
    const known = await this.submit('favourite', () => setFavourite(view.id, isFavourite))
    if (!known) return
    this.setData({ 'view.isFavourite': known.isFavourite })
    showToast(known.isFavourite ? '已收藏，在「我的」里找得到' : '不再收藏')
  },
  async confirm() {
    const { view } = this.data
    if (!view?.canConfirm) return
    const known = await this.submit('confirm', (requestId) => confirmRead(view.id, requestId))
    if (known) this.setData({ 'view.reading': toReading(known, now()), 'view.canConfirm': false })
  },
  write() {
    void wx.navigateTo({ url: `${this.data.view?.threadPath}&write=1` })
  },
  copy() {
    const { view } = this.data
    if (view?.link) void copyLink(view.link.url)
  },
  join() {
    void wx.navigateTo({ url: '/packages/members/join/page' })
  },
})

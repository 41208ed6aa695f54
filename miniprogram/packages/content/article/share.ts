/** Sending an article on: a card to a chat, to Moments when it is public, and a poster with the mini program's code. */
import { articleCode } from '../../../api/content'
import type { LoadablePage } from '../../../behaviors/loadable-page'
import { savePicture } from '../../../behaviors/save-picture'
import { shareCard } from '../../../behaviors/sharing'
import { drawPoster, size } from './poster'
import { articleIdOf, type ArticleView } from './view-model'

export const shareData = { isSharing: false }

type Host = LoadablePage<ArticleView, typeof shareData & { readonly isAlone: boolean }>

const pathOf = ({ query }: Host) => `/packages/content/article/page?id=${articleIdOf(query)}`

export const share = {
  /** Moments are open to everybody: only what is public goes there. */
  offerSharing(this: Host, { isPublic, canShare }: ArticleView): void {
    // A page alone in Moments has WeChat's own way of sharing.
    if (this.data.isAlone) return
    if (isPublic) void wx.showShareMenu({ menus: ['shareAppMessage', 'shareTimeline'] })
    else if (canShare) void wx.hideShareMenu({ menus: ['shareTimeline'] })
    else void wx.hideShareMenu({})
  },
  openShare(this: Host): void {
    this.setData({ isSharing: true })
  },
  closeShare(this: Host): void {
    this.setData({ isSharing: false })
  },
  async savePoster(this: Host): Promise<void> {
    const { view } = this.data
    if (!view) return
    await this.submit('poster', async () => {
      const { base64 } = await articleCode(view.id)
      await savePicture('poster', {
        size,
        imagePaths: [`data:image/png;base64,${base64}`, ...(view.coverUrl ? [view.coverUrl] : [])],
        draw: (context, [code = null, cover = null]) => drawPoster(context, view, { code, cover }),
      })
    })
    this.setData({ isSharing: false })
  },
  /** What is not public leaves the branch without a word or a picture of it. */
  onShareAppMessage(this: Host) {
    const { view } = this.data
    if (!view?.isPublic) return shareCard(pathOf(this), `学习园地「${view?.columnName ?? '文章'}」里有一篇，进来看看`)
    return { ...shareCard(pathOf(this), view.title), ...(view.coverUrl && { imageUrl: view.coverUrl }) }
  },
  onShareTimeline(this: Host) {
    const { view } = this.data
    const { imageUrl } = shareCard('', '')
    return { title: view?.title ?? '', query: `id=${articleIdOf(this.query)}`, imageUrl: view?.coverUrl ?? imageUrl }
  },
}

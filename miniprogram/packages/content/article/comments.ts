/** The first comments below the text: asked for when the reader comes there, not before. */
import { ApiError } from '../../../api/client'
import { now } from '../../../api/clock'
import { openThread } from '../../../api/forum'
import { toComments, type ArticleView, type CommentLine } from './view-model'

export const commentsData = { comments: [] as CommentLine[] }

interface Host {
  readonly data: { readonly view: ArticleView | null }
  setData(data: Record<string, unknown>): void
  loadComments(): Promise<void>
}

/** How far below the screen they are asked for, px. */
const aheadPx = 300

const observers = new WeakMap<object, WechatMiniprogram.IntersectionObserver>()

export const comments = {
  /** Once for each time the article was loaded: there may be new ones. */
  watchComments(this: Host): void {
    observers.get(this)?.disconnect()
    const { view } = this.data
    if (!view?.canComment || view.commentCount === 0) return
    const observer = wx.createIntersectionObserver(this)
    observers.set(this, observer)
    observer.relativeToViewport({ bottom: aheadPx }).observe('#comments', ({ intersectionRatio }) => {
      if (intersectionRatio <= 0) return
      observer.disconnect()
      void this.loadComments()
    })
  },
  async loadComments(this: Host): Promise<void> {
    try {
      const thread = await openThread({ articleId: this.data.view?.id ?? '' })
      this.setData({ comments: toComments(thread, now()) })
    } catch (error) {
      // Nobody asked for them: the line that leads to all of them stands there either way.
      if (!(error instanceof ApiError)) throw error
    }
  },
}

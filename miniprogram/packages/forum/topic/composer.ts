/**
 * The quick composer at the foot of a topic: words alone. With pictures or a film one goes on in the composer's own page,
 * from the same draft.
 */
import { post } from '../../../api/forum'
import { showToast } from '../../../behaviors/feedback'
import type { LoadablePage } from '../../../behaviors/loadable-page'
import { limits } from '../../../shared/limits'
import { dropPostDraft, emptyPost, keepPostDraft, postDraftKey, readPostDraft, type PostDraft } from '../post-draft'
import { asFilter, type TopicView } from './view-model'

export const composerData = { text: '', count: '', isOver: false, canSend: false, attached: '' }

interface Data extends Readonly<typeof composerData> {
  readonly filter: string
}

type Host = LoadablePage<TopicView, Data>

const keyOf = (page: Host) => postDraftKey(page.query.id ?? '')
const draftOf = (page: Host): PostDraft => readPostDraft(keyOf(page)) ?? emptyPost

/** The composer's page may have sent the draft, or written on in it. */
export function showDraft(page: Host): void {
  const { text, pictures, video } = draftOf(page)
  const attached = video ? '草稿里还有一段视频' : pictures.length ? `草稿里还有 ${pictures.length} 张图片` : ''
  page.setData({ attached })
  show(page, text)
}

function show(page: Host, text: string): void {
  page.setData({ text, ...toCount(text, limits.postText) })
}

/** The count under the composer: silent until the limit comes near. */
export function toCount(text: string, max: number) {
  const isOver = text.length > max
  const isNear = text.length > max * 0.8
  return { count: isNear ? `${text.length} / ${max}` : '', isOver, canSend: text.trim().length > 0 && !isOver }
}

export const composer = {
  type(this: Host, { detail }: WechatMiniprogram.TextareaInput) {
    show(this, detail.value)
    keepPostDraft(keyOf(this), { ...draftOf(this), text: detail.value })
  },
  compose(this: Host) {
    const title = encodeURIComponent(this.data.view?.topic.title ?? '')
    void wx.navigateTo({ url: `/packages/forum/compose/page?topic=${this.query.id}&title=${title}` })
  },
  async send(this: Host) {
    const { text, canSend, filter } = this.data
    if (!canSend) return
    const sent = await this.submit('send', (given) => deliver(this, text, given))
    if (!sent) return
    dropPostDraft(keyOf(this))
    showDraft(this)
    // Where one's own words stand.
    if (filter !== 'mine') this.setData({ filter: asFilter('all') })
    await this.reload()
    showToast(sent.post.state === 'visible' ? '已发表' : '已收到，通过检查后大家都能看到')
  },
}

/** The request id is kept with the words: sent again after a crash, here or on the composer's page, they are one post. */
function deliver(page: Host, text: string, given: string) {
  const draft = draftOf(page)
  const requestId = draft.requestId ?? given
  keepPostDraft(keyOf(page), { ...draft, text, requestId })
  const place = { kind: 'topic' as const, topicId: page.query.id ?? '' }
  return post({ place, text, pictureFileIds: [], video: null }, requestId)
}

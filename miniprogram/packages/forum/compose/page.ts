import { ApiError } from '../../../api/client'
import { editPost, openPost, post } from '../../../api/forum'
import { confirm, showToast } from '../../../behaviors/feedback'
import { loadablePage, type Query } from '../../../behaviors/loadable-page'
import { goBack } from '../../../behaviors/navigation'
import type { Picture } from '../../../components/picture-picker/picture-picker'
import type { PickedVideo } from '../../../components/video-picker/video-picker'
import { limits } from '../../../shared/limits'
import {
  dropPostDraft,
  emptyPost,
  isEmptyPost,
  isSamePost,
  keepPostDraft,
  readPostDraft,
  type PostDraft,
} from '../post-draft'
import { watchMinutes } from './minutes-left'
import {
  lostLine,
  refusedNote,
  sentLine,
  timeLine,
  toCount,
  toEditView,
  toErrors,
  toNewView,
  toWords,
} from './view-model'
import type { ComposeView } from './view-model'

interface Uploading {
  readonly isBusy: boolean
  readonly unsentCount: number
}

const idle: Uploading = { isBusy: false, unsentCount: 0 }
/** What stops the clock of each page that has one. */
const clocks = new WeakMap<object, () => void>()

loadablePage({
  data: {
    limits,
    draft: emptyPost,
    /** Other than what is there; it was so when the page was opened. */
    ...{ isChanged: false, isResumed: false },
    ...{ count: '', isOver: false, canSend: false },
    ...{ textError: '', picturesError: '', videoError: '' },
    ...{ lost: '', time: '', isTimeUp: false },
    uploading: { pictures: idle, video: idle },
  },
  freshForSeconds: Infinity,
  isEmpty: ({ canWrite }: ComposeView) => !canWrite,
  async fetchView(query): Promise<ComposeView> {
    const view = await open(query)
    void wx.setNavigationBarTitle({ title: view.title })
    const kept = readPostDraft(view.draftKey)
    this.setData({ lost: kept ? lostLine(kept) : '' })
    const isResumed = kept !== null && !isSamePost(kept, view.saved)
    this.setData({ isResumed })
    this.show(isResumed ? kept : view.saved, view)
    this.watch(view.endsAt)
    return view
  },
  watch(endsAt: number) {
    clocks.get(this)?.()
    if (endsAt === 0) return
    clocks.set(
      this,
      watchMinutes(endsAt, (minutes) => this.setData({ time: timeLine(minutes), isTimeUp: minutes === 0 })),
    )
  },
  onUnload() {
    clocks.get(this)?.()
  },
  show(draft: PostDraft, { saved }: ComposeView) {
    const { count, isOver } = toCount(draft.text)
    const isChanged = !isSamePost(draft, saved)
    this.setData({ draft, isChanged, count, isOver, canSend: isChanged && !isOver && !isEmptyPost(draft) })
  },
  change(changes: Partial<PostDraft>) {
    const { draft, view } = this.data
    if (!view) return
    this.show({ ...draft, ...changes }, view)
    this.keep()
  },
  keep() {
    const { draft, uploading, view } = this.data
    if (!view) return
    const unsentPictures = uploading.pictures.unsentCount
    keepPostDraft(view.draftKey, { ...draft, unsentPictures, isVideoUnsent: uploading.video.unsentCount > 0 })
  },
  type({ detail }: WechatMiniprogram.TextareaInput) {
    this.change({ text: detail.value })
  },
  takePictures({ detail }: WechatMiniprogram.CustomEvent<{ value: Picture[] }>) {
    this.change({ pictures: detail.value })
  },
  takeVideo({ detail }: WechatMiniprogram.CustomEvent<{ value: PickedVideo | null }>) {
    this.change({ video: detail.value })
  },
  setUploading({ currentTarget, detail }: WechatMiniprogram.CustomEvent<Uploading>) {
    const { kind } = currentTarget.dataset as { kind: 'pictures' | 'video' }
    this.setData({ [`uploading.${kind}`]: detail, lost: '' })
    this.keep()
  },
  async discard() {
    const { view } = this.data
    const question = { title: '丢掉没发出的修改？', confirmText: '丢掉', isDangerous: true }
    if (!view || !(await confirm(question))) return
    dropPostDraft(view.draftKey)
    await this.reload()
  },
  async send() {
    const { view, draft, uploading, isTimeUp } = this.data
    if (!view || isTimeUp || !(await confirmWithout(uploading))) return
    const sent = await this.submit('send', (given) => {
      refuseRefused(draft.pictures)
      return this.deliver(view, draft.requestId ?? given)
    })
    this.setData(toErrors(this.data.fieldErrors))
    if (!sent) return
    dropPostDraft(view.draftKey)
    await goBack()
    showToast(sentLine(sent.post, view.place === null))
  },
  /** The request id is kept with the words: sent again after a crash, they are still the same post. */
  deliver({ place, postId }: ComposeView, requestId: string) {
    this.setData({ 'draft.requestId': requestId })
    this.keep()
    const words = toWords(this.data.draft)
    return place ? post({ place, ...words }, requestId) : editPost({ postId, ...words }, requestId)
  },
  leave: goBack,
})

async function open(query: Query): Promise<ComposeView> {
  if (!query.edit) return toNewView(query)
  const { post: written } = await openPost({ postId: query.edit })
  return toEditView(written)
}

/** As the server would refuse it, without asking it. */
function refuseRefused(pictures: readonly Picture[]): void {
  const index = pictures.findIndex(({ note }) => note === refusedNote)
  if (index < 0) return
  const sentence = `第 ${index + 1} 张图片没有通过检查，去掉或换一张再发。`
  throw new ApiError('INVALID_INPUT', sentence, { [`pictureFileIds.${index}`]: sentence })
}

async function confirmWithout({ pictures, video }: { pictures: Uploading; video: Uploading }): Promise<boolean> {
  if (pictures.unsentCount + video.unsentCount === 0) return true
  return confirm({
    title: video.unsentCount > 0 ? '视频没传上' : `还有 ${pictures.unsentCount} 张图片没传上`,
    content: '现在发的话，没传上的不会一起发出去。也可以先点「重试」。',
    confirmText: '先发',
    cancelText: '再等等',
  })
}

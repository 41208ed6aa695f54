import { ApiError } from '../../../api/client'
import { now } from '../../../api/clock'
import { answerReflection, listReflections, openReflection } from '../../../api/tasks'
import { dropDraft, keepDraft, readDraft } from '../../../behaviors/draft'
import { confirm, showToast } from '../../../behaviors/feedback'
import { loadablePage } from '../../../behaviors/loadable-page'
import { goBack } from '../../../behaviors/navigation'
import { limits } from '../../../shared/limits'
import { orConflict } from '../../../behaviors/kept-draft'
import { scrollTo } from '../../../behaviors/scroll'
import { missingWords, nextOf, sentLabels, toView, type Verdict } from './view-model'

const returning = {
  title: '退回这篇心得？',
  content: '你写的话会一起给本人，改好后再交给你。',
  confirmText: '退回',
}

loadablePage({
  data: { limits, text: '', next: null as ReturnType<typeof nextOf>, isAnswered: false },
  // A form: coming back from a picture must not ask again.
  freshForSeconds: Infinity,
  async fetchView({ id = '' }) {
    const view = toView(await openReflection(id), now())
    if (!this.data.view) this.setData({ text: readDraft<string>(this.draftKey()) ?? '' })
    return view
  },
  draftKey(): string {
    return `reflection-answer:${this.query.id ?? ''}`
  },
  type({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ text: detail.value })
    keepDraft(this.draftKey(), detail.value)
  },
  preview({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { url } = currentTarget.dataset as { url: string }
    const urls = (this.data.view?.pictures ?? []).flatMap((picture) => picture.url || [])
    if (url) void wx.previewImage({ current: url, urls })
  },
  async answer({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { verdict } = currentTarget.dataset as { verdict: Verdict }
    const { view, text } = this.data
    if (!view || this.data.busy) return
    const hasWords = text.trim() !== ''
    if (verdict === 'return' && hasWords && !(await confirm(returning))) return
    const input = { reflectionId: view.reflectionId, version: view.version, verdict, text }
    const sent = await this.submit(verdict, (requestId) => {
      const sentence = hasWords ? '' : missingWords[verdict]
      if (sentence) throw new ApiError('INVALID_INPUT', sentence, { text: sentence })
      return orConflict(answerReflection(input, requestId))
    })
    if (!sent) return scrollTo(this, this.data.fieldErrors.text ? '#words' : '')
    if (sent === 'conflict') return this.meetNewer()
    this.forget()
    await Promise.all([this.reload(), sent.state === 'submitted' ? null : this.lookForNext()])
    showToast(sentLabels[verdict])
  },
  forget() {
    dropDraft(this.draftKey())
    this.setData({ text: '' })
  },
  async meetNewer() {
    await this.reload()
    showToast('这篇心得刚有改动或别人的答复。看看再答复，你写的还在')
  },
  async lookForNext() {
    const waiting = await this.submit('next', () => listReflections({ filter: 'waiting' }))
    this.setData({ isAnswered: true, next: waiting ? nextOf(waiting, this.query.id ?? '') : null })
  },
  openNext() {
    const { next } = this.data
    if (next) void wx.redirectTo({ url: `/packages/learn-admin/reflection/page?id=${next.id}` })
  },
  leave() {
    return goBack()
  },
})

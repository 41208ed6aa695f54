import { closeTopic, openTopic } from '../../../api/forum'
import { dropDraft, keepDraft } from '../../../behaviors/draft'
import { confirm, showToast } from '../../../behaviors/feedback'
import { resumeDraft } from '../../../behaviors/kept-draft'
import { loadablePage } from '../../../behaviors/loadable-page'
import { goBack, openPath } from '../../../behaviors/navigation'
import { loadMore } from '../../../behaviors/paged'
import { limits } from '../../../shared/limits'
import { toItems, toView, withWords } from './view-model'

loadablePage({
  data: { limits, text: '', isKept: false },
  freshForSeconds: Infinity,
  async fetchView({ id = '' }) {
    const view = toView(await openTopic({ topicId: id, filter: 'excellent' }))
    const { draft, isKept } = await resumeDraft(this.draftKey(), view.saved)
    this.setData({ text: draft, isKept })
    return view
  },
  draftKey(): string {
    return `summary:${this.query.id}`
  },
  type({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.write(detail.value)
  },
  write(text: string) {
    this.setData({ text })
    keepDraft(this.draftKey(), { version: this.data.view?.saved.version ?? 0, draft: text })
  },
  copy({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { id } = currentTarget.dataset as { id: string }
    const post = this.data.view?.items.find(({ postId }) => postId === id)
    if (!post) return
    this.write(withWords(this.data.text, post))
    showToast('放在小结末尾了')
  },
  async discard() {
    const question = { title: '丢掉没保存的小结？', confirmText: '丢掉', isDangerous: true }
    if (!(await confirm(question))) return
    dropDraft(this.draftKey())
    await this.reload()
  },
  async publish() {
    const { view, text } = this.data
    if (!view || (view.isOpen && !(await confirmEnd()))) return
    const { topicId } = view
    const done = await this.submit('publish', (requestId) => closeTopic({ topicId, summary: text }, requestId))
    if (!done) return
    dropDraft(this.draftKey())
    await goBack()
    showToast(view.isRewritten ? '小结已更新' : '小结已发布')
  },
  open: openPath,
  onReachBottom() {
    void loadMore(this, async (cursor) => {
      const { posts } = await openTopic({ topicId: this.query.id ?? '', filter: 'excellent', cursor })
      return toItems(posts)
    })
  },
})

function confirmEnd(): Promise<boolean> {
  return confirm({
    title: '结束这次讨论？',
    content: '小结放在最上面，大家还能看，不能再发言。',
    confirmText: '结束',
  })
}

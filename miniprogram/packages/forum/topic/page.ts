import { now } from '../../../api/clock'
import { closeTopic, comment, openTopic, post, removePost } from '../../../api/forum'
import { dropDraft, keepDraft, readDraft } from '../../../behaviors/draft'
import { confirm, showToast } from '../../../behaviors/feedback'
import { loadablePage } from '../../../behaviors/loadable-page'
import { loadMore } from '../../../behaviors/paged'
import { limits } from '../../../shared/limits'
import { review } from '../review'
import { toCount, toView, type Filter } from './view-model'

type TopicView = ReturnType<typeof toView>
type Sent = Awaited<ReturnType<typeof post>> | Awaited<ReturnType<typeof comment>>
type CommentTarget = { readonly postId: string; readonly authorName: string } | null

const asFilter = (text: string | undefined): Filter => (text === 'mine' || text === 'unanswered' ? text : 'all')

loadablePage({
  data: {
    filter: asFilter('all'),
    text: '',
    count: '',
    isOver: false,
    canSend: false,
    commentOn: null as CommentTarget,
  },
  freshForSeconds: 20,
  async fetchView({ id = '', filter }): Promise<TopicView> {
    if (!this.data.view) this.setData({ filter: asFilter(filter) })
    if (!this.data.text) this.show(readDraft<string>(this.draftKey()) ?? '')
    return this.fetchPage(id)
  },
  async fetchPage(topicId: string, cursor?: string): Promise<TopicView> {
    const { filter } = this.data
    return toView(await openTopic({ topicId, filter, ...(cursor && { cursor }) }), filter, now())
  },
  draftKey(): string {
    const { commentOn } = this.data
    return commentOn ? `comment:${commentOn.postId}` : `post:${this.query.id}`
  },
  show(text: string) {
    const max = this.data.commentOn ? limits.commentText : limits.postText
    this.setData({ text, ...toCount(text, max) })
  },
  type({ detail }: WechatMiniprogram.TextareaInput) {
    this.show(detail.value)
    keepDraft(this.draftKey(), detail.value)
  },
  async choose({ currentTarget }: WechatMiniprogram.TouchEvent) {
    this.setData({ filter: asFilter((currentTarget.dataset as { key: string }).key) })
    await this.reload()
  },
  comment({ currentTarget }: WechatMiniprogram.CustomEvent) {
    const { id } = currentTarget.dataset as { id: string }
    const target = this.data.view?.items.find(({ postId }) => postId === id)
    if (!target) return
    this.setData({ commentOn: { postId: id, authorName: target.authorName } })
    this.show(readDraft<string>(this.draftKey()) ?? target.comment?.text ?? '')
  },
  cancelComment() {
    this.setData({ commentOn: null })
    this.show(readDraft<string>(this.draftKey()) ?? '')
  },
  async send() {
    const { text, commentOn, canSend } = this.data
    if (!canSend) return
    const sent = await this.submit<Sent>('send', (requestId) =>
      commentOn
        ? comment({ postId: commentOn.postId, text }, requestId)
        : post({ topicId: this.query.id ?? '', text }, requestId),
    )
    if (!sent) return
    dropDraft(this.draftKey())
    this.setData({ commentOn: null })
    this.show('')
    await this.reload()
    showToast(sentence(sent))
  },
  async remove({ currentTarget }: WechatMiniprogram.CustomEvent) {
    const { id } = currentTarget.dataset as { id: string }
    const question = { title: '删除这条发言？', content: '删了就找不回来了。', confirmText: '删除', isDangerous: true }
    if (!(await confirm(question))) return
    await this.submit(`remove:${id}`, (requestId) => removePost(id, requestId))
    await this.reload()
  },
  async close() {
    const question = { title: '结束这次讨论？', content: '结束后大家还能看，不能再发言。', confirmText: '结束' }
    if (!(await confirm(question))) return
    await this.submit('close', (requestId) => closeTopic(this.query.id ?? '', requestId))
    await this.reload()
  },
  review,
  onReachBottom() {
    void loadMore(this, (cursor) => this.fetchPage(this.query.id ?? '', cursor))
  },
  onShareAppMessage() {
    return { title: this.data.view?.topic.title ?? '讨论主题', path: `/packages/forum/topic/page?id=${this.query.id}` }
  },
})

function sentence(sent: Sent): string {
  if ('comment' in sent) return '已点评，作者会收到消息'
  return sent.post.state === 'pending' ? '已收到，通过检查后大家都能看到' : '已发表'
}

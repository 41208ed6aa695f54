/** The bar at the foot: a comment on the post or article, or a reply to one of them. Each has a draft of its own. */
import type { InputOf } from '../../../../cloudfunctions/contract'
import { comment } from '../../../api/forum'
import { dropDraft, keepDraft, readDraft } from '../../../behaviors/draft'
import { showToast } from '../../../behaviors/feedback'
import type { LoadablePage } from '../../../behaviors/loadable-page'
import { limits } from '../../../shared/limits'
import type { CommentView } from '../comment-view'

interface ReplyTo {
  readonly id: string
  readonly name: string
}

export const replyBarData = {
  text: '',
  replyTo: null as ReplyTo | null,
  isFocused: false,
  count: '',
  isOver: false,
  canSend: false,
}

export type Sent = Awaited<ReturnType<typeof comment>>['comment']

/** What the bar needs of the page's view. */
interface Commented {
  readonly items: readonly CommentView[]
  readonly canComment: boolean
}

interface Host extends LoadablePage<Commented, typeof replyBarData> {
  /** What is commented on; the page's `id` names it. */
  readonly subjectKind: InputOf<'forum.comment'>['subject']['kind']
  take(sent: Sent): Promise<void>
}

const draftKey = ({ query, data }: Host) => `comment:${query.id ?? ''}:${data.replyTo?.id ?? ''}`

/** Turns the bar to somebody's comment, or to the post; with what was last typed there. */
export function aimAt(page: Host, replyTo: ReplyTo | null): void {
  page.setData({ replyTo })
  show(page, readDraft<string>(draftKey(page)) ?? '')
}

function show(page: Host, text: string): void {
  const max = limits.commentText
  const isOver = text.length > max
  page.setData({
    text,
    isOver,
    count: text.length > max * 0.8 ? `${text.length} / ${max}` : '',
    canSend: text.trim() !== '' && !isOver,
  })
}

export const replyBar = {
  type(this: Host, { detail }: WechatMiniprogram.TextareaInput): void {
    show(this, detail.value)
    if (detail.value) keepDraft(draftKey(this), detail.value)
    else dropDraft(draftKey(this))
  },
  blur(this: Host): void {
    this.setData({ isFocused: false })
  },
  reply(this: Host, { detail }: WechatMiniprogram.CustomEvent<{ id: string }>): void {
    const target = this.data.view?.items.find(({ id }) => id === detail.id)
    if (!target?.canReply) return
    aimAt(this, { id: target.id, name: target.authorName })
    this.setData({ isFocused: true })
  },
  replyToPost(this: Host): void {
    if (!this.data.view?.canComment) return
    aimAt(this, null)
    this.setData({ isFocused: true })
  },
  cancelReply(this: Host): void {
    aimAt(this, null)
  },
  async send(this: Host): Promise<void> {
    const { text, replyTo, canSend, view } = this.data
    if (!canSend) return
    const target = view?.items.find(({ id }) => id === replyTo?.id)
    const subject = { kind: this.subjectKind, id: this.query.id ?? '' }
    const input = { subject, replyTo: replyTo?.id ?? null, text }
    const sent = await this.submit('send', (requestId) => comment(input, requestId))
    if (!sent) return
    dropDraft(draftKey(this))
    aimAt(this, null)
    // Right below the comment that it answers, its place says whom it answers.
    await this.take(target?.isReply === false ? { ...sent.comment, replyToName: '' } : sent.comment)
    showToast(sent.comment.state === 'visible' ? '已回复' : '已收到，通过检查后大家都能看到')
  },
}

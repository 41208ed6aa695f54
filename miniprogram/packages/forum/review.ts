import { reviewPost } from '../../api/forum'
import { confirm, showToast } from '../../behaviors/feedback'
import type { LoadablePage } from '../../behaviors/loadable-page'

type ReviewEvent = WechatMiniprogram.CustomEvent<{ decision: 'show' | 'remove' }>

/** Handler of the pages that show posts: decides about one that WeChat's check found doubtful. */
export async function review(this: LoadablePage<object, object>, { currentTarget, detail }: ReviewEvent) {
  const { id: postId } = currentTarget.dataset as { id: string }
  const { decision } = detail
  const question = {
    title: '不让这条发言发出来？',
    content: '会告诉作者没有通过。',
    confirmText: '不通过',
    isDangerous: true,
  }
  if (decision === 'remove' && !(await confirm(question))) return
  const decided = await this.submit(`review:${postId}:${decision}`, (requestId) =>
    reviewPost({ postId, decision }, requestId),
  )
  await this.reload()
  if (decided) showToast(decision === 'show' ? '已通过，大家都看得到了' : '已处理，会告诉作者')
}

import { memberCollection } from '../../directory/members'
import { audit } from '../../kit/audit'
import { action } from '../../kit/create-function'
import { transaction } from '../../kit/database'
import { present, refuse } from '../../kit/errors'
import { ownBranch, postOf } from '../access'
import { tellRefused } from '../messages'
import { show, take } from '../publication'
import { posts, type Post } from '../repository'

/** A person decides about a post that WeChat's check found doubtful, or could not see in time. */
export const reviewPost = action('forum.reviewPost', {
  access: ownBranch,
  async run(context) {
    const { input, now } = context
    const post = await postOf(context)
    const author = await memberCollection.get(post.authorId)
    await transaction(async (tx) => {
      const { state } = present(await tx.get(posts, post._id))
      // The same decision again, or the author was quicker.
      if (state === 'visible' && input.decision === 'show') return
      if (state !== 'review') refuse('WRONG_STATE', '这条发言已经处理过，刷新后看看。')
      await (input.decision === 'show' ? show(tx, post._id, author) : take(tx, post._id))
      await audit(tx, context, { action: 'forum.reviewPost', ...fact(post, input.decision) })
    })
    if (input.decision === 'remove') await tellRefused(post, { author, now })
    return {}
  },
})

function fact({ _id: targetId, branchId, authorName, topicTitle }: Post, decision: 'show' | 'remove') {
  const verb = decision === 'show' ? '放行' : '不放行'
  return { what: `${verb}${authorName}在「${topicTitle}」里的发言`, branchId, targetId }
}

import { memberCollection } from '../../directory/members'
import { voiceOf } from '../../domain/discussion'
import { audit } from '../../kit/audit'
import { checkText } from '../../kit/content-check'
import { action } from '../../kit/create-function'
import { transaction, _ } from '../../kit/database'
import { present, refuse } from '../../kit/errors'
import { timeKey } from '../../kit/ids'
import { roleLabels } from '../../../miniprogram/shared/words'
import { ownBranch, postOf } from '../access'
import { tellCommented } from '../messages'
import { posts, type OfficialComment } from '../repository'

/** The branch answers a post. Writing again replaces the earlier words. */
export const comment = action('forum.comment', {
  access: ownBranch,
  async run(context) {
    const { input, actor, now } = context
    const post = await postOf(context)
    if (post.authorId === actor.member.id) refuse('WRONG_STATE', '自己的发言不用自己点评。')
    const verdict = await checkText(input.text, { openid: actor.openid, scene: 'comment' })
    if (verdict === 'unavailable') refuse('CHECK_UNAVAILABLE')
    if (verdict !== 'pass') refuse('CONTENT_RISKY')
    const written: OfficialComment = {
      authorName: actor.member.name,
      roleLabel: roleLabels[present(voiceOf(actor.member.roles, post.branchId))],
      text: input.text,
      at: now,
    }
    await transaction(async (tx) => {
      const current = present(await tx.get(posts, post._id))
      if (current.state !== 'visible') refuse('WRONG_STATE', '这条发言现在不能点评，刷新后看看。')
      await tx.update(posts, post._id, {
        // Set as a whole: the SDK would write the fields one by one, which fails where there was no comment.
        comment: _.set(written),
        commentKey: timeKey(now, post._id),
        isWaiting: false,
      })
      const what = `点评${post.authorName}在「${post.topicTitle}」里的发言`
      await audit(tx, context, { action: 'forum.comment', what, branchId: post.branchId, targetId: post._id })
    })
    await tellCommented(post, written, { author: await memberCollection.get(post.authorId), now })
    return { comment: written }
  },
})

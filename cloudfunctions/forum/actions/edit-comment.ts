import { limits } from '../../../miniprogram/shared/limits'
import { canEdit } from '../../domain/discussion'
import type { Checks } from '../../domain/moderation'
import { action, type RunContext } from '../../kit/create-function'
import { transaction, type Transaction } from '../../kit/database'
import { present, refuse } from '../../kit/errors'
import { authorOfComment } from '../access'
import { afterCheck, awaitedOf } from '../awaiting'
import { tellOfComment } from '../comment-messages'
import { ownComment, type Comment } from '../comment-repository'
import { toComment } from '../comment-view'
import { changeEntry } from '../entries'
import { checkedWords } from '../words'

type Context = RunContext<'forum.editComment'>

/** New words are checked anew; likes and replies stay. */
export const editComment = action('forum.editComment', {
  access: authorOfComment,
  async run(context) {
    const { input, actor, now } = context
    const before = present(await ownComment(input.commentId, actor.member.id))
    if (!isNew(before, context)) return { comment: await toComment(before, actor, now) }
    const checks = await checkedWords(input.text, { openid: actor.openid, scene: 'comment', needsLook: false })
    await transaction((tx) => put(tx, context, checks))
    const after = present(await ownComment(input.commentId, actor.member.id))
    await tellOfComment(after, now)
    return { comment: await toComment(after, actor, now) }
  },
})

/** The same words again, or the same submission after its answer was lost, change nothing and leave no mark. */
function isNew(comment: Comment, { input, now, requestId }: Context): boolean {
  if (comment.state === 'removed') refuse('NOT_FOUND')
  if (comment.savedWith === requestId || comment.text === input.text) return false
  if (!canEdit(comment, now)) {
    refuse('WRONG_STATE', `写下 ${limits.postEditMinutes} 分钟以后不能再改了，可以删掉重写。`)
  }
  return true
}

async function put(tx: Transaction, context: Context, checks: Checks): Promise<void> {
  const { input, now, requestId } = context
  const checked = { checks, ...afterCheck('pending', awaitedOf(checks, null)) }
  await changeEntry(
    tx,
    { kind: 'comment', id: input.commentId },
    {
      now,
      decide: (comment) =>
        isNew(comment, context) ? { text: input.text, editedAt: now, savedWith: requestId, ...checked } : null,
    },
  )
}

import { voiceLabelOf } from '../../domain/discussion'
import { checkTexts } from '../../kit/content-check'
import { action, type RunContext } from '../../kit/create-function'
import { _, transaction, type Transaction } from '../../kit/database'
import { present, refuse } from '../../kit/errors'
import { timeKey } from '../../kit/ids'
import { ownBranch, postOf } from '../access'
import { auditCase } from '../cases'
import { changeEntry } from '../entries'
import { tellCommented } from '../messages'
import { posts, type Post } from '../post-repository'
import type { OfficialComment } from '../topic-repository'

type Context = RunContext<'forum.officialComment'>

/** The branch answers a post. Writing again replaces the earlier words. */
export const officialComment = action('forum.officialComment', {
  access: ownBranch,
  async run(context) {
    const { input, actor, now } = context
    const post = await postOf(input.postId, actor)
    if (post.authorId === actor.member.id) refuse('WRONG_STATE', '自己的发言不用自己点评。')
    if (post.place === 'circle') refuse('WRONG_STATE', '支部圈里不用点评，直接评论就好。')
    const said = post.comment
    if (!said || !isSame(said, context)) await checkTexts([input.text], { openid: actor.openid, scene: 'comment' })
    const comment = await transaction((tx) => put(tx, context))
    await tellCommented(post, comment, now)
    return { comment }
  },
})

const isSame = ({ text, authorName }: OfficialComment, { input, actor }: Context) =>
  text === input.text && authorName === actor.member.name

/** @returns what stands there now: the same words again change nothing */
async function put(tx: Transaction, context: Context): Promise<OfficialComment> {
  const { input, actor, now } = context
  const { name: authorName, roles, branchId } = actor.member
  const written = { authorName, roleLabel: voiceLabelOf(roles, branchId), text: input.text, at: now }
  const decide = ({ state, comment }: Post) => {
    if (state !== 'visible') refuse('WRONG_STATE', '这条发言现在不能点评，刷新后看看。')
    if (comment && isSame(comment, context)) return null
    return { comment: _.set(written), commentKey: timeKey(now, input.postId), isAnswered: true }
  }
  const before = await changeEntry(tx, { kind: 'post', id: input.postId }, { now, decide })
  if (!before) return present((await tx.get(posts, input.postId))?.comment)
  await auditCase(tx, context, { ...before, kind: 'post', action: 'forum.officialComment', verb: '点评' })
  return written
}

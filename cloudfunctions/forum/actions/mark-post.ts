import { action, type RunContext } from '../../kit/create-function'
import { transaction, type Transaction, _ } from '../../kit/database'
import { refuse } from '../../kit/errors'
import { ownBranch, postOf } from '../access'
import { auditCase, refuseOwn } from '../cases'
import { changeEntry } from '../entries'
import { orderKeyOf, type Post } from '../post-repository'
import { toPost } from '../post-view'
import { topics } from '../topic-repository'

type Context = RunContext<'forum.markPost'>

/** Says what is to be, so that a repetition changes nothing. */
export const markPost = action('forum.markPost', {
  access: ownBranch,
  async run(context) {
    const { input, actor, now } = context
    const { place, authorId } = await postOf(input.postId, actor)
    if (input.mark === 'excellent') {
      if (place === 'circle') refuse('WRONG_STATE', '支部圈里不评精华。')
      refuseOwn(authorId, actor)
    }
    await transaction((tx) => put(tx, context))
    return { post: await toPost(await postOf(input.postId, actor), actor, now) }
  },
})

const verbs = {
  pinned: { true: '置顶', false: '取消置顶' },
  excellent: { true: '设为精华：', false: '取消精华：' },
} as const

async function put(tx: Transaction, context: Context): Promise<void> {
  const { input, now } = context
  const { mark, isSet } = input
  const before = await changeEntry(
    tx,
    { kind: 'post', id: input.postId },
    { now, decide: (post) => marks(post, input) },
  )
  if (!before) return
  if (mark === 'excellent') await tx.update(topics, before.placeId, { excellentCount: _.inc(isSet ? 1 : -1) })
  await auditCase(tx, context, { ...before, kind: 'post', action: 'forum.markPost', verb: verbs[mark][`${isSet}`] })
}

function marks({ state, key, isPinned, isExcellent }: Post, { mark, isSet }: Context['input']) {
  if (state !== 'visible') refuse('WRONG_STATE', '这条发言现在别人看不到，刷新后看看。')
  if (mark === 'excellent') return isExcellent === isSet ? null : { isExcellent: isSet }
  return isPinned === isSet ? null : { isPinned: isSet, orderKey: orderKeyOf(key, isSet) }
}

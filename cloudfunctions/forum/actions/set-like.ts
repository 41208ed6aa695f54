import { action, type RunContext } from '../../kit/create-function'
import { _, type Collection } from '../../kit/database'
import { present, refuse } from '../../kit/errors'
import { canRead, forUnitsWhere, inScopeWhere, isForUnit, isInScope, ownBranch } from '../access'
import { collectionOf } from '../entries'
import { isLikedBy, type Entry } from '../entry'

/**
 * Two database calls besides the caller: the write that is its own condition, so that nobody has to be asked first and any
 * number of people write at once, and a read of what it came to (docs/adr/0013). Twice that for a comment on an article.
 */
export const setLike = action('forum.setLike', {
  access: ownBranch,
  async run(context) {
    const { input, actor } = context
    const isArticle = input.target.kind === 'article'
    let entry = await writeAndRead(context, isArticle ? await forUnitsWhere(actor) : inScopeWhere(actor))
    // A comment on an article: whom it is for shows only now.
    if (!isArticle && isForUnit(entry)) {
      const scope = await forUnitsWhere(actor)
      if (isLikedBy(entry, actor.member.id) !== input.isLiked) entry = await writeAndRead(context, scope)
    }
    if (!canRead(entry, actor)) refuse('NOT_FOUND')
    if (entry.state !== 'visible') refuse('WRONG_STATE', '这条内容现在别人看不到，暂时不能点赞。')
    if (!isInScope(entry, actor)) refuse('WRONG_STATE', '这条内容在原来的支部，现在不能点赞。')
    return { likeCount: entry.likeCount, isLiked: isLikedBy(entry, actor.member.id) }
  },
})

/** What decides who may read it, and the number that is answered. */
const decisive = ['branchId', 'scopeKeys', 'authorId', 'state', 'likeCount'] as const

async function writeAndRead(context: RunContext<'forum.setLike'>, scope: object): Promise<Entry> {
  const { input, actor } = context
  const entries = collectionOf(input.target.kind) as unknown as Collection<Entry>
  await write(entries, context, scope)
  const fields = [...decisive, `likes.${actor.member.id}`] as const
  return present(await entries.findOne({ _id: input.target.id }, fields))
}

/** Matches only what the caller may like and has not liked yet (or has, to take it back): a repetition changes nothing. */
async function write(entries: Collection<Entry>, context: RunContext<'forum.setLike'>, scope: object): Promise<void> {
  const { input, actor, now } = context
  const { target, isLiked } = input
  const mine = `likes.${actor.member.id}`
  await entries.updateIf(
    { _id: target.id, state: 'visible', ...scope, [mine]: _.exists(!isLiked) },
    { [mine]: isLiked ? now : _.remove(), likeCount: _.inc(isLiked ? 1 : -1) },
  )
}

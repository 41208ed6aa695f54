import { action, type RunContext } from '../../kit/create-function'
import { _, type Collection } from '../../kit/database'
import { present, refuse } from '../../kit/errors'
import { canRead, inScopeWhere, isForUnit, isInScope, learnUnits, ownBranch } from '../access'
import { collectionOf } from '../entries'
import { isLikedBy, type Entry } from '../entry'

/**
 * Two database calls besides the caller: the write that is its own condition, so that nobody has to be asked first and any
 * number of people write at once, and a read of what it came to (docs/adr/0013).
 */
export const setLike = action('forum.setLike', {
  access: ownBranch,
  async run(context) {
    const { input, actor } = context
    const entries = collectionOf(input.target.kind) as unknown as Collection<Entry>
    if (input.target.kind === 'article') await learnUnits(actor)
    let entry = await writeAndRead(entries, context)
    // A comment on an article: whom it is for shows only now.
    if (input.target.kind === 'comment' && isForUnit(entry) && isLikedBy(entry, actor.member.id) !== input.isLiked) {
      await learnUnits(actor)
      entry = await writeAndRead(entries, context)
    }
    if (!canRead(entry, actor)) refuse('NOT_FOUND')
    if (entry.state !== 'visible') refuse('WRONG_STATE', '这条内容现在别人看不到，暂时不能点赞。')
    if (!isInScope(entry, actor)) refuse('WRONG_STATE', '这条内容在原来的支部，现在不能点赞。')
    return { likeCount: entry.likeCount, isLiked: isLikedBy(entry, actor.member.id) }
  },
})

/** What decides who may read it, and the number that is answered. */
const decisive = ['branchId', 'scopeKeys', 'authorId', 'state', 'likeCount'] as const

async function writeAndRead(entries: Collection<Entry>, context: RunContext<'forum.setLike'>): Promise<Entry> {
  const { input, actor } = context
  await write(entries, context)
  const fields = [...decisive, `likes.${actor.member.id}`] as const
  return present(await entries.findOne({ _id: input.target.id }, fields))
}

/** Matches only what the caller may like and has not liked yet (or has, to take it back): a repetition changes nothing. */
async function write(entries: Collection<Entry>, { input, actor, now }: RunContext<'forum.setLike'>): Promise<void> {
  const { target, isLiked } = input
  const mine = `likes.${actor.member.id}`
  await entries.updateIf(
    { _id: target.id, state: 'visible', ...inScopeWhere(actor), [mine]: _.exists(!isLiked) },
    { [mine]: isLiked ? now : _.remove(), likeCount: _.inc(isLiked ? 1 : -1) },
  )
}

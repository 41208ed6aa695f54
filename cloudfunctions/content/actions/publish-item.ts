import { limits } from '../../../miniprogram/shared/limits'
import { directory } from '../../directory'
import { mayRelease } from '../../domain/editorial-desk'
import { action, type RunContext } from '../../kit/create-function'
import { transaction, type Transaction } from '../../kit/database'
import { refuse } from '../../kit/errors'
import { inBranch, itemOf, ownBranch } from '../access'
import { refuseBadFilesOf, refuseIncomplete, refuseRisky } from '../draft'
import { items, type Item } from '../item-repository'
import { tellAuthor } from '../messages'
import { log, move, refuseState } from '../moving'
import { placeFor, publish, type Place } from '../publishing'
import { moveItem } from '../../domain/editorial-desk'
import { shelvesOn } from '../shelves'
import { twoPeopleIn } from '../two-people'

type Context = RunContext<'content.publishItem'>

const dayMs = 24 * 3_600_000

/** Lets it out, now or at a time. Whatever is wrong with it is said before anything is written. */
export const publishItem = action('content.publishItem', {
  access: ownBranch,
  async run(context) {
    const { input, actor, now } = context
    const { itemId, version, publishAt } = input
    const item = await itemOf(itemId, actor)
    if (isDone(item, context)) return { articleId: itemId, state: item.state }
    if (item.version !== version) refuse('CONFLICT', '这篇稿子刚改过，看过新的再发布。')
    await refuseOwn(item, actor.member)
    refuseTime(publishAt, now)
    refuseIncomplete(item)
    await refuseBadFilesOf(item, item.pictures)
    await refuseRisky(item, actor.openid)
    const released =
      publishAt === null ? await publishNow(context, await placeFor(item)) : await schedule(context, publishAt)
    if (released.state === 'published') await tellAuthor(released, { event: 'published', byId: actor.member.id, now })
    return { articleId: itemId, state: released.state }
  },
})

/** The same call again, after its answer was lost. */
function isDone({ state, version, publishAt }: Item, { input }: Context): boolean {
  if (version !== input.version) return false
  return input.publishAt === null ? state === 'published' : state === 'scheduled' && publishAt === input.publishAt
}

async function refuseOwn(item: Item, member: { readonly id: string; readonly branchId: string }): Promise<void> {
  const onPath = await shelvesOn(await directory.pathOf(member.branchId))
  if (mayRelease(item, member.id, twoPeopleIn(onPath, member.branchId))) return
  refuse('FORBIDDEN', '自己写的请另一位书记、副书记或党委管理员来发布，也可以在编辑台关掉双人审核。')
}

function refuseTime(publishAt: number | null, now: number): void {
  if (publishAt === null) return
  const sentence = publishAt <= now ? '发布时间要在现在之后。' : `发布时间最远 ${limits.scheduleDays} 天。`
  if (publishAt <= now || publishAt > now + limits.scheduleDays * dayMs)
    refuse('INVALID_INPUT', sentence, { publishAt: sentence })
}

const schedule = ({ input: { itemId }, actor, now }: Context, publishAt: number): Promise<Item> =>
  move(
    itemId,
    { actor, now },
    {
      event: 'schedule',
      by: 'publisher',
      verb: '定时发布',
      action: 'content.publishItem',
      change: () => ({ publishAt, publisherId: actor.member.id }),
    },
  )

function publishNow(context: Context, place: Place): Promise<Item> {
  const { input, actor, now } = context
  return transaction(async (tx: Transaction) => {
    const item = inBranch(await tx.get(items, input.itemId), actor.member.branchId)
    if (isDone(item, context)) return item
    if (item.version !== input.version) refuse('CONFLICT', '这篇稿子刚改过，看过新的再发布。')
    if (moveItem(item.state, 'publish', 'publisher') === null) refuseState(item)
    await log(tx, context, { item, verb: '发布', action: 'content.publishItem' })
    return publish(tx, item, { place, now, by: actor.member })
  })
}

import { action, type RunContext } from '../../kit/create-function'
import { refuse } from '../../kit/errors'
import { ownBranch } from '../access'
import { pages, tabsOf, waitingIn, type QueuePage, type Tab } from '../queue'

type Context = RunContext<'forum.openModeration'>

const pageSize = 20

export const openModeration = action('forum.openModeration', {
  access: ownBranch,
  async run(context) {
    const { input, actor } = context
    const { tab, cursor } = input
    const mine = tabsOf(actor)
    if (!mine.includes(tab)) refuse('FORBIDDEN')
    const isFirst = cursor === undefined
    const page = pages[tab](actor, { cursor, size: pageSize })
    const others = isFirst ? mine.filter((other) => other !== tab) : []
    const [{ items, nextCursor }, ...counted] = await Promise.all([
      page,
      ...others.map((other) => countOf(other, context)),
    ])
    const waiting = new Map([[tab, waitingOn(tab, { items, nextCursor })], ...counted])
    return {
      tab,
      items,
      nextCursor,
      tabs: isFirst ? mine.map((each) => ({ tab: each, waiting: waiting.get(each) ?? 0 })) : [],
    }
  },
})

const countOf = async (tab: Tab, { actor }: Context): Promise<[Tab, number]> => [
  tab,
  await waitingIn(tab, actor.member.branchId),
]

/** One more than a page stands for "more than a page". */
const waitingOn = (tab: Tab, { items, nextCursor }: QueuePage) =>
  tab === 'hidden' ? 0 : items.length + (nextCursor === null ? 0 : 1)

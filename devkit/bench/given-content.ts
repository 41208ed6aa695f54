/** What the learning garden's cases need: an article, a search, items of the desk. */
import { boundMember } from './given'
import type { BenchWorld } from './world'

const newestOf = (world: BenchWorld, query: object = {}) =>
  world.pick('articles', { shelfId: world.branchId, state: 'visible', ...query }, { most: 'key' })

export const article = (world: BenchWorld) => ({ articleId: newestOf(world)._id })
export const videos = () => ({ kind: 'video' })
export const column = () => ({ columnId: 'news' })

/** Two characters that are in the title of the newest article, and so in some others. */
export const words = (world: BenchWorld) => ({ words: String(newestOf(world).title).slice(0, 2) })

export const item = (world: BenchWorld) => ({
  itemId: world.pick('contentItems', { branchId: world.branchId, isLive: true }, { most: 'key' })._id,
})

export const notice = (world: BenchWorld) => ({
  itemId: world.pick('contentItems', { branchId: world.branchId, isLive: true, wantsReading: true })._id,
})

export const version = (world: BenchWorld) => {
  const { _id, itemId } = world.pick('contentVersions', { branchId: world.branchId })
  return { itemId, versionId: _id }
}

export const keeper = async (world: BenchWorld, place: number) => ({
  who: boundMember(world, place),
  input: { ...article(world), isFavourite: true },
})

export const reader = async (world: BenchWorld, place: number) => ({
  who: boundMember(world, place),
  input: { articleId: newestOf(world, { wantsReading: true })._id },
})

export const subscriber = async (world: BenchWorld, place: number) => ({
  who: boundMember(world, place),
  input: { columnId: 'news', isSubscribed: true, consentCount: 1 },
})

const draft = {
  ...{ kind: 'article', title: '测量用的一篇', summary: '三句话。', columnId: 'news', scope: 'branch' },
  blocks: [{ kind: 'paragraph', html: '第一句。第二句。第三句。' }],
}

export const writer = async () => ({
  who: 'publicity' as const,
  input: { itemId: null, version: 0, ...draft },
})

export async function submission(world: BenchWorld) {
  const { itemId } = await world.call('content.saveItem', (await writer()).input, 'publicity')
  await world.call('content.submitItem', { itemId, version: 1 }, 'publicity')
  return { who: 'secretary' as const, input: { itemId, version: 1, publishAt: null } }
}

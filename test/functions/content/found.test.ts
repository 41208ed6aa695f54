/** From the desk to the reader: what publishing writes is what every way to an article reads. */
import type { Article } from '../../../cloudfunctions/content/article-repository'
import { cardOf } from '../../../cloudfunctions/content/publishing'
import type { Shelf } from '../../../cloudfunctions/content/shelf-repository'
import { openWorld, type World } from '../../support/world'
import { aDeskBranch, aPublishedItem, aSubmittedItem, revise, storedItem, type Desk } from './desk-support'
import { idsOf } from './given-articles'

let world: World
let desk: Desk
let articleId: string
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())
beforeEach(async () => {
  desk = await aDeskBranch(world)
  articleId = await aPublishedItem(world, desk, { title: '在实习城市找到组织', tags: ['流动党员'] })
})

/** Ways on which the member of the branch comes to articles, with the ids that they find there. */
async function found(words: string) {
  const as = desk.reader
  const [tab, kind, column, search] = await Promise.all([
    world.data('content.open', {}, { as }),
    world.data('content.listArticles', { kind: 'article' }, { as }),
    world.data('content.openColumn', { columnId: 'grassroots' }, { as }),
    world.data('content.listFound', { words }, { as }),
  ])
  return [tab, kind, column, search].map(({ items }) => idsOf(items))
}

const everywhere = (ids: string[]) => [ids, ids, ids, ids]
const secretary = () => ({ as: desk.secretary })

it('what is published is found on every way, and opens', async () => {
  expect(await found('实习城市 流动党员')).toEqual(everywhere([articleId]))
  const { article } = await world.data('content.openArticle', { articleId }, { as: desk.reader })
  expect(article).toMatchObject({
    title: '在实习城市找到组织',
    columnName: '基层风采',
    tags: ['流动党员'],
    readingMinutes: 1,
  })
})

it('what is only submitted is found on none', async () => {
  const itemId = await aSubmittedItem(world, desk.writer, { title: '还没有发布的稿子' })
  expect(await found('还没有发布')).toEqual([[articleId], [articleId], [articleId], []])
  expect(await world.refusal('content.openArticle', { articleId: itemId }, { as: desk.reader })).toMatchObject({
    code: 'NOT_FOUND',
  })
})

it('what is archived is found on none, and on all again once it is back', async () => {
  await world.data('content.archiveItem', { itemId: articleId }, secretary())
  expect(await found('实习城市')).toEqual(everywhere([]))
  await world.data('content.restoreItem', { itemId: articleId }, secretary())
  expect(await found('实习城市')).toEqual(everywhere([articleId]))
})

it('a correction is found by its new words and in its new column, not by the old', async () => {
  await revise(world, articleId, { as: desk.writer, title: '实习日记三则', columnId: 'theory' })
  expect(await found('找到组织')).toEqual(everywhere([articleId]))
  const { version } = storedItem(world, articleId)
  await world.data('content.submitItem', { itemId: articleId, version }, { as: desk.writer })
  await world.data('content.publishItem', { itemId: articleId, version }, secretary())
  expect(await found('找到组织')).toEqual([[articleId], [articleId], [], []])
  expect((await found('实习日记'))[3]).toEqual([articleId])
  const { columns } = await world.data('content.open', {}, { as: desk.reader })
  const news = new Map(columns.map(({ columnId, newCount }) => [columnId, newCount]))
  expect([news.get('theory'), news.get('grassroots')]).toEqual([1, 0])
})

it('the shelf says the same as the articles, whatever was done at the desk', async () => {
  const others = []
  for (let number = 1; number <= 3; number++)
    others.push(await aPublishedItem(world, desk, { title: `第 ${number} 期` }))
  await world.data('content.pinItem', { itemId: others[0]!, isPinned: true }, secretary())
  await world.data('content.archiveItem', { itemId: others[1]! }, secretary())
  const out = world.find<Article>('articles', { shelfId: desk.branchId, state: 'visible' })
  const newestFirst = out.sort((a, b) => (a.key < b.key ? 1 : -1))
  const shelf = world.only<Shelf>('contentShelves', { _id: desk.branchId })
  expect(shelf.cards).toEqual(newestFirst.map(cardOf))
  expect(shelf.activity).toEqual({ grassroots: newestFirst.map(({ publishedAt }) => publishedAt) })
  const { items } = await world.data('content.open', {}, { as: desk.reader })
  expect(items[0]).toMatchObject({ articleId: others[0], isPinned: true })
})

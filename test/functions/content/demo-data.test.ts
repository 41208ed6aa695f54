import type { Article } from '../../../cloudfunctions/content/article-repository'
import { standardColumns } from '../../../cloudfunctions/content/columns'
import type { Item } from '../../../cloudfunctions/content/item-repository'
import { cardOf } from '../../../cloudfunctions/content/publishing'
import type { Shelf } from '../../../cloudfunctions/content/shelf-repository'
import type { Comment } from '../../../cloudfunctions/forum/comment-repository'
import { seed } from '../../../devkit/seed'
import { isOfficialPage } from '../../../miniprogram/shared/official-pages'
import { articleKindLabels, itemStateLabels, wordsOf } from '../../../miniprogram/shared/words'
import { openWorld, type World } from '../../support/world'

let world: World
beforeAll(async () => {
  world = await openWorld()
  await seed(world.cloud)
})
afterAll(() => world.close())

const items = () => world.find<Item>('contentItems')
const articles = () => world.find<Article>('articles')

describe('the learning garden of the demo', () => {
  test('has forty items and more, in every column, of every kind, in every state of the desk', () => {
    expect(articles().length).toBeGreaterThanOrEqual(40)
    expect(new Set(articles().map(({ columnId }) => columnId)).size).toBe(standardColumns.length)
    expect(new Set(articles().map(({ kind }) => kind))).toEqual(new Set(wordsOf(articleKindLabels)))
    expect(new Set(items().map(({ state }) => state))).toEqual(new Set(wordsOf(itemStateLabels)))
    expect(new Set(articles().map(({ scope }) => scope))).toEqual(new Set(['branch', 'committee', 'public']))
  })

  test('has on its shelves what is out, and nothing else', () => {
    const shelves = world.find<Shelf>('contentShelves')
    const onShelves = shelves.flatMap(({ cards }) => cards)
    for (const card of onShelves) expect(card).toEqual(cardOf(articles().find(({ _id }) => _id === card._id)!))
    const isKept = ({ shelfId, key, isPinned }: Article) =>
      isPinned || key > shelves.find(({ _id }) => _id === shelfId)!.floorKey
    expect(onShelves).toHaveLength(articles().filter(isKept).length)
  })

  test('counts the likes and comments that are there', () => {
    const comments = world.find<Comment>('comments', { subject: 'article' })
    expect(comments.length).toBeGreaterThan(5)
    for (const { _id, likes, likeCount, commentCount } of articles()) {
      expect(likeCount).toBe(Object.keys(likes).length)
      expect(commentCount).toBe(comments.filter(({ subjectId }) => subjectId === _id).length)
    }
  })

  test('links to official pages alone, and every file is in storage', async () => {
    for (const { kind, url } of articles()) if (kind === 'link') expect(isOfficialPage(url)).toBe(true)
    const { items: cards } = await world.data('content.listArticles', { kind: 'video' }, { as: 'demo-lin-xiao' })
    expect(cards.length).toBeGreaterThan(0)
    for (const { coverUrl } of cards) expect(coverUrl).toMatch(/^http/)
  })

  test('asks 林晓 to confirm a notice, on home and in the article', async () => {
    const home = await world.data('home.open', {}, { as: 'demo-lin-xiao' })
    const [todo] = home.todos.filter(({ kind }) => kind === 'reading')
    expect(todo).toMatchObject({ title: '离校返校安全提醒，请读完确认', detail: '通知公告，读完点“已读并了解”' })
    const articleId = todo!.path.split('id=')[1]!
    await world.data('content.confirmRead', { articleId }, { as: 'demo-lin-xiao' })
    const after = await world.data('home.open', {}, { as: 'demo-lin-xiao' })
    expect(after.todos.filter(({ kind }) => kind === 'reading')).toEqual([])
    expect(home.articles.map(({ title }) => title)).toContain('在实习城市找到组织')
  })

  test('shows the secretary how many submissions wait, and their writer nothing', async () => {
    const queueOf = async (as: string) =>
      (await world.data('home.openAdmin', {}, { as })).queue.filter(({ kind }) => kind === 'submission')
    expect(await queueOf('demo-chen-yiming')).toMatchObject([
      { title: '2 篇稿件等你审', path: '/packages/content-admin/desk/page?tab=submitted' },
    ])
    expect(await queueOf('demo-su-he')).toEqual([])
  })
})

import { aBranch, aMember, openWorld, type World } from '../../support/world'
import {
  aReadingBranch,
  anArticle,
  archived,
  changeShelf,
  idsOf,
  published,
  publishedAll,
  type Readership,
} from './given-articles'

let world: World
let ours: Readership
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())
beforeEach(async () => {
  ours = await aReadingBranch(world)
})

const open = (as = ours.reader) => world.data('content.open', {}, { as })
const many = (count: number, first = 1) =>
  Array.from({ length: count }, (_none, at) =>
    anArticle(world, ours, { publishedAt: world.now() - (first + at) * 60_000 }),
  )

describe('the tab 学习', () => {
  it('is empty in a new branch, with the ten columns and the year before the first hour', async () => {
    const { year, columns, items, nextCursor, allowedEvents } = await open()
    expect(year).toMatchObject({ totalTenths: 0, targetTenths: 320 })
    expect(columns).toHaveLength(10)
    expect(columns[0]).toEqual({
      columnId: 'theory',
      name: '理论学习',
      goal: '读懂原文，能讲清一个道理',
      newCount: 0,
      newestAt: null,
    })
    expect({ items, nextCursor, allowedEvents }).toEqual({ items: [], nextCursor: null, allowedEvents: [] })
  })

  it('shows the newest of the branch and of the committee in one list, pinned ones first', async () => {
    const [pinned, old, committees, newest] = [
      await published(world, ours, { isPinned: true, title: '缴纳党费的通知' }),
      await published(world, ours),
      await published(world, ours, { scope: 'committee' }),
      await published(world, ours, { scope: 'public' }),
    ]
    const { items } = await open()
    expect(idsOf(items)).toEqual([pinned, newest, committees, old].map(({ _id }) => _id))
    expect(items[0]).toMatchObject({ title: '缴纳党费的通知', isPinned: true, columnName: '支部新闻', coverUrl: null })
  })

  it('says what is new in each column within seven days', async () => {
    const dayMs = 24 * 3_600_000
    const [recent, past] = [world.now() - dayMs, world.now() - 8 * dayMs]
    await published(world, ours, { columnId: 'theory', publishedAt: recent })
    await published(world, ours, { columnId: 'theory', publishedAt: past })
    await published(world, ours, { columnId: 'theory', publishedAt: recent + 1, scope: 'committee' })
    await published(world, ours, { columnId: 'files', publishedAt: past })
    const { columns } = await open()
    const found = new Map(columns.map((column) => [column.columnId, column]))
    expect(found.get('theory')).toMatchObject({ newCount: 2, newestAt: recent + 1 })
    expect(found.get('files')).toMatchObject({ newCount: 0, newestAt: past })
  })

  it('goes on page by page without a gap or a repetition', async () => {
    const all = [...many(24), anArticle(world, ours, { isPinned: true, publishedAt: world.now() - 15 * 60_000 - 1 })]
    await publishedAll(world, all)
    const first = await open()
    const pages = [first.items]
    for (let cursor = first.nextCursor; cursor !== null;) {
      const page = await world.data('content.listArticles', { cursor }, { as: ours.reader })
      pages.push(page.items)
      cursor = page.nextCursor
    }
    expect(pages.map((page) => page.length)).toEqual([11, 9, 5])
    expect(idsOf(pages.flat()).sort()).toEqual(all.map(({ _id }) => _id).sort())
  })

  it('has no gap where so much was archived that the shelf does not reach far enough', async () => {
    const all = await publishedAll(world, many(45).reverse())
    const newestFirst = [...all].reverse()
    for (const article of newestFirst.slice(0, 25)) await archived(world, article)
    const { items, nextCursor } = await open()
    expect(idsOf(items)).toEqual(newestFirst.slice(25, 35).map(({ _id }) => _id))
    const next = await world.data('content.listArticles', { cursor: nextCursor! }, { as: ours.reader })
    expect(idsOf(next.items)).toEqual(newestFirst.slice(35).map(({ _id }) => _id))
  })

  it('shows nothing of a branch beside or of another committee', async () => {
    const neighbours = aBranch(world, { committeeId: ours.committeeId })
    await published(world, neighbours)
    await published(world, aBranch(world), { scope: 'committee' })
    await published(world, aBranch(world), { scope: 'public' })
    expect((await open()).items).toEqual([])
  })

  it('takes three database calls and as many documents as there are shelves, once the place in the tree is known', async () => {
    await publishedAll(world, many(40))
    await open()
    await open()
    // The caller and one shelf: nothing of the committee's, and no hours in this year.
    expect(world.cloud.calls.at(-1)).toMatchObject({ databaseCalls: 3, documentsExamined: 2 })
  })

  it('has the list of columns of the nearest committee that made its own, without hidden ones', async () => {
    const columns = [
      { columnId: 'own', name: '先锋讲堂', goal: '每月听一讲', isHidden: false },
      { columnId: 'news', name: '支部新闻', goal: '支部最近做了什么', isHidden: true },
    ]
    await changeShelf(world, ours.committeeId, (shelf) => ({ ...shelf, columns }))
    await published(world, ours, { columnId: 'own', columnName: '旧名' })
    const answer = await open()
    expect(answer.columns.map(({ name }) => name)).toEqual(['先锋讲堂'])
    expect(answer.items[0]).toMatchObject({ columnId: 'own', columnName: '先锋讲堂' })
  })

  it('leads those to the desk who write or publish', async () => {
    const { branchId } = ours
    const administrator = await aMember(world, { branchId, roles: ['committeeAdmin'] })
    for (const as of [ours.publicist, ours.secretary, administrator])
      expect((await open(as)).allowedEvents).toEqual(['desk'])
    const organizer = await aMember(world, { branchId, roles: ['organizer'] })
    expect((await open(organizer)).allowedEvents).toEqual([])
  })

  it('is for members', async () => {
    expect(await world.refusal('content.open', {}, { as: 'openid-stranger' })).toMatchObject({ code: 'NOT_JOINED' })
  })
})

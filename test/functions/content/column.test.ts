import { aBranch, openWorld, type World } from '../../support/world'
import { aReadingBranch, changeShelf, idsOf, published, type Readership } from './given-articles'

let world: World
let ours: Readership
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())
beforeEach(async () => {
  ours = await aReadingBranch(world)
})

const openColumn = (columnId: string) => world.data('content.openColumn', { columnId }, { as: ours.reader })

describe('a column', () => {
  it('says what it is read for, and lists its articles alone', async () => {
    const first = await published(world, ours, { columnId: 'heritage' })
    await published(world, ours, { columnId: 'news' })
    const second = await published(world, ours, { columnId: 'heritage', scope: 'committee' })
    const answer = await openColumn('heritage')
    expect(answer.column).toEqual({
      columnId: 'heritage',
      name: '红色资源',
      goal: '身边的旧址，自己走一遍',
      newCount: 2,
      newestAt: second.publishedAt,
    })
    expect(idsOf(answer.items)).toEqual([second._id, first._id])
    expect(answer).toMatchObject({ nextCursor: null, isSubscribed: false, consentCount: 0 })
  })

  it('stays readable when it is hidden, and is offered no more', async () => {
    const article = await published(world, ours, { columnId: 'files' })
    const hidden = { columnId: 'files', name: '文件资料', goal: '要用的表和文件', isHidden: true }
    const kept = { columnId: 'news', name: '支部新闻', goal: '支部最近做了什么', isHidden: false }
    await changeShelf(world, ours.committeeId, (shelf) => ({ ...shelf, columns: [hidden, kept] }))
    expect(idsOf((await openColumn('files')).items)).toEqual([article._id])
    const { items } = await world.data('content.listColumns', {}, { as: ours.reader })
    expect(items.map(({ columnId }) => columnId)).toEqual(['news'])
  })

  it('of another committee is not there', async () => {
    const foreign = { columnId: 'foreign', name: '别的栏目', goal: '别处的目标', isHidden: false }
    await changeShelf(world, aBranch(world).committeeId, (shelf) => ({ ...shelf, columns: [foreign] }))
    expect(await world.refusal('content.openColumn', { columnId: 'foreign' }, { as: ours.reader })).toMatchObject({
      code: 'NOT_FOUND',
      message: '没有这个栏目，回到学习园地重新选。',
    })
  })

  it('shows nothing of a branch beside, though the column has the same name there', async () => {
    await published(world, aBranch(world, { committeeId: ours.committeeId }), { columnId: 'news' })
    const { column, items } = await openColumn('news')
    expect(items).toEqual([])
    expect(column).toMatchObject({ newCount: 0, newestAt: null })
  })
})

describe('all columns', () => {
  it('say which ones the caller has subscribed to', async () => {
    await world.data('content.setSubscription', { columnId: 'notices', isSubscribed: true }, { as: ours.reader })
    const { items } = await world.data('content.listColumns', {}, { as: ours.reader })
    expect(items).toHaveLength(10)
    expect(items.filter(({ isSubscribed }) => isSubscribed).map(({ name }) => name)).toEqual(['通知公告'])
    const others = await world.data('content.listColumns', {}, { as: ours.secretary })
    expect(others.items.some(({ isSubscribed }) => isSubscribed)).toBe(false)
  })
})

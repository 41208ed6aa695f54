import type { Mark } from '../../../cloudfunctions/content/mark-repository'
import { aBranch, aMember, openWorld, type World } from '../../support/world'
import { aReadingBranch, anArticle, archived, idsOf, published, publishedAll, type Readership } from './given-articles'

let world: World
let ours: Readership
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())
beforeEach(async () => {
  ours = await aReadingBranch(world)
})

const setFavourite = (articleId: string, isFavourite = true) =>
  world.data('content.setFavourite', { articleId, isFavourite }, { as: ours.reader })
const list = (cursor?: string) =>
  world.data('content.listFavourites', cursor === undefined ? {} : { cursor }, { as: ours.reader })

describe('favourites', () => {
  it('are listed by when they were kept, newest first, and are one’s own', async () => {
    const [first, second] = [await published(world, ours), await published(world, ours)]
    for (const { _id } of [second, first]) {
      await setFavourite(_id)
      world.advance('+1s')
    }
    const { items } = await list()
    expect(idsOf(items)).toEqual([first._id, second._id])
    expect(items[0]).toMatchObject({ title: '暑期实践的三天', columnName: '支部新闻', isArchived: false })
    const others = await world.data('content.listFavourites', {}, { as: ours.secretary })
    expect(others.items).toEqual([])
  })

  it('show on the article, and are taken back', async () => {
    const { _id } = await published(world, ours)
    const isFavourite = async () =>
      (await world.data('content.openArticle', { articleId: _id }, { as: ours.reader })).article.isFavourite
    expect(await isFavourite()).toBe(false)
    expect(await setFavourite(_id)).toEqual({ isFavourite: true })
    expect(await isFavourite()).toBe(true)
    expect(await setFavourite(_id, false)).toEqual({ isFavourite: false })
    expect(await isFavourite()).toBe(false)
    expect((await list()).items).toEqual([])
  })

  it('keep their place when they are kept again', async () => {
    const [first, second] = [await published(world, ours), await published(world, ours)]
    for (const { _id } of [first, second, first]) {
      await setFavourite(_id)
      world.advance('+1s')
    }
    expect(idsOf((await list()).items)).toEqual([second._id, first._id])
  })

  it('name what was archived since', async () => {
    const article = await published(world, ours)
    await setFavourite(article._id)
    await archived(world, article)
    expect((await list()).items).toMatchObject([{ articleId: article._id, title: '暑期实践的三天', isArchived: true }])
    await setFavourite(article._id, false)
    expect((await list()).items).toEqual([])
  })

  it('come in pages', async () => {
    const all = await publishedAll(
      world,
      Array.from({ length: 22 }, () => anArticle(world, ours)),
    )
    for (const { _id } of all) {
      world.advance('+1s')
      await setFavourite(_id)
    }
    // One that is none any more, to be passed over.
    await setFavourite(all[0]!._id, false)
    const first = await list()
    const second = await list(first.nextCursor!)
    expect([...idsOf(first.items), ...idsOf(second.items)]).toEqual(
      all
        .slice(1)
        .map(({ _id }) => _id)
        .reverse(),
    )
    expect(second).toMatchObject({ items: [{}], nextCursor: null })
  })

  it('are no way to read what is not for one', async () => {
    const { _id } = await published(world, aBranch(world))
    const input = { articleId: _id, isFavourite: true }
    expect(await world.refusal('content.setFavourite', input, { as: ours.reader })).toMatchObject({ code: 'NOT_FOUND' })
    expect(world.find('articleMarks', { articleId: _id })).toEqual([])
  })

  it('of the former branch are not shown after a change of branch', async () => {
    const { _id } = await published(world, ours)
    const member = await aMember(world, { branchId: ours.branchId })
    await world.data('content.setFavourite', { articleId: _id, isFavourite: true }, { as: member })
    await world.update('members', { _id: member._id }, { $set: { branchId: aBranch(world).branchId } })
    expect((await world.data('content.listFavourites', {}, { as: member })).items).toEqual([])
  })

  it('leave the confirmation beside them as it is', async () => {
    const { _id } = await published(world, ours, { wantsReading: true })
    const { at } = await world.data('content.confirmRead', { articleId: _id }, { as: ours.reader })
    await setFavourite(_id)
    await setFavourite(_id, false)
    expect(world.only<Mark>('articleMarks', { articleId: _id })).toMatchObject({ readAt: at, favouriteKey: '' })
  })
})

import { aBranch, aMember, openWorld, type World } from '../../support/world'
import { aReadingBranch, published, type Readership } from './given-articles'

let world: World
let ours: Readership
let articleId: string
beforeAll(async () => {
  world = await openWorld()
  ours = await aReadingBranch(world)
  const likes = { [ours.reader._id]: world.now() }
  const article = await published(world, ours, { scope: 'public', wantsReading: true, likes, likeCount: 1 })
  articleId = article._id
})
afterAll(() => world.close())

describe('a public article', () => {
  it('opens for strangers, who read only', async () => {
    const { article, allowedEvents } = await world.data('content.openArticle', { articleId }, { as: 'openid-stranger' })
    expect(article).toMatchObject({
      ...{ articleId, title: '暑期实践的三天', scope: 'public', likeCount: 1 },
      ...{ isLiked: false, isFavourite: false, reading: null },
    })
    expect(article.blocks).toHaveLength(1)
    expect(allowedEvents).toEqual([])
  })

  it('takes two database calls from them', async () => {
    await world.data('content.openArticle', { articleId }, { as: 'openid-stranger' })
    expect(world.cloud.calls.at(-1)).toMatchObject({ databaseCalls: 2, documentsExamined: 1 })
  })

  it('can be kept and shared by members of other branches, who take no part in its talk', async () => {
    const elsewhere = await aMember(world, { branchId: aBranch(world).branchId })
    const { article, allowedEvents } = await world.data('content.openArticle', { articleId }, { as: elsewhere })
    expect(article.reading).toBeNull()
    expect(allowedEvents).toEqual(['favourite', 'share'])
  })

  it('lets strangers into nothing else', async () => {
    const as = 'openid-stranger'
    const refusals = await Promise.all([
      world.refusal('content.open', {}, { as }),
      world.refusal('content.listArticles', {}, { as }),
      world.refusal('content.openColumn', { columnId: 'news' }, { as }),
      world.refusal('content.listColumns', {}, { as }),
      world.refusal('content.listFound', { words: '暑期实践' }, { as }),
      world.refusal('content.setFavourite', { articleId, isFavourite: true }, { as }),
      world.refusal('content.confirmRead', { articleId }, { as }),
      world.refusal('content.articleCode', { articleId }, { as }),
    ])
    expect(new Set(refusals.map(({ code }) => code))).toEqual(new Set(['NOT_JOINED']))
  })
})

describe('the mini program code of an article', () => {
  it('is a picture for the poster, and leads to the article', async () => {
    const { base64 } = await world.data('content.articleCode', { articleId }, { as: ours.reader })
    expect(Buffer.from(base64, 'base64').subarray(1, 4).toString()).toBe('PNG')
    expect(base64.length).toBeLessThan(100_000)
  })

  it('is drawn for nobody who cannot read it', async () => {
    const { _id } = await published(world, ours)
    const elsewhere = await aMember(world, { branchId: aBranch(world).branchId })
    expect(await world.refusal('content.articleCode', { articleId: _id }, { as: elsewhere })).toMatchObject({
      code: 'NOT_FOUND',
    })
  })
})

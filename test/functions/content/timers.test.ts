import type { Article } from '../../../cloudfunctions/content/article-repository'
import { aMember, openWorld, type World } from '../../support/world'
import {
  aContentFile,
  aDeskBranch,
  aPublishedItem,
  aSubmittedItem,
  noticesOf,
  storedItem,
  titlesFor,
  versionsOf,
} from './desk-support'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())
afterEach(() => {
  world.cloud.contentCheck.down = false
})

const publishDue = () => world.cloud.fireTimer('content', 'publishDue')
const tell = () => world.cloud.fireTimer('content', 'tellSubscribers')
const hourMs = 3_600_000

describe('what is scheduled', () => {
  test('goes out at its time, once, however often the timer runs', async () => {
    const desk = await aDeskBranch(world)
    const itemId = await aSubmittedItem(world, desk.writer)
    const publishAt = world.now() + hourMs
    const input = { itemId, version: 1, publishAt }
    expect((await world.data('content.publishItem', input, { as: desk.secretary })).state).toBe('scheduled')
    expect((await world.data('content.publishItem', input, { as: desk.secretary })).state).toBe('scheduled')
    await publishDue()
    expect(await titlesFor(world, desk.reader)).toEqual([])
    world.advance('+61min')
    await publishDue()
    await publishDue()
    expect(await titlesFor(world, desk.reader)).toEqual(['在实习城市找到组织'])
    expect(storedItem(world, itemId)).toMatchObject({ state: 'published', publishAt: null })
    expect(versionsOf(world, itemId).filter(({ kind }) => kind === 'published')).toHaveLength(1)
    expect(noticesOf(world, desk.writer)).toHaveLength(1)
  })

  test('is taken back in time, and one that fails does not hold up the others', async () => {
    const desk = await aDeskBranch(world)
    const ids: string[] = []
    for (const title of ['取消的', '坏的', '好的']) {
      const itemId = await aSubmittedItem(world, desk.writer, { title })
      await world.data(
        'content.publishItem',
        { itemId, version: 1, publishAt: world.now() + hourMs },
        { as: desk.secretary },
      )
      ids.push(itemId)
    }
    await world.data('content.unscheduleItem', { itemId: ids[0]! }, { as: desk.secretary })
    expect(storedItem(world, ids[0]!)).toMatchObject({ state: 'submitted', publishAt: null })
    await world.update('contentItems', { _id: ids[1] }, { $set: { blocks: null } })
    world.advance('+2h')
    await publishDue()
    expect(await titlesFor(world, desk.reader)).toEqual(['好的'])
  })

  test.each([
    [-hourMs, '发布时间要在现在之后。'],
    [100 * 24 * hourMs, '发布时间最远 90 天。'],
  ])('at a time %d ms from now is refused at its field', async (fromNow, sentence) => {
    const desk = await aDeskBranch(world)
    const itemId = await aSubmittedItem(world, desk.writer)
    const input = { itemId, version: 1, publishAt: world.now() + fromNow }
    const refused = await world.refusal('content.publishItem', input, { as: desk.secretary })
    expect(refused).toMatchObject({ code: 'INVALID_INPUT', fields: { publishAt: sentence } })
  })
})

describe('subscribers', () => {
  test('are told of a first publication, once, with a push while they have leaves left', async () => {
    const desk = await aDeskBranch(world)
    const muted = await aMember(world, { branchId: desk.branchId })
    const subscribe = (as: typeof muted, consentCount: number) =>
      world.data('content.setSubscription', { columnId: 'grassroots', isSubscribed: true, consentCount }, { as })
    await subscribe(desk.reader, 1)
    await subscribe(muted, 0)
    world.cloud.pushes.consent(desk.reader.openid!, ['notice', 'notice', 'notice'])
    await aPublishedItem(world, desk, { title: '第一篇' })
    await tell()
    await tell()
    await aPublishedItem(world, desk, { title: '第二篇' })
    await tell()
    const told = (member: typeof muted) =>
      noticesOf(world, member)
        .map(({ text }) => text)
        .sort()
    expect(told(desk.reader)).toEqual(['第一篇', '第二篇'].sort())
    expect(told(muted)).toEqual(['第一篇', '第二篇'].sort())
    // The first by the one leave; WeChat would have let the second through as well.
    expect(world.cloud.pushes.list(desk.reader.openid!)).toHaveLength(1)
    expect(world.only('columnSubscriptions', { memberId: desk.reader._id })).toMatchObject({ consentCount: 0 })
    expect(world.find('contentItems', { isTelling: true, branchId: desk.branchId })).toEqual([])
  })

  test('of another branch, of another column, and the writer are not told', async () => {
    const [desk, elsewhere] = [await aDeskBranch(world), await aDeskBranch(world)]
    const input = { columnId: 'grassroots', isSubscribed: true, consentCount: 0 }
    await world.data('content.setSubscription', input, { as: elsewhere.reader })
    await world.data('content.setSubscription', { ...input, columnId: 'theory' }, { as: desk.reader })
    await world.data('content.setSubscription', input, { as: desk.writer })
    await aPublishedItem(world, desk)
    await tell()
    expect(noticesOf(world, elsewhere.reader)).toEqual([])
    expect(noticesOf(world, desk.reader)).toEqual([])
    expect(noticesOf(world, desk.writer).map(({ title }) => title)).toEqual(['你的稿子发布了'])
  })
})

describe('a notice that wants to be read', () => {
  test('is told to everybody in the branch; the desk sees who has confirmed, and reminds the others once a day', async () => {
    const desk = await aDeskBranch(world)
    const itemId = await aPublishedItem(world, desk, { wantsReading: true, columnId: 'notices' })
    await tell()
    expect(noticesOf(world, desk.reader)).toHaveLength(1)
    await world.data('content.confirmRead', { articleId: itemId }, { as: desk.reader })
    const readers = await world.data('content.openReaders', { itemId }, { as: desk.writer })
    expect(readers).toMatchObject({ confirmedCount: 1, memberCount: 3, allowedEvents: ['remind'] })
    expect(readers.confirmed.map(({ name }) => name)).toEqual(['林晓'])
    expect(readers.missing.map(({ name }) => name).sort()).toEqual(['何川', '陈一鸣'].sort())
    world.advance('2027-01-04T10:00')
    expect(await world.data('content.remindReaders', { itemId }, { as: desk.writer })).toEqual({ remindedCount: 2 })
    expect(await world.data('content.remindReaders', { itemId }, { as: desk.writer })).toEqual({ remindedCount: 0 })
    world.advance('2027-01-04T22:00')
    expect((await world.refusal('content.remindReaders', { itemId }, { as: desk.writer })).code).toBe('WRONG_STATE')
  })
})

describe('pictures', () => {
  test('are shown to readers once WeChat has passed them, words at once; a refused one is told to its writer', async () => {
    const desk = await aDeskBranch(world)
    const [fine, risky] = [await aContentFile(world, 'fine'), await aContentFile(world, 'risky')]
    const picture = (fileId: string) => ({ kind: 'picture' as const, fileId, caption: '', width: 4, height: 3 })
    const blocks = [{ kind: 'paragraph' as const, html: '一' }, picture(fine), picture(risky)]
    const itemId = await aPublishedItem(world, desk, { blocks, coverFileId: fine })
    const urls = async () => {
      const { article } = await world.data('content.openArticle', { articleId: itemId }, { as: desk.reader })
      return article.blocks.flatMap((block) => (block.kind === 'picture' ? [block.url !== null] : []))
    }
    expect(await urls()).toEqual([false, false])
    await world.cloud.contentCheck.deliver()
    expect(await urls()).toEqual([true, false])
    expect(world.only<Article>('articles', { _id: itemId }).hiddenFileIds).toEqual([risky])
    const [card] = (await world.data('content.open', {}, { as: desk.reader })).items
    expect(card?.coverUrl).not.toBeNull()
    expect(noticesOf(world, desk.writer).map(({ title }) => title)).toContain('有一张图片没有通过检查')
  })
})

import type { Article } from '../../../cloudfunctions/content/article-repository'
import { aBranch, aMember, openWorld, type World } from '../../support/world'
import {
  aContentFile,
  aDeskBranch,
  aPublishedItem,
  aSavedItem,
  aSubmittedItem,
  noticesOf,
  revise,
  storedItem,
  titlesFor,
  versionsOf,
} from './desk-support'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const article = (itemId: string) => world.only<Article>('articles', { _id: itemId })

describe('an item on its way', () => {
  test('is seen by nobody but the desk until it is published, and then by everybody in the branch', async () => {
    const desk = await aDeskBranch(world)
    const itemId = await aSubmittedItem(world, desk.writer)
    expect(await titlesFor(world, desk.reader)).toEqual([])
    expect((await world.refusal('content.openArticle', { articleId: itemId }, { as: desk.reader })).code).toBe(
      'NOT_FOUND',
    )
    const answer = await world.data('content.publishItem', { itemId, version: 1 }, { as: desk.secretary })
    expect(answer).toEqual({ articleId: itemId, state: 'published' })
    expect(await titlesFor(world, desk.reader)).toEqual(['在实习城市找到组织'])
    expect(article(itemId)).toMatchObject({ state: 'visible', columnName: '基层风采', readingMinutes: 1, version: 1 })
    expect(noticesOf(world, desk.writer).map(({ title }) => title)).toEqual(['你的稿子发布了'])
  })

  test('published again by a retry is published once', async () => {
    const desk = await aDeskBranch(world)
    const itemId = await aSubmittedItem(world, desk.writer)
    const input = { itemId, version: 1 }
    await world.data('content.publishItem', input, { as: desk.secretary, requestId: 'request-1' })
    const before = article(itemId)
    await world.data('content.publishItem', input, { as: desk.secretary, requestId: 'request-1' })
    await world.data('content.publishItem', input, { as: desk.secretary })
    expect(article(itemId)).toEqual(before)
    expect(versionsOf(world, itemId).filter(({ kind }) => kind === 'published')).toHaveLength(1)
    expect(world.find('auditLog', { targetId: itemId, action: 'content.publishItem' })).toHaveLength(1)
    expect(await titlesFor(world, desk.reader)).toHaveLength(1)
  })

  test('comes back with a reason that its writer is told, is corrected and goes out', async () => {
    const desk = await aDeskBranch(world)
    const itemId = await aSubmittedItem(world, desk.writer)
    await world.data('content.returnItem', { itemId, reason: '第二段的人数和签到表对不上。' }, { as: desk.secretary })
    expect(noticesOf(world, desk.writer)[0]).toMatchObject({
      title: '你的稿子退回来了',
      text: '「在实习城市找到组织」：第二段的人数和签到表对不上。',
    })
    const { item } = await world.data('content.editItem', { itemId }, { as: desk.writer })
    expect(item).toMatchObject({ state: 'returned', returnReason: '第二段的人数和签到表对不上。' })
    await revise(world, itemId, { as: desk.writer, title: '改过的标题' })
    await world.data('content.submitItem', { itemId, version: 2 }, { as: desk.writer })
    expect(storedItem(world, itemId).returnReason).toBe('')
    await world.data('content.publishItem', { itemId, version: 2 }, { as: desk.secretary })
    expect(await titlesFor(world, desk.reader)).toEqual(['改过的标题'])
  })

  test('is taken back by its writer before anybody has decided, by nobody else', async () => {
    const desk = await aDeskBranch(world)
    const itemId = await aSubmittedItem(world, desk.writer)
    expect((await world.refusal('content.withdrawItem', { itemId }, { as: desk.second })).code).toBe('FORBIDDEN')
    await world.data('content.withdrawItem', { itemId }, { as: desk.writer })
    await world.data('content.withdrawItem', { itemId }, { as: desk.writer })
    expect(storedItem(world, itemId).state).toBe('draft')
    const refused = await world.refusal('content.publishItem', { itemId, version: 1 }, { as: desk.secretary })
    expect(refused).toMatchObject({ code: 'WRONG_STATE', message: '这篇现在是“草稿”，刷新后再看。' })
  })

  test('changed after the publisher read it is not published as it was', async () => {
    const desk = await aDeskBranch(world)
    const itemId = await aSubmittedItem(world, desk.writer)
    await world.data('content.withdrawItem', { itemId }, { as: desk.writer })
    await revise(world, itemId, { as: desk.writer, title: '后来的' })
    await world.data('content.submitItem', { itemId, version: 2 }, { as: desk.writer })
    expect((await world.refusal('content.publishItem', { itemId, version: 1 }, { as: desk.secretary })).code).toBe(
      'CONFLICT',
    )
    expect(await titlesFor(world, desk.reader)).toEqual([])
  })
})

describe('two pairs of eyes', () => {
  test('whoever wrote any of it does not publish it, unless the branch has switched the rule off', async () => {
    const desk = await aDeskBranch(world)
    const itemId = await aSavedItem(world, desk.writer)
    world.advance('+11min')
    await revise(world, itemId, { as: desk.secretary })
    await world.data('content.submitItem', { itemId, version: 2 }, { as: desk.writer })
    const refused = await world.refusal('content.publishItem', { itemId, version: 2 }, { as: desk.secretary })
    expect(refused).toMatchObject({ code: 'FORBIDDEN', message: expect.stringContaining('自己写的请另一位') as string })
    await world.data('content.setTwoPeople', { needsTwoPeople: false }, { as: desk.secretary })
    await world.data('content.publishItem', { itemId, version: 2 }, { as: desk.secretary })
    expect(await titlesFor(world, desk.reader)).toHaveLength(1)
  })

  test('the rule is on by default and is changed by those who decide, in their own branch alone', async () => {
    const [desk, elsewhere] = [await aDeskBranch(world), await aDeskBranch(world)]
    expect((await world.data('content.openDesk', {}, { as: desk.writer })).needsTwoPeople).toBe(true)
    expect((await world.refusal('content.setTwoPeople', { needsTwoPeople: false }, { as: desk.writer })).code).toBe(
      'FORBIDDEN',
    )
    await world.data('content.setTwoPeople', { needsTwoPeople: false }, { as: desk.secretary })
    expect((await world.data('content.openDesk', {}, { as: desk.writer })).needsTwoPeople).toBe(false)
    expect((await world.data('content.openDesk', {}, { as: elsewhere.writer })).needsTwoPeople).toBe(true)
  })

  test("a publicity officer publishes nothing, a member sees no desk, and another branch's desk is not there", async () => {
    const [desk, elsewhere] = [await aDeskBranch(world), await aDeskBranch(world)]
    const itemId = await aSubmittedItem(world, desk.writer)
    const input = { itemId, version: 1 }
    expect((await world.refusal('content.publishItem', input, { as: desk.second })).code).toBe('FORBIDDEN')
    expect((await world.refusal('content.openDesk', {}, { as: desk.reader })).code).toBe('FORBIDDEN')
    expect((await world.refusal('content.publishItem', input, { as: elsewhere.secretary })).code).toBe('NOT_FOUND')
    expect((await world.refusal('content.editItem', { itemId }, { as: elsewhere.writer })).code).toBe('NOT_FOUND')
    expect((await world.refusal('content.archiveItem', { itemId }, { as: elsewhere.secretary })).code).toBe('NOT_FOUND')
  })
})

describe('what is out', () => {
  test('stays as it is for readers while a new version is written, and keeps likes, place and time', async () => {
    const desk = await aDeskBranch(world)
    const itemId = await aPublishedItem(world, desk)
    await world.update('articles', { _id: itemId }, { $set: { likeCount: 3, likes: { a: 1, b: 1, c: 1 } } })
    const first = article(itemId)
    world.advance('+2d')
    await revise(world, itemId, { as: desk.second, title: '第二版' })
    expect(storedItem(world, itemId)).toMatchObject({ state: 'draft', isLive: true })
    expect(await titlesFor(world, desk.reader)).toEqual(['在实习城市找到组织'])
    await world.data('content.submitItem', { itemId, version: 2 }, { as: desk.second })
    await world.data('content.publishItem', { itemId, version: 2 }, { as: desk.secretary })
    expect(article(itemId)).toMatchObject({
      title: '第二版',
      key: first.key,
      publishedAt: first.publishedAt,
      likeCount: 3,
      updatedAt: expect.any(Number) as number,
    })
    expect(await titlesFor(world, desk.reader)).toEqual(['第二版'])
  })

  test('moves to the shelf of its new scope', async () => {
    const desk = await aDeskBranch(world)
    const sibling = aBranch(world, { committeeId: desk.committeeId })
    const neighbour = await aMember(world, { branchId: sibling.branchId })
    const itemId = await aPublishedItem(world, desk)
    expect(await titlesFor(world, neighbour)).toEqual([])
    await revise(world, itemId, { as: desk.writer, scope: 'committee' })
    await world.data('content.submitItem', { itemId, version: 2 }, { as: desk.writer })
    await world.data('content.publishItem', { itemId, version: 2 }, { as: desk.secretary })
    expect(await titlesFor(world, neighbour)).toEqual(['在实习城市找到组织'])
    expect(await titlesFor(world, desk.reader)).toEqual(['在实习城市找到组织'])
  })

  test('is archived at once, also while a new version is written, and comes back to its place', async () => {
    const desk = await aDeskBranch(world)
    const [older, newer] = [
      await aPublishedItem(world, desk, { title: '早的' }),
      await aPublishedItem(world, desk, { title: '晚的' }),
    ]
    await revise(world, older, { as: desk.writer, title: '早的第二版' })
    await world.data('content.archiveItem', { itemId: older }, { as: desk.secretary })
    await world.data('content.archiveItem', { itemId: older }, { as: desk.secretary })
    expect(await titlesFor(world, desk.reader)).toEqual(['晚的'])
    expect((await world.refusal('content.openArticle', { articleId: older }, { as: desk.reader })).message).toContain(
      '归档',
    )
    await world.data('content.restoreItem', { itemId: older }, { as: desk.secretary })
    expect(await titlesFor(world, desk.reader)).toEqual(['晚的', '早的'])
    expect(storedItem(world, older)).toMatchObject({ isLive: true, state: 'published', title: '早的第二版' })
    expect(article(newer).state).toBe('visible')
  })

  test('is pinned above the newest, three at most, and let down again', async () => {
    const desk = await aDeskBranch(world)
    const ids: string[] = []
    for (const title of ['一', '二', '三', '四', '五']) ids.push(await aPublishedItem(world, desk, { title }))
    const pin = (index: number, isPinned = true) =>
      world.call('content.pinItem', { itemId: ids[index]!, isPinned }, { as: desk.secretary })
    for (const index of [0, 1, 2]) await pin(index)
    expect(await titlesFor(world, desk.reader)).toEqual(['三', '二', '一', '五', '四'])
    expect(await pin(3)).toMatchObject({ error: { code: 'WRONG_STATE', message: '最多置顶 3 篇，先取消一篇再置顶。' } })
    await pin(0, false)
    expect(await titlesFor(world, desk.reader)).toEqual(['三', '二', '五', '四', '一'])
  })

  test('a draft that was never out is removed with its versions; what was out is archived instead', async () => {
    const desk = await aDeskBranch(world)
    const draft = await aSavedItem(world, desk.writer)
    await revise(world, draft, { as: desk.second })
    expect(
      (await world.refusal('content.removeItem', { itemId: draft }, { as: (await aDeskBranch(world)).writer })).code,
    ).toBe('NOT_FOUND')
    await world.data('content.removeItem', { itemId: draft }, { as: desk.writer })
    await world.data('content.removeItem', { itemId: draft }, { as: desk.writer })
    expect(world.find('contentItems', { _id: draft })).toEqual([])
    expect(versionsOf(world, draft)).toEqual([])
    const out = await aPublishedItem(world, desk)
    expect((await world.refusal('content.removeItem', { itemId: out }, { as: desk.writer })).code).toBe('WRONG_STATE')
  })
})

describe('what is not whole is not submitted', () => {
  test.each([
    ['title', { title: '' }, '标题还没有填。'],
    ['blocks', { blocks: [] }, '文章里还没有正文。'],
    [
      'blocks.1.text',
      {
        blocks: [
          { kind: 'paragraph', html: '一' },
          { kind: 'heading', text: '' },
        ],
      },
      '第 2 块：小标题还没有填。',
    ],
    ['blocks', { kind: 'video' }, '还没有加视频。'],
    ['blocks', { kind: 'album' }, '相册里还没有图片。'],
    ['document', { kind: 'document' }, '还没有选文件。'],
    ['url', { kind: 'link', url: 'https://example.com/a' }, '链接要以 https:// 开头'],
    [
      'blocks.0.url',
      { kind: 'album', blocks: [{ kind: 'link', title: '一', url: 'http://www.gov.cn' }] },
      '链接要以 https:// 开头',
    ],
  ] as const)('at %s', async (field, changes, sentence) => {
    const desk = await aDeskBranch(world)
    const itemId = await aSavedItem(world, desk.writer, changes as never)
    const refused = await world.refusal('content.submitItem', { itemId, version: 1 }, { as: desk.writer })
    expect(refused.code).toBe('INVALID_INPUT')
    expect(refused.fields?.[field]).toContain(sentence)
    expect(storedItem(world, itemId).state).toBe('draft')
  })

  test('words that WeChat finds risky, and files that never arrived', async () => {
    const desk = await aDeskBranch(world)
    const risky = await aSavedItem(world, desk.writer, { summary: '这里有违规测试' })
    expect((await world.refusal('content.submitItem', { itemId: risky, version: 1 }, { as: desk.writer })).code).toBe(
      'CONTENT_RISKY',
    )
    const fileId = (await aContentFile(world, 'there')).replace('there', 'gone')
    const picture = { kind: 'picture' as const, fileId, caption: '', width: 4, height: 3 }
    const missing = await aSavedItem(world, desk.writer, { blocks: [{ kind: 'paragraph', html: '一' }, picture] })
    const refused = await world.refusal('content.submitItem', { itemId: missing, version: 1 }, { as: desk.writer })
    expect(refused.fields).toEqual({ 'blocks.1.fileId': '第 2 块的图片没有传上来，重新选一次。' })
  })
})

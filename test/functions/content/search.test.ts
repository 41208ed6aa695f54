import { aBranch, openWorld, type World } from '../../support/world'
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

const search = (words: string, cursor?: string) =>
  world.data('content.listFound', { words, ...(cursor !== undefined && { cursor }) }, { as: ours.reader })

describe('search', () => {
  it.each([
    ['the title', '入党申请'],
    ['the summary', '两年内有效'],
    ['the column', '文件资料'],
    ['a tag', '转正'],
    ['several of them, in any order', '转正 申请书'],
  ])('finds by %s', async (_name, words) => {
    const wanted = await published(world, ours, {
      title: '入党申请书模板',
      summary: '这份表两年内有效。',
      columnId: 'files',
      tags: ['转正'],
    })
    await published(world, ours, { title: '秋游的照片', summary: '一起去爬山。' })
    expect(idsOf((await search(words)).items)).toEqual([wanted._id])
  })

  it('asks that every word is there', async () => {
    await published(world, ours, { title: '入党申请书模板' })
    expect((await search('入党 转正')).items).toEqual([])
  })

  it('shows the newest first, page by page', async () => {
    const all = await publishedAll(
      world,
      Array.from({ length: 25 }, () => anArticle(world, ours, { title: '组织生活会通知' })),
    )
    const newestFirst = [...all].reverse().map(({ _id }) => _id)
    const first = await search('组织生活会')
    const second = await search('组织生活会', first.nextCursor!)
    const third = await search('组织生活会', second.nextCursor!)
    expect([first, second, third].flatMap(({ items }) => idsOf(items))).toEqual(newestFirst)
    expect(third.nextCursor).toBeNull()
  })

  it('walks the index: what it examines does not grow with what there is', async () => {
    const given = (count: number, title: string) =>
      Array.from({ length: count }, () => anArticle(world, ours, { title }))
    world.insert('articles', [
      ...given(300, '支部新闻一则'),
      ...given(30, '暑期实践团招募'),
      ...given(300, '支部新闻两则'),
    ])
    await search('实践团')
    await search('实践团')
    const { databaseCalls, documentsExamined } = world.cloud.calls.at(-1)!
    // The caller, eleven articles (one more than shown), and no shelf.
    expect({ databaseCalls, documentsExamined }).toEqual({ databaseCalls: 3, documentsExamined: 12 })
  })

  it('finds nothing that was archived or belongs to others', async () => {
    await archived(world, await published(world, ours, { title: '入党申请书模板' }))
    await published(world, aBranch(world, { committeeId: ours.committeeId }), { title: '入党申请书模板' })
    await published(world, aBranch(world), { title: '入党申请书模板', scope: 'public' })
    expect((await search('入党申请书')).items).toEqual([])
  })

  it.each(['党', '党 课', '！？'])('wants two characters: %s', async (words) => {
    expect(await world.refusal('content.listFound', { words }, { as: ours.reader })).toMatchObject({
      code: 'INVALID_INPUT',
      message: '至少输入两个字。',
      fields: { words: '至少输入两个字。' },
    })
  })

  it('names the limit of a query', async () => {
    const refusal = await world.refusal('content.listFound', { words: '长'.repeat(41) }, { as: ours.reader })
    expect(refusal.fields?.words).toMatch(/40/)
  })
})

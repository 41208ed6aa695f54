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

const list = (input: { kind?: 'video' | 'album' | 'document'; cursor?: string } = {}) =>
  world.data('content.listArticles', input, { as: ours.reader })

describe('a page of articles', () => {
  it('has one kind, newest first, pinned ones where their time puts them', async () => {
    const first = await published(world, ours, { kind: 'video', isPinned: true, videoSeconds: 92, readingMinutes: 0 })
    await published(world, ours, { kind: 'album' })
    const second = await published(world, ours, { kind: 'video', scope: 'committee' })
    const { items, nextCursor } = await list({ kind: 'video' })
    expect(idsOf(items)).toEqual([second._id, first._id])
    expect(items[1]).toMatchObject({ kind: 'video', videoSeconds: 92, readingMinutes: 0, isPinned: true })
    expect(nextCursor).toBeNull()
  })

  it('goes on behind the last one of a kind', async () => {
    const videos = Array.from({ length: 13 }, () => anArticle(world, ours, { kind: 'video' }))
    const others = Array.from({ length: 20 }, () => anArticle(world, ours))
    await publishedAll(world, [...videos, ...others])
    const { items, nextCursor } = await list({ kind: 'video' })
    expect(items).toHaveLength(10)
    const rest = await list({ kind: 'video', cursor: nextCursor! })
    expect(idsOf(rest.items)).toEqual([...idsOf(rest.items)].filter((id) => !idsOf(items).includes(id)))
    expect(rest).toMatchObject({ items: [{}, {}, {}], nextCursor: null })
  })

  it('examines what it shows, whatever else there is', async () => {
    await publishedAll(
      world,
      Array.from({ length: 60 }, (_none, at) =>
        anArticle(world, ours, { kind: at % 6 === 0 ? 'document' : 'article' }),
      ),
    )
    await list({ kind: 'document' })
    await list({ kind: 'document' })
    const { databaseCalls, documentsExamined } = world.cloud.calls.at(-1)!
    // The caller, the shelf, ten documents and none behind them.
    expect({ databaseCalls, documentsExamined }).toEqual({ databaseCalls: 3, documentsExamined: 12 })
  })

  it('carries the address of its cover', async () => {
    const upload = await fetch(`${world.cloud.url}/cloud/files/content/cover.jpg`, { method: 'PUT', body: 'cover' })
    const { fileID } = (await upload.json()) as { fileID: string }
    await published(world, ours, { coverFileId: fileID })
    await published(world, ours, { coverFileId: fileID.replace('cover', 'gone') })
    const [gone, shown] = (await list()).items
    expect(shown?.coverUrl).toMatch(/^https?:/)
    expect(gone?.coverUrl).toBeNull()
  })

  it('leaves out what was archived, and what belongs to others', async () => {
    await archived(world, await published(world, ours))
    await published(world, aBranch(world, { committeeId: ours.committeeId }))
    await published(world, aBranch(world), { scope: 'public' })
    expect((await list()).items).toEqual([])
  })
})

test('a kind that does not exist is named', async () => {
  const input = { kind: 'podcast' as 'video' }
  expect(await world.refusal('content.listArticles', input, { as: ours.reader })).toMatchObject({
    code: 'INVALID_INPUT',
    fields: { kind: expect.stringContaining('类型') },
  })
})

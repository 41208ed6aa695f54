import type { Block } from '../../../cloudfunctions/content/blocks'
import { aBranch, aMember, openWorld, type World } from '../../support/world'
import { aReadingBranch, archived, published, type Readership } from './given-articles'

let world: World
let ours: Readership
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())
beforeEach(async () => {
  ours = await aReadingBranch(world)
})

const openArticle = (articleId: string, as = ours.reader) => world.data('content.openArticle', { articleId }, { as })
const refusalOf = (articleId: string, as = ours.reader) => world.refusal('content.openArticle', { articleId }, { as })

async function upload(name: string): Promise<string> {
  const answer = await fetch(`${world.cloud.url}/cloud/files/content/${name}`, { method: 'PUT', body: name })
  return ((await answer.json()) as { fileID: string }).fileID
}

describe('an article', () => {
  it('comes with its blocks in order, and addresses in place of files', async () => {
    const [picture, film, cover] = [await upload('a.jpg'), await upload('b.mp4'), await upload('c.jpg')]
    const blocks: Block[] = [
      { kind: 'heading', text: '第一天' },
      { kind: 'paragraph', html: '我们<b>量了水渠</b>。' },
      { kind: 'quote', text: '一滴水也不能浪费。' },
      { kind: 'picture', fileId: picture, caption: '水渠', width: 1600, height: 1200 },
      { kind: 'picture', fileId: picture.replace('a.jpg', 'gone.jpg'), caption: '', width: 10, height: 10 },
      { kind: 'video', fileId: film, coverFileId: cover, seconds: 92, width: 1280, height: 720 },
      { kind: 'link', title: '党章全文', url: 'https://www.12371.cn/' },
    ]
    const { _id } = await published(world, ours, { blocks, tags: ['实践'], byline: '苏禾、何川' })
    const { article } = await openArticle(_id)
    const address = expect.stringMatching(/^https?:/) as string
    expect(article.blocks).toEqual([
      blocks[0],
      blocks[1],
      blocks[2],
      { kind: 'picture', url: address, caption: '水渠', width: 1600, height: 1200 },
      { kind: 'picture', url: null, caption: '', width: 10, height: 10 },
      { kind: 'video', url: address, coverUrl: address, seconds: 92, width: 1280, height: 720 },
      blocks[6],
    ])
    expect(article).toMatchObject({
      title: '暑期实践的三天',
      tags: ['实践'],
      byline: '苏禾、何川',
      document: null,
      reading: null,
    })
  })

  it('hides pictures until WeChat has passed them', async () => {
    const fileId = await upload('pending.jpg')
    const blocks: Block[] = [{ kind: 'picture', fileId, caption: '水渠', width: 1600, height: 1200 }]
    const { _id } = await published(world, ours, { blocks, coverFileId: fileId, hiddenFileIds: [fileId] })
    const { article } = await openArticle(_id)
    expect(article).toMatchObject({ coverUrl: null, blocks: [{ url: null, caption: '水渠' }] })
    const { items } = await world.data('content.listArticles', {}, { as: ours.reader })
    expect(items[0]).toMatchObject({ articleId: _id, coverUrl: null })
  })

  it('brings its document, which may be gone', async () => {
    const document = { fileId: await upload('plan.pdf'), fileName: '工作要点.pdf', bytes: 8, pageCount: 12 }
    const { _id } = await published(world, ours, { kind: 'document', document, blocks: [] })
    const { _id: gone } = await published(world, ours, { document: { ...document, fileId: `${document.fileId}x` } })
    expect((await openArticle(_id)).article.document).toEqual({
      ...{ fileName: '工作要点.pdf', bytes: 8, pageCount: 12 },
      url: expect.stringMatching(/^https?:/),
    })
    expect((await openArticle(gone)).article.document?.url).toBeNull()
  })

  it('says how many like it and whether the reader does, and no names', async () => {
    const likes = { [ours.reader._id]: world.now(), somebody: world.now() }
    const { _id } = await published(world, ours, { likes, likeCount: 2, commentCount: 3 })
    const mine = await openArticle(_id)
    expect(mine.article).toMatchObject({ likeCount: 2, isLiked: true, commentCount: 3 })
    expect(JSON.stringify(mine)).not.toContain('somebody')
    expect((await openArticle(_id, ours.secretary)).article.isLiked).toBe(false)
  })

  it('takes three database calls and examines what it shows', async () => {
    const { _id } = await published(world, ours)
    await world.data('content.setFavourite', { articleId: _id, isFavourite: true }, { as: ours.reader })
    await openArticle(_id)
    expect(world.cloud.calls.at(-1)).toMatchObject({ databaseCalls: 3, documentsExamined: 3 })
  })

  it('offers members to take part', async () => {
    const { _id } = await published(world, ours)
    expect((await openArticle(_id)).allowedEvents).toEqual(['like', 'comment', 'favourite', 'report', 'share'])
  })

  it('offers its author no report, and the desk to those who write', async () => {
    const { _id } = await published(world, ours, { authorId: ours.publicist._id })
    expect((await openArticle(_id, ours.publicist)).allowedEvents).toEqual([
      'like',
      'comment',
      'favourite',
      'share',
      'edit',
    ])
  })

  it('of another branch’s desk is not theirs to edit', async () => {
    const beside = aBranch(world, { committeeId: ours.committeeId })
    const { _id } = await published(world, beside, { scope: 'committee', wantsReading: true })
    const administrator = await aMember(world, { branchId: ours.branchId, roles: ['committeeAdmin'] })
    for (const as of [ours.secretary, administrator]) {
      const { allowedEvents } = await openArticle(_id, as)
      expect(allowedEvents).toEqual(['like', 'comment', 'favourite', 'confirmRead', 'report', 'share'])
    }
    const own = await published(world, ours)
    expect((await openArticle(own._id, administrator)).allowedEvents).toContain('edit')
  })

  it('leads the publishers of a notice to its readers', async () => {
    const { _id } = await published(world, ours, { wantsReading: true })
    expect((await openArticle(_id)).allowedEvents).toContain('confirmRead')
    expect((await openArticle(_id)).allowedEvents).not.toContain('openReaders')
    expect((await openArticle(_id, ours.secretary)).allowedEvents).toEqual(
      expect.arrayContaining(['openReaders', 'edit']),
    )
  })
})

describe('an article is not for', () => {
  it('the branch beside, unless it is the committee’s', async () => {
    const beside = aBranch(world, { committeeId: ours.committeeId })
    const [own, committees] = [await published(world, beside), await published(world, beside, { scope: 'committee' })]
    expect(await refusalOf(own._id)).toMatchObject({ code: 'NOT_FOUND', message: (await refusalOf('nothing')).message })
    expect((await openArticle(committees._id)).article.scope).toBe('committee')
  })

  it('members of another committee', async () => {
    const { _id } = await published(world, ours, { scope: 'committee' })
    const elsewhere = await aMember(world, { branchId: aBranch(world).branchId })
    expect(await refusalOf(_id, elsewhere)).toMatchObject({ code: 'NOT_FOUND' })
  })

  it('strangers, whether it is the branch’s or the committee’s', async () => {
    for (const scope of ['branch', 'committee'] as const) {
      const { _id } = await published(world, ours, { scope })
      const refusal = await world.refusal('content.openArticle', { articleId: _id }, { as: 'openid-stranger' })
      expect(refusal).toMatchObject({ code: 'NOT_FOUND', message: (await refusalOf('nothing')).message })
    }
  })

  it('anybody once it was archived, which its readers are told', async () => {
    const article = await published(world, ours)
    await archived(world, article)
    expect(await refusalOf(article._id)).toMatchObject({ code: 'NOT_FOUND', message: '这篇已经归档，看不到了。' })
    const elsewhere = await aMember(world, { branchId: aBranch(world).branchId })
    expect((await refusalOf(article._id, elsewhere)).message).not.toContain('归档')
  })
})

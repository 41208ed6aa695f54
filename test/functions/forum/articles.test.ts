import { aBranch, aMember, openWorld, type World } from '../../support/world'
import { archived } from '../content/given-articles'
import { anArticleOut, articleNow, commentOn, threadBelow } from './article-support'
import { cost, noticesOf, storedComment } from './support'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

describe('comments on an article', () => {
  test('stand below it for everybody who reads it, count, and are told to its writer and to whoever is answered', async () => {
    const { articleId, reader, publicist, secretary } = await anArticleOut(world)
    const first = await commentOn(world, { as: reader, articleId })
    await commentOn(world, { as: secretary, articleId, text: '一起去。', replyTo: first.commentId })
    const page = await threadBelow(world, articleId, publicist)
    expect(page.comments.items.map(({ text, isReply }) => [text, isReply])).toEqual([
      ['记下了。', false],
      ['一起去。', true],
    ])
    expect(page).toMatchObject({ commentCount: 2, title: '暑期实践的三天', allowedEvents: ['comment'] })
    expect(articleNow(world, articleId).commentCount).toBe(2)
    const path = `/packages/forum/thread/page?id=${articleId}&from=${first.threadKey}`
    expect(noticesOf(world, publicist)[0]).toMatchObject({ title: '林晓评论了你的文章', path })
    expect(noticesOf(world, reader)[0]).toMatchObject({ title: '陈一鸣回复了你的评论' })
  })

  test('are written once, however often they are sent', async () => {
    const { articleId, target, reader } = await anArticleOut(world)
    const input = { subject: target, text: '一次就好' }
    const send = () => world.data('forum.comment', input, { as: reader, requestId: 'request-1' })
    expect((await send()).comment.commentId).toBe((await send()).comment.commentId)
    expect(articleNow(world, articleId).commentCount).toBe(1)
  })

  test('are opened by three database calls', async () => {
    const { articleId, reader } = await anArticleOut(world)
    await threadBelow(world, articleId, reader)
    await threadBelow(world, articleId, reader)
    expect(cost(world).databaseCalls).toBe(3)
  })

  test('are edited, removed and listed among one’s own, each with the article it is on', async () => {
    const { articleId, reader } = await anArticleOut(world)
    const { commentId } = await commentOn(world, { as: reader, articleId })
    await world.data('forum.editComment', { commentId, text: '改过的' }, { as: reader })
    const mine = await world.data('forum.listMine', { kind: 'comments' }, { as: reader })
    expect(mine.items).toMatchObject([
      { subjectKind: 'article', postId: articleId, postTitle: '暑期实践的三天', comment: { text: '改过的' } },
    ])
    await world.data('forum.removeComment', { commentId }, { as: reader })
    expect(articleNow(world, articleId).commentCount).toBe(0)
  })
})

describe('whom an article is for', () => {
  test('every branch below the committee likes a comment once and takes it back, however often it is sent', async () => {
    const { articleId, committeeId, reader } = await anArticleOut(world, { scope: 'committee' })
    const neighbour = await aMember(world, { branchId: aBranch(world, { committeeId }).branchId })
    const written = await commentOn(world, { as: reader, articleId })
    const target = { kind: 'comment' as const, id: written.commentId }
    const set = (isLiked: boolean) => world.data('forum.setLike', { target, isLiked }, { as: neighbour })
    await set(true)
    expect(await set(true)).toEqual({ likeCount: 1, isLiked: true })
    await set(false)
    expect(await set(false)).toEqual({ likeCount: 0, isLiked: false })
  })

  test('one’s own comment offers the same below the article, among one’s own and after an edit', async () => {
    const { articleId, committeeId } = await anArticleOut(world, { scope: 'committee' })
    const neighbour = await aMember(world, { branchId: aBranch(world, { committeeId }).branchId })
    const written = await commentOn(world, { as: neighbour, articleId })
    const { commentId } = written
    const edited = await world.data('forum.editComment', { commentId, text: '改过的' }, { as: neighbour })
    const mine = await world.data('forum.listMine', { kind: 'comments' }, { as: neighbour })
    const [below] = (await threadBelow(world, articleId, neighbour)).comments.items
    const [among] = mine.items.flatMap((item) => (item.kind === 'comment' ? [item.comment] : []))
    for (const shown of [written, edited.comment, below, among]) {
      expect(shown?.allowedEvents).toEqual(['like', 'reply', 'edit', 'remove'])
    }
  })

  test('published again for more readers and under another title, it takes its comments with it', async () => {
    const { articleId, committeeId, reader } = await anArticleOut(world)
    const written = await commentOn(world, { as: reader, articleId })
    const neighbour = await aMember(world, { branchId: aBranch(world, { committeeId }).branchId })
    const again = { scope: 'committee', shelfId: committeeId, scopeKeys: [`unit_${committeeId}`], title: '三天' }
    await world.update('articles', { _id: articleId }, { $set: again })
    const [below] = (await threadBelow(world, articleId, neighbour)).comments.items
    expect(below?.allowedEvents).toEqual(['like', 'reply', 'report'])
    expect(storedComment(world, written.commentId)).toMatchObject({
      scopeKeys: [`unit_${committeeId}`],
      subjectTitle: '三天',
    })
    await threadBelow(world, articleId, neighbour)
    expect(cost(world).databaseCalls).toBe(3)
  })

  test('of a committee: every branch below it comments and likes, and the branch that published it moderates', async () => {
    const made = await anArticleOut(world, { scope: 'committee' })
    const { articleId, committeeId, secretary } = made
    const sibling = aBranch(world, { committeeId })
    const neighbour = await aMember(world, { branchId: sibling.branchId, name: '邻居' })
    const voice = await aMember(world, { branchId: sibling.branchId, roles: ['secretary'] })
    const written = await commentOn(world, { as: neighbour, articleId })
    const like = { target: { kind: 'comment' as const, id: written.commentId }, isLiked: true }
    expect(await world.data('forum.setLike', like, { as: voice })).toEqual({ likeCount: 1, isLiked: true })
    const target = { kind: 'comment' as const, id: written.commentId }
    const hiding = { target, reason: '不要写电话。' }
    expect((await world.refusal('forum.hide', hiding, { as: voice })).code).toBe('NOT_FOUND')
    await world.data('forum.hide', hiding, { as: secretary })
    expect((await threadBelow(world, articleId, voice)).comments.items).toEqual([])
    expect(articleNow(world, articleId).commentCount).toBe(0)
  })

  test.each(['branch', 'committee', 'public'] as const)(
    'for %s readers, it is not open to the talk of another committee',
    async (scope) => {
      const { articleId, target: subject } = await anArticleOut(world, { scope })
      const stranger = await aMember(world, { branchId: aBranch(world).branchId, roles: ['secretary'] })
      const refusals = [
        await world.refusal('forum.comment', { subject, text: '看到了' }, { as: stranger }),
        await world.refusal('forum.openThread', { articleId }, { as: stranger }),
        await world.refusal('forum.setLike', { target: subject, isLiked: true }, { as: stranger }),
        await world.refusal('forum.report', { target: subject, reason: 'other', note: '' }, { as: stranger }),
      ]
      expect(refusals.map(({ code }) => code)).toEqual(['NOT_FOUND', 'NOT_FOUND', 'NOT_FOUND', 'NOT_FOUND'])
      expect(articleNow(world, articleId)).toMatchObject({ likeCount: 0, commentCount: 0 })
    },
  )

  test('archived it takes neither comments nor likes, and nobody reads what was said', async () => {
    const { article, articleId, target, reader } = await anArticleOut(world)
    await archived(world, article)
    const refusals = [
      await world.refusal('forum.comment', { subject: target, text: '晚了' }, { as: reader }),
      await world.refusal('forum.openThread', { articleId }, { as: reader }),
      await world.refusal('forum.setLike', { target, isLiked: true }, { as: reader }),
    ]
    expect(refusals.map(({ code }) => code)).toEqual(['NOT_FOUND', 'NOT_FOUND', 'NOT_FOUND'])
  })

  test('somebody who has not joined neither likes nor comments, also where it is public', async () => {
    const { target } = await anArticleOut(world, { scope: 'public' })
    const as = 'a-stranger'
    expect((await world.refusal('forum.setLike', { target, isLiked: true }, { as })).code).toBe('NOT_JOINED')
    expect((await world.refusal('forum.comment', { subject: target, text: '路过' }, { as })).code).toBe('NOT_JOINED')
  })
})

describe('likes of an article, and what is counted', () => {
  test('a like counts once, is taken back, and costs two database calls besides the caller', async () => {
    const { articleId, target, reader } = await anArticleOut(world)
    const set = (isLiked: boolean) => world.data('forum.setLike', { target, isLiked }, { as: reader })
    await set(true)
    expect(await set(true)).toEqual({ likeCount: 1, isLiked: true })
    expect(cost(world).databaseCalls).toBe(3)
    const { article } = await world.data('content.openArticle', { articleId }, { as: reader })
    expect(article).toMatchObject({ likeCount: 1, isLiked: true })
    expect(await set(false)).toEqual({ likeCount: 0, isLiked: false })
  })

  test('counters that differ are put right at night', async () => {
    const { articleId, reader } = await anArticleOut(world)
    await commentOn(world, { as: reader, articleId })
    await world.update(
      'articles',
      { _id: articleId },
      { $set: { commentCount: 7, likeCount: 4, changedAt: world.now() } },
    )
    await world.cloud.fireTimer('forum', 'recount')
    expect(articleNow(world, articleId)).toMatchObject({ commentCount: 1, likeCount: 0 })
  })
})

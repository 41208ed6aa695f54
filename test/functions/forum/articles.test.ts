import { aBranch, aMember, openWorld, type World } from '../../support/world'
import type { Article } from '../../../cloudfunctions/content/article-repository'
import { aReadingBranch, archived, published } from '../content/given-articles'
import { cost, noticesOf } from './support'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const stored = (articleId: string) => world.only<Article>('articles', { _id: articleId })
type Member = Awaited<ReturnType<typeof aMember>>

/** A branch with an article by its publicity officer. */
async function anArticleOut(changes: Partial<Article> = {}) {
  const branch = await aReadingBranch(world)
  const article = await published(world, branch, { authorId: branch.publicist._id, ...changes })
  return { ...branch, article, articleId: article._id }
}

const comment = (articleId: string, as: Member, changes: { text?: string; replyTo?: string } = {}) =>
  world.data('forum.comment', { subject: { kind: 'article', id: articleId }, text: '记下了。', ...changes }, { as })
const thread = (articleId: string, as: Member) => world.data('forum.openThread', { articleId }, { as })

describe('comments on an article', () => {
  test('stand below it for everybody who reads it, count, and are told to its writer and to whoever is answered', async () => {
    const { articleId, reader, publicist, secretary } = await anArticleOut()
    const first = await comment(articleId, reader)
    await comment(articleId, secretary, { text: '一起去。', replyTo: first.comment.commentId })
    const page = await thread(articleId, publicist)
    expect(page.comments.items.map(({ text, isReply }) => [text, isReply])).toEqual([
      ['记下了。', false],
      ['一起去。', true],
    ])
    expect(page).toMatchObject({ commentCount: 2, title: '暑期实践的三天', allowedEvents: ['comment'] })
    expect(stored(articleId).commentCount).toBe(2)
    const path = `/packages/forum/thread/page?id=${articleId}&from=${first.comment.threadKey}`
    expect(noticesOf(world, publicist)[0]).toMatchObject({ title: '林晓评论了你的文章', path })
    expect(noticesOf(world, reader)[0]).toMatchObject({ title: '陈一鸣回复了你的评论' })
  })

  test('are written once, however often they are sent', async () => {
    const { articleId, reader } = await anArticleOut()
    const input = { subject: { kind: 'article' as const, id: articleId }, text: '一次就好' }
    const send = () => world.data('forum.comment', input, { as: reader, requestId: 'request-1' })
    expect((await send()).comment.commentId).toBe((await send()).comment.commentId)
    expect(stored(articleId).commentCount).toBe(1)
  })

  test('are opened by three database calls', async () => {
    const { articleId, reader } = await anArticleOut()
    await thread(articleId, reader)
    await thread(articleId, reader)
    expect(cost(world).databaseCalls).toBe(3)
  })

  test('are edited, removed and listed among one’s own, each with the article it is on', async () => {
    const { articleId, reader } = await anArticleOut()
    const { comment: written } = await comment(articleId, reader)
    const { commentId } = written
    await world.data('forum.editComment', { commentId, text: '改过的' }, { as: reader })
    const mine = await world.data('forum.listMine', { kind: 'comments' }, { as: reader })
    expect(mine.items).toMatchObject([
      { subjectKind: 'article', postId: articleId, postTitle: '暑期实践的三天', comment: { text: '改过的' } },
    ])
    await world.data('forum.removeComment', { commentId }, { as: reader })
    expect(stored(articleId).commentCount).toBe(0)
  })
})

describe('whom an article is for', () => {
  test('of a committee: every branch below it comments and likes, and the branch that published it moderates', async () => {
    const made = await anArticleOut({ scope: 'committee' })
    const { articleId, committeeId, secretary } = made
    const sibling = aBranch(world, { committeeId })
    const neighbour = await aMember(world, { branchId: sibling.branchId, name: '邻居' })
    const voice = await aMember(world, { branchId: sibling.branchId, roles: ['secretary'] })
    const { comment: written } = await comment(articleId, neighbour)
    const like = { target: { kind: 'comment' as const, id: written.commentId }, isLiked: true }
    expect(await world.data('forum.setLike', like, { as: voice })).toEqual({ likeCount: 1, isLiked: true })
    const target = { kind: 'comment' as const, id: written.commentId }
    const hiding = { target, reason: '不要写电话。' }
    expect((await world.refusal('forum.hide', hiding, { as: voice })).code).toBe('NOT_FOUND')
    await world.data('forum.hide', hiding, { as: secretary })
    expect((await thread(articleId, voice)).comments.items).toEqual([])
    expect(stored(articleId).commentCount).toBe(0)
  })

  test.each(['branch', 'committee'] as const)('of another %s is not there', async (scope) => {
    const { articleId } = await anArticleOut({ scope })
    const stranger = await aMember(world, { branchId: aBranch(world).branchId, roles: ['secretary'] })
    const subject = { kind: 'article' as const, id: articleId }
    const refusals = [
      await world.refusal('forum.comment', { subject, text: '看到了' }, { as: stranger }),
      await world.refusal('forum.openThread', { articleId }, { as: stranger }),
      await world.refusal('forum.setLike', { target: subject, isLiked: true }, { as: stranger }),
      await world.refusal('forum.report', { target: subject, reason: 'other', note: '' }, { as: stranger }),
    ]
    expect(refusals.map(({ code }) => code)).toEqual(['NOT_FOUND', 'NOT_FOUND', 'NOT_FOUND', 'NOT_FOUND'])
    expect(stored(articleId)).toMatchObject({ likeCount: 0, commentCount: 0 })
  })

  test('archived it takes neither comments nor likes', async () => {
    const { article, articleId, reader } = await anArticleOut()
    await archived(world, article)
    const subject = { kind: 'article' as const, id: articleId }
    expect((await world.refusal('forum.comment', { subject, text: '晚了' }, { as: reader })).code).toBe('NOT_FOUND')
    expect((await world.refusal('forum.setLike', { target: subject, isLiked: true }, { as: reader })).code).toBe(
      'NOT_FOUND',
    )
  })

  test('somebody who has not joined neither likes nor comments, also where it is public', async () => {
    const { articleId } = await anArticleOut({ scope: 'public' })
    const subject = { kind: 'article' as const, id: articleId }
    const as = 'a-stranger'
    expect((await world.refusal('forum.setLike', { target: subject, isLiked: true }, { as })).code).toBe('NOT_JOINED')
    expect((await world.refusal('forum.comment', { subject, text: '路过' }, { as })).code).toBe('NOT_JOINED')
  })
})

describe('likes and reports of an article', () => {
  test('a like counts once, is taken back, and costs two database calls besides the caller', async () => {
    const { articleId, reader } = await anArticleOut()
    const set = (isLiked: boolean) =>
      world.data('forum.setLike', { target: { kind: 'article', id: articleId }, isLiked }, { as: reader })
    await set(true)
    expect(await set(true)).toEqual({ likeCount: 1, isLiked: true })
    expect(cost(world).databaseCalls).toBe(3)
    const { article } = await world.data('content.openArticle', { articleId }, { as: reader })
    expect(article).toMatchObject({ likeCount: 1, isLiked: true })
    expect(await set(false)).toEqual({ likeCount: 0, isLiked: false })
  })

  test('a report lies in the queue under its title; it is kept there or archived at the desk, not hidden', async () => {
    const { articleId, reader, secretary } = await anArticleOut()
    const target = { kind: 'article' as const, id: articleId }
    await world.data('forum.report', { target, reason: 'untrue', note: '人数不对' }, { as: reader })
    const { items } = await world.data('forum.openModeration', { tab: 'cases' }, { as: secretary })
    expect(items).toMatchObject([{ target, subjectKind: 'article', text: '暑期实践的三天', postId: articleId }])
    const hide = { target, decision: 'hide' as const, reason: '不实' }
    expect((await world.refusal('forum.decideReports', hide, { as: secretary })).message).toContain('编辑台')
    await world.data('forum.decideReports', { target, decision: 'keep', reason: '' }, { as: secretary })
    const after = await world.data('forum.openModeration', { tab: 'cases' }, { as: secretary })
    expect(after.items).toEqual([])
  })

  test('counters that differ are put right at night', async () => {
    const { articleId, reader } = await anArticleOut()
    await comment(articleId, reader)
    await world.update(
      'articles',
      { _id: articleId },
      { $set: { commentCount: 7, likeCount: 4, changedAt: world.now() } },
    )
    await world.cloud.fireTimer('forum', 'recount')
    expect(stored(articleId)).toMatchObject({ commentCount: 1, likeCount: 0 })
  })
})

import { aBranch, aMember, openWorld, type World } from '../../support/world'
import { anArticleOut, articleNow, commentOn } from './article-support'
import { auditsOf, caseOf } from './moderation-support'
import { noticesOf } from './support'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

describe('the moderation of what is said about an article', () => {
  test('lies with the branch that published it, wherever the comment and the report come from', async () => {
    const made = await anArticleOut(world, { scope: 'committee' })
    const { articleId, branchId, committeeId, reader, secretary } = made
    const sibling = aBranch(world, { committeeId })
    const neighbour = await aMember(world, { branchId: sibling.branchId, name: '邻居' })
    const voice = await aMember(world, { branchId: sibling.branchId, roles: ['secretary'] })
    const written = await commentOn(world, { as: reader, articleId, text: '我的电话是……' })
    const target = { kind: 'comment' as const, id: written.commentId }
    await world.data('forum.report', { target, reason: 'privacy', note: '' }, { as: neighbour })
    const elsewhere = await world.data('forum.openModeration', { tab: 'cases' }, { as: voice })
    expect(elsewhere.items).toEqual([])
    const { items } = await world.data('forum.openModeration', { tab: 'cases' }, { as: secretary })
    expect(items).toMatchObject([
      { target, subjectKind: 'article', postId: articleId, threadKey: written.threadKey, placeTitle: '暑期实践的三天' },
    ])
    const hiding = { target, decision: 'hide' as const, reason: '有电话号码' }
    expect((await world.refusal('forum.decideReports', hiding, { as: voice })).code).toBe('NOT_FOUND')
    await world.data('forum.decideReports', hiding, { as: secretary })
    const what = '查看举报后隐藏{党员}在「暑期实践的三天」里的评论'
    expect(auditsOf(world, branchId)).toEqual([['陈一鸣', what, reader._id]])
    const path = `/packages/forum/thread/page?id=${articleId}&from=${written.threadKey}`
    expect(noticesOf(world, reader)).toMatchObject([{ title: '支部隐藏了你的一条评论', path }])
    expect(noticesOf(world, neighbour)).toMatchObject([{ path: `/packages/content/article/page?id=${articleId}` }])
  })

  test('shows what awaits a look with the article as its place, and tells of it once it has passed', async () => {
    const { articleId, reader, publicist, secretary } = await anArticleOut(world)
    const written = await commentOn(world, { as: reader, articleId, text: '疑似测试的话' })
    expect(articleNow(world, articleId).commentCount).toBe(0)
    expect(noticesOf(world, publicist)).toEqual([])
    const { items } = await world.data('forum.openModeration', { tab: 'review' }, { as: secretary })
    expect(items).toMatchObject([{ subjectKind: 'article', postId: articleId, placeTitle: '暑期实践的三天' }])
    const target = { kind: 'comment' as const, id: written.commentId }
    const seen = { target, decision: 'show' as const, reason: '', editedAt: null }
    await world.data('forum.review', seen, { as: secretary })
    expect(articleNow(world, articleId).commentCount).toBe(1)
    expect(noticesOf(world, publicist)).toMatchObject([{ title: '林晓评论了你的文章' }])
  })
})

describe('a report of an article', () => {
  test('lies in the queue under its title; the article is kept there or archived at the desk, not hidden', async () => {
    const { articleId, target, branchId, reader, publicist, secretary } = await anArticleOut(world)
    await world.data('forum.report', { target, reason: 'untrue', note: '人数不对' }, { as: reader })
    const { items } = await world.data('forum.openModeration', { tab: 'cases' }, { as: secretary })
    expect(items).toMatchObject([{ target, subjectKind: 'article', text: '暑期实践的三天', postId: articleId }])
    const hide = { target, decision: 'hide' as const, reason: '不实' }
    expect((await world.refusal('forum.decideReports', hide, { as: secretary })).message).toContain('编辑台')
    const hidden = await world.refusal('forum.hide', { target, reason: '不实' }, { as: secretary })
    expect(hidden).toMatchObject({ code: 'WRONG_STATE', message: '文章不在这里处理，请到编辑台归档。' })
    await world.data('forum.decideReports', { target, decision: 'keep', reason: '' }, { as: secretary })
    const after = await world.data('forum.openModeration', { tab: 'cases' }, { as: secretary })
    expect(after.items).toEqual([])
    expect(articleNow(world, articleId)).toMatchObject({ state: 'visible', hidden: null })
    expect(auditsOf(world, branchId)).toEqual([
      ['陈一鸣', '查看举报后保留{党员}的文章「暑期实践的三天」', publicist._id],
    ])
  })

  test('made after the branch has decided names the article as it is called by then', async () => {
    const { articleId, target, reader, secretary } = await anArticleOut(world)
    const report = (note: string) => world.data('forum.report', { target, reason: 'untrue', note }, { as: reader })
    await report('人数不对')
    await world.data('forum.decideReports', { target, decision: 'keep', reason: '' }, { as: secretary })
    await world.update('articles', { _id: articleId }, { $set: { title: '三天' } })
    await report('还是不对')
    expect(caseOf(world, target)).toMatchObject({ text: '三天', isWaiting: true })
  })
})

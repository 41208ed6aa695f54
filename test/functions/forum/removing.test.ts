import { aBranch, openWorld, type World } from '../../support/world'
import { anUpload, aPost, aTalkingBranch, aTopic, inTopic, storedPost, storedTopic, textsFor } from './support'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

describe('removing a post', () => {
  test('leaves no words behind, by whomever, and the counters follow', async () => {
    const { branchId, member, other } = await aTalkingBranch(world)
    const topicId = aTopic(world, { branchId })
    const { postId } = await aPost(world, { as: member, topicId, text: '说错了话' })
    await aPost(world, { as: other, topicId, text: '还在的' })
    const comment = { authorName: '陈一鸣', roleLabel: '支部书记', text: '点评的话', at: 1 }
    const others = { comment, commentKey: 'x', [`likes.${other._id}`]: 1, likeCount: 1, 'checks.refusal': '' }
    await world.update('posts', { _id: postId }, { $set: others })
    await world.data('forum.removePost', { postId }, { as: member })
    const left = storedPost(world, postId)
    expect(left).toMatchObject({ state: 'removed', audience: 'nobody', likes: {}, likeCount: 0, isWaiting: false })
    expect(JSON.stringify(left)).not.toMatch(/说错了话|点评的话/)
    expect(await textsFor(world, topicId, member)).toEqual(['还在的'])
    expect(storedTopic(world, topicId)).toMatchObject({ postCount: 1, authorCount: 1, recentAuthors: ['何川'] })
  })

  test('takes its comments and pictures with it', async () => {
    const { member, other } = await aTalkingBranch(world)
    const { postId, pictures } = await aPost(world, { as: member, pictureFileIds: [await anUpload(world)] })
    await world.cloud.contentCheck.deliver()
    await world.data('forum.comment', { subject: { kind: 'post', id: postId }, text: '评论的话' }, { as: other })
    await world.data('forum.removePost', { postId }, { as: member })
    expect(JSON.stringify(world.find('comments', { subjectId: postId }))).not.toContain('评论的话')
    expect((await fetch(pictures[0]!.url!)).status).toBe(404)
    expect(storedPost(world, postId)).toMatchObject({ pictures: [], leftovers: null })
  })

  test('twice is as once, also at the same time', async () => {
    const { branchId, member } = await aTalkingBranch(world)
    const topicId = aTopic(world, { branchId })
    const { postId } = await aPost(world, { as: member, topicId })
    const remove = () => world.data('forum.removePost', { postId }, { as: member })
    await Promise.all([remove(), remove(), remove()])
    await remove()
    expect(storedTopic(world, topicId)).toMatchObject({ postCount: 0, authorCount: 0 })
  })

  test('is for its author alone, who keeps that right in another branch', async () => {
    const { branchId, secretary, member, other } = await aTalkingBranch(world)
    const topicId = aTopic(world, { branchId })
    const { postId } = await aPost(world, { as: member, topicId })
    for (const as of [secretary, other]) {
      expect((await world.refusal('forum.removePost', { postId }, { as })).code).toBe('NOT_FOUND')
    }
    await world.update('members', { _id: member._id }, { $set: { branchId: aBranch(world).branchId } })
    await world.data('forum.removePost', { postId }, { as: member })
    expect(storedPost(world, postId).state).toBe('removed')
    expect(storedTopic(world, topicId).postCount).toBe(0)
  })

  test('a removed one is not made again by a late retry, and cannot be opened', async () => {
    const { branchId, member } = await aTalkingBranch(world)
    const place = inTopic(aTopic(world, { branchId }))
    const options = { as: member, requestId: 'retried-3' }
    const { post } = await world.data('forum.post', { place, text: '发了又删' }, options)
    await world.data('forum.removePost', { postId: post.postId }, { as: member })
    const error = await world.refusal('forum.post', { place, text: '发了又删' }, options)
    expect(error).toMatchObject({ code: 'WRONG_STATE', message: '这条发言已经删除。' })
    const opened = await world.refusal('forum.openPost', { postId: post.postId }, { as: member })
    expect(opened.code).toBe('NOT_FOUND')
  })
})

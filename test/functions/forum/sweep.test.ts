import type { Case } from '../../../cloudfunctions/forum/case-repository'
import type { Comment } from '../../../cloudfunctions/forum/comment-repository'
import { openWorld, type World } from '../../support/world'
import { aComment } from './comment-support'
import { anUpload, aPost, aTalkingBranch, cost, storedComment, storedPost } from './support'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const sweep = () => world.cloud.fireTimer('forum', 'sweep')
const remove = (postId: string, as: { openid: string | null }) => world.data('forum.removePost', { postId }, { as })

/** A post with two pictures, a comment, a reply that awaits a person, and a hidden comment with its case. */
async function aDiscussion() {
  const people = await aTalkingBranch(world)
  const { member, other, secretary } = people
  const pictureFileIds = [await anUpload(world), await anUpload(world)]
  const { postId } = await aPost(world, { as: member, pictureFileIds })
  await world.cloud.contentCheck.deliver()
  const comment = await aComment(world, { as: other, postId, text: '评论的话' })
  await aComment(world, { as: member, postId, text: '疑似测试的话', replyTo: comment.commentId })
  const hidden = await aComment(world, { as: other, postId, text: '藏起来的话' })
  const target = { kind: 'comment', id: hidden.commentId } as const
  await world.data('forum.hide', { target, reason: '跑题了' }, { as: secretary })
  await world.data('forum.setLike', { target: { ...target, id: comment.commentId }, isLiked: true }, { as: member })
  return { ...people, postId, pictureFileIds, hiddenId: hidden.commentId }
}

/** Whether the file is still in storage. */
async function isStored(fileId: string): Promise<boolean> {
  const answer = await fetch(`${world.cloud.url}/cloud/files/${fileId.replace(/^cloud:\/\/[^/]+\//, '')}`)
  return answer.ok
}

/** As if the call that removed the post had been cut short behind its transaction. */
async function cutShort(postId: string, fileIds: string[]): Promise<void> {
  const leftovers = { fileIds, at: world.now() }
  const changes = { state: 'removed', audience: 'nobody', text: '', pictures: [], leftovers }
  await world.update('posts', { _id: postId }, { $set: changes })
}

const commentsOf = (postId: string) => world.find<Comment>('comments', { subjectId: postId })

function expectNothingLeft(postId: string): void {
  expect(commentsOf(postId).map(({ state, audience, text, likes }) => ({ state, audience, text, likes }))).toEqual(
    Array.from({ length: 3 }, () => ({ state: 'removed', audience: 'nobody', text: '', likes: {} })),
  )
  expect(storedPost(world, postId).leftovers).toBeNull()
}

test('a removed post takes the comments below it and its files with it, whatever state they are in', async () => {
  const { postId, pictureFileIds, member } = await aDiscussion()
  expect(await Promise.all(pictureFileIds.map(isStored))).toEqual([true, true])
  await remove(postId, member)
  expectNothingLeft(postId)
  expect(JSON.stringify(commentsOf(postId))).not.toMatch(/评论的话|疑似测试的话|藏起来的话/)
  expect(await Promise.all(pictureFileIds.map(isStored))).toEqual([false, false])
})

test('the case of a hidden comment keeps its words and waits for nobody any more', async () => {
  const { postId, member, other, hiddenId } = await aDiscussion()
  const target = { kind: 'comment', id: hiddenId } as const
  await world.data('forum.appeal', { target, text: '没有跑题' }, { as: other })
  await remove(postId, member)
  expect(storedComment(world, hiddenId)).toMatchObject({ state: 'removed', text: '', hidden: null })
  const [kept] = world.find<Case>('cases', { targetId: hiddenId })
  expect(kept).toMatchObject({ text: '藏起来的话', isHidden: false, isWaiting: false })
})

test('comments of a removed post are gone from the lists of those who wrote them', async () => {
  const { postId, member, other } = await aDiscussion()
  await remove(postId, member)
  for (const as of [member, other]) {
    expect((await world.data('forum.listMine', { kind: 'comments' }, { as })).items).toEqual([])
  }
})

test('what was cut short is finished by the timer, once', async () => {
  const { postId, pictureFileIds } = await aDiscussion()
  await cutShort(postId, pictureFileIds)
  expect(await sweep()).toEqual({ swept: 1, left: 0 })
  expectNothingLeft(postId)
  expect(await Promise.all(pictureFileIds.map(isStored))).toEqual([false, false])
  expect(await sweep()).toEqual({ swept: 0, left: 0 })
})

test('the timer leaves everything else alone', async () => {
  const { postId, pictureFileIds } = await aDiscussion()
  const [post, comments] = [storedPost(world, postId), commentsOf(postId)]
  const another = await aDiscussion()
  await remove(another.postId, another.member)
  await sweep()
  expect(storedPost(world, postId)).toEqual(post)
  expect(commentsOf(postId)).toEqual(comments)
  expect(await Promise.all(pictureFileIds.map(isStored))).toEqual([true, true])
})

test('a file that a post names but another one owns stays', async () => {
  const owner = await aDiscussion()
  const thief = await aDiscussion()
  await cutShort(thief.postId, owner.pictureFileIds)
  await sweep()
  expect(await Promise.all(owner.pictureFileIds.map(isStored))).toEqual([true, true])
})

test('one that cannot be swept keeps nobody waiting behind it', async () => {
  const broken = await aDiscussion()
  await cutShort(broken.postId, [])
  await world.update('posts', { _id: broken.postId }, { $set: { 'leftovers.fileIds': 7 } })
  const { postId } = await aDiscussion()
  await cutShort(postId, [])
  expect(await sweep()).toEqual({ swept: 1, left: 1 })
  expectNothingLeft(postId)
  await world.update('posts', { _id: broken.postId }, { $set: { 'leftovers.fileIds': [] } })
  expect(await sweep()).toEqual({ swept: 1, left: 0 })
})

test('a run takes no more database calls for a post with five hundred comments than for one with three', async () => {
  const calls: number[] = []
  for (const count of [0, 500]) {
    const { postId } = await aDiscussion()
    const [model] = commentsOf(postId)
    const more = Array.from({ length: count }, (_none, index) => ({ ...model!, _id: `${postId}-${index}` }))
    if (count > 0) world.insert('comments', more)
    await cutShort(postId, [])
    await sweep()
    calls.push(cost(world).databaseCalls)
    expect(world.find('comments', { subjectId: postId, text: { $ne: '' } })).toEqual([])
  }
  expect(calls[1]).toBe(calls[0])
})

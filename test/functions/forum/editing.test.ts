import type { InputOf } from '../../../cloudfunctions/contract'
import type { Member } from '../../../cloudfunctions/directory/members'
import { aBranch, openWorld, type World } from '../../support/world'
import { aFilm, anUpload, aPost, aTalkingBranch, aTopic, storedPost, storedTopic, textsFor } from './support'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())
afterEach(() => {
  world.cloud.contentCheck.down = false
  jest.restoreAllMocks()
})

type Edit = InputOf<'forum.editPost'>
const edit = async (as: Member, input: Edit, requestId?: string) =>
  (await world.data('forum.editPost', input, { as, ...(requestId && { requestId }) })).post
const refusedEdit = (as: Member, input: Edit) => world.refusal('forum.editPost', input, { as })

/** A post that has been said in a topic. */
async function aSaidPost(text = '先这样说') {
  const people = await aTalkingBranch(world)
  const topicId = aTopic(world, people)
  const { postId } = await aPost(world, { as: people.member, topicId, text })
  return { ...people, topicId, postId }
}

/** What another call writes after this one has looked and before it writes. */
function whileItIsSent(postId: string, changes: object): void {
  const { database } = world.cloud
  const begin = database.startTransaction.bind(database)
  jest.spyOn(database, 'startTransaction').mockImplementationOnce(() => {
    void database.modify('posts', { query: { _id: postId }, data: { $set: changes } }, {})
    return begin()
  })
}

describe('changing a post', () => {
  test('within ten minutes replaces its words and leaves a mark; what others added stays', async () => {
    const { member, other, topicId, postId } = await aSaidPost()
    const comment = { authorName: '陈一鸣', roleLabel: '支部书记', text: '好', at: world.now() }
    const added = { [`likes.${other._id}`]: 1, likeCount: 1, commentCount: 3, comment, isAnswered: true }
    await world.update('posts', { _id: postId }, { $set: { ...added, isPinned: true } })
    world.advance('+9m')
    const post = await edit(member, { postId, text: '想好了再说' })
    expect(post).toMatchObject({ postId, text: '想好了再说', state: 'visible', likeCount: 1, commentCount: 3 })
    expect(post.officialComment).toEqual(comment)
    expect(post.editedAt).toBeGreaterThan(post.createdAt)
    expect(storedPost(world, postId)).toMatchObject({ likes: { [other._id]: 1 }, isPinned: true, isWaiting: false })
    expect(await textsFor(world, topicId, other)).toEqual(['想好了再说'])
    expect(storedTopic(world, topicId)).toMatchObject({ postCount: 1, authorCount: 1 })
  })

  test('is over after ten minutes', async () => {
    const { member, postId } = await aSaidPost()
    world.advance('+10m')
    const error = await refusedEdit(member, { postId, text: '晚了' })
    expect(error).toMatchObject({ code: 'WRONG_STATE', message: '发出 10 分钟后不能再改，可以删掉重发。' })
    expect(storedPost(world, postId)).toMatchObject({ text: '先这样说', editedAt: null })
    const { post } = await world.data('forum.openPost', { postId }, { as: member })
    expect(post.allowedEvents).not.toContain('edit')
  })

  test('into what it is leaves no mark, and needs no time', async () => {
    const { member, postId } = await aSaidPost()
    world.advance('+1h')
    expect((await edit(member, { postId, text: ' 先这样说 ' })).editedAt).toBeNull()
  })

  test('sent again after its answer was lost changes nothing, however late', async () => {
    const { member, postId } = await aSaidPost()
    const input = { postId, text: '改过的' }
    await Promise.all([edit(member, input, 'edited-1'), edit(member, input, 'edited-1')])
    const { editedAt } = storedPost(world, postId)
    world.advance('+1h')
    expect(await edit(member, input, 'edited-1')).toMatchObject({ text: '改过的', editedAt })
  })

  test('that has been written meanwhile, by the same call sent twice, leaves the first mark', async () => {
    const { member, postId } = await aSaidPost()
    whileItIsSent(postId, { text: '改过的', editedAt: 7 })
    expect(await edit(member, { postId, text: '改过的' })).toMatchObject({ text: '改过的', editedAt: 7 })
  })

  test('of what was hidden or removed while it was on its way is refused', async () => {
    for (const [state, code] of [
      ['hidden', 'WRONG_STATE'],
      ['removed', 'NOT_FOUND'],
    ] as const) {
      const { member, postId } = await aSaidPost()
      whileItIsSent(postId, { state })
      expect((await refusedEdit(member, { postId, text: '改' })).code).toBe(code)
      expect(storedPost(world, postId).text).toBe('先这样说')
    }
  })

  test('is for its author alone, in whatever branch', async () => {
    const { member, other, secretary, postId } = await aSaidPost()
    for (const as of [other, secretary]) {
      expect((await refusedEdit(as, { postId, text: '替你改' })).code).toBe('NOT_FOUND')
    }
    await world.update('members', { _id: member._id }, { $set: { branchId: aBranch(world).branchId } })
    expect((await edit(member, { postId, text: '人走了也能改' })).allowedEvents).toEqual(['edit', 'remove'])
  })

  test('that is hidden, removed or not there is refused', async () => {
    const { member, postId } = await aSaidPost()
    await world.update('posts', { _id: postId }, { $set: { state: 'hidden' } })
    expect(await refusedEdit(member, { postId, text: '改' })).toMatchObject({
      code: 'WRONG_STATE',
      message: '这条发言已经隐藏，不能再改。',
    })
    await world.update('posts', { _id: postId }, { $set: { state: 'removed' } })
    for (const id of [postId, 'nothing']) {
      expect((await refusedEdit(member, { postId: id, text: '改' })).code).toBe('NOT_FOUND')
    }
  })

  test('into nothing, or into pictures with a film, is refused', async () => {
    const { member, postId } = await aSaidPost()
    expect((await refusedEdit(member, { postId, text: '' })).fields).toEqual({ text: '写一句话，或者加图片。' })
    const input = { postId, pictureFileIds: [await anUpload(world)], video: await aFilm(world) }
    expect((await refusedEdit(member, input)).code).toBe('INVALID_INPUT')
  })
})

describe('the check of a change', () => {
  test('that finds it risky leaves the post as it was', async () => {
    const { member, postId } = await aSaidPost()
    expect((await refusedEdit(member, { postId, text: '违规测试' })).code).toBe('CONTENT_RISKY')
    expect(storedPost(world, postId)).toMatchObject({ text: '先这样说', state: 'visible' })
  })

  test('that is in doubt or out of reach takes it from the others until it is settled', async () => {
    const { member, other, topicId, postId } = await aSaidPost()
    const doubtful = await edit(member, { postId, text: '疑似测试的话' })
    expect(doubtful).toMatchObject({ state: 'pending', pending: { awaits: 'person', refusal: '' } })
    expect(await textsFor(world, topicId, other)).toEqual([])
    expect(storedTopic(world, topicId)).toMatchObject({ postCount: 0, authorCount: 0 })
    world.cloud.contentCheck.down = true
    expect((await edit(member, { postId, text: '再改' })).pending?.awaits).toBe('wechat')
    world.cloud.contentCheck.down = false
    expect(await edit(member, { postId, text: '这样好了' })).toMatchObject({ state: 'visible', pending: null })
    expect(await textsFor(world, topicId, other)).toEqual(['这样好了'])
    expect(storedTopic(world, topicId)).toMatchObject({ postCount: 1, authorCount: 1 })
  })

  test('asks about new pictures alone; those taken out go from storage', async () => {
    const { member } = await aTalkingBranch(world)
    const [kept, dropped, fresh] = [await anUpload(world), await anUpload(world), await anUpload(world)]
    const { postId, pictures } = await aPost(world, { as: member, pictureFileIds: [kept, dropped] })
    await world.cloud.contentCheck.deliver()
    const text = '换一张图'
    const changed = await edit(member, { postId, text, pictureFileIds: [fresh, kept] })
    expect(changed.pending).toEqual({ awaits: 'wechat', refusal: '' })
    expect(storedPost(world, postId).pictures).toEqual([
      { fileId: fresh, check: 'pending' },
      { fileId: kept, check: 'passed' },
    ])
    expect((await fetch(pictures[1]!.url!)).status).toBe(404)
    await world.cloud.contentCheck.deliver()
    expect(storedPost(world, postId).state).toBe('visible')
  })

  test('lets go what was refused: its author changes it at any time', async () => {
    const { member } = await aTalkingBranch(world)
    const [fine, risky] = [await anUpload(world), await anUpload(world, 'risky')]
    const { postId } = await aPost(world, { as: member, text: '看图', pictureFileIds: [fine, risky] })
    await world.cloud.contentCheck.deliver()
    world.advance('+3d')
    const same = await refusedEdit(member, { postId, text: '还是这张', pictureFileIds: [fine, risky] })
    expect(same.fields).toEqual({ 'pictureFileIds.1': '第 2 张图片没有通过微信的检查，换一张再发。' })
    expect(await edit(member, { postId, text: '看图', pictureFileIds: [fine] })).toMatchObject({ state: 'visible' })
  })

  test('clears what a person refused', async () => {
    const { member, postId } = await aSaidPost('疑似测试的话')
    const refusal = '别写别人的名字。'
    await world.update('posts', { _id: postId }, { $set: { awaits: 'author', 'checks.refusal': refusal } })
    world.advance('+1d')
    const { post } = await world.data('forum.openPost', { postId }, { as: member })
    expect(post.pending).toEqual({ awaits: 'author', refusal })
    expect(await edit(member, { postId, text: '不写名字了' })).toMatchObject({ state: 'visible', pending: null })
  })
})

import { openWorld, type World } from '../../support/world'
import {
  aFilm,
  aPost,
  aTalkingBranch,
  aTopic,
  anUpload,
  cost,
  inCircle,
  noticesOf,
  storedPost,
  storedTopic,
  textsFor,
} from './support'
import { aDraft, aTopicPicture, checksOf, isStored, push } from './topic-support'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())
afterEach(() => {
  world.cloud.contentCheck.down = false
})

const deliver = () => world.cloud.contentCheck.deliver()
const recheck = () => world.cloud.fireTimer('forum', 'recheckPictures')
const traceOf = (ownerId: string) => checksOf(world, ownerId)[0]!.traceIds[0]

/** A post in a topic with pictures of these names, which WeChat has not judged yet. */
async function aPictured(...names: string[]) {
  const people = await aTalkingBranch(world)
  const topicId = aTopic(world, people)
  const pictureFileIds: string[] = []
  for (const name of names) pictureFileIds.push(await anUpload(world, name))
  const post = await aPost(world, { as: people.member, topicId, pictureFileIds })
  return { ...people, topicId, post, postId: post.postId, pictureFileIds }
}

type Pictured = Awaited<ReturnType<typeof aPictured>>
const seenBy = ({ topicId }: Pictured, as: Pictured['member']) => textsFor(world, topicId, as)
const stateOf = (postId: string) => {
  const { state, awaits, pictures } = storedPost(world, postId)
  return [state, awaits, pictures.map(({ check }) => check).join()]
}

describe('a post with pictures', () => {
  test('is seen by its author alone until WeChat has passed all of them, and counts for nobody', async () => {
    const made = await aPictured('fine', 'fine')
    const { member, other, secretary, topicId } = made
    expect(made.post).toMatchObject({ state: 'pending', pending: { awaits: 'wechat' } })
    expect(made.post.pictures.map(({ url }) => url)).toEqual([
      expect.stringMatching(/^http/) as string,
      expect.stringMatching(/^http/) as string,
    ])
    expect(await seenBy(made, member)).toHaveLength(1)
    expect([...(await seenBy(made, other)), ...(await seenBy(made, secretary))]).toEqual([])
    expect(storedTopic(world, topicId).postCount).toBe(0)
    await push(world, 'forum', { traceId: traceOf(made.postId), suggest: 'pass' })
    expect(await seenBy(made, other)).toEqual([])
    await deliver()
    expect(await seenBy(made, other)).toHaveLength(1)
    expect(storedTopic(world, topicId)).toMatchObject({ postCount: 1, authorCount: 1, recentAuthors: ['林晓'] })
    expect(checksOf(world, made.postId)).toEqual([])
  })

  test('of which one is refused waits for its author, who is told once and alone learns of it', async () => {
    const made = await aPictured('fine', 'risky')
    await deliver()
    expect(stateOf(made.postId)).toEqual(['pending', 'author', 'passed,refused'])
    expect(await seenBy(made, made.secretary)).toEqual([])
    const { posts } = await world.data('forum.openTopic', { topicId: made.topicId }, { as: made.member })
    expect(posts.items[0]!.pending).toMatchObject({ awaits: 'author' })
    expect(posts.items[0]!.pictures.map(({ isRefused }) => isRefused)).toEqual([false, true])
    expect(noticesOf(world, made.member)).toMatchObject([
      {
        title: '你的一条发言没有通过检查',
        text: '有图片没有通过微信的检查。它还在，只有你看得到，改一改就能再发。',
        path: `/packages/forum/post/page?id=${made.postId}`,
      },
    ])
  })

  test('is shown when its author has replaced the refused one, hours later too', async () => {
    const made = await aPictured('fine', 'risky')
    await deliver()
    world.advance('+5h')
    const [kept, refused] = made.pictureFileIds
    const edit = { postId: made.postId, text: '换了一张', video: null }
    const again = { ...edit, pictureFileIds: [kept!, refused!] }
    expect((await world.refusal('forum.editPost', again, { as: made.member })).fields).toEqual({
      'pictureFileIds.1': '第 2 张图片没有通过微信的检查，换一张再发。',
    })
    const pictureFileIds = [kept!, await anUpload(world)]
    await world.data('forum.editPost', { ...edit, pictureFileIds }, { as: made.member })
    expect(stateOf(made.postId)).toEqual(['pending', 'wechat', 'passed,pending'])
    await deliver()
    expect(await seenBy(made, made.other)).toEqual(['换了一张'])
    expect([await isStored(world, kept!), await isStored(world, refused!)]).toEqual([true, false])
  })

  test('of which one is doubtful waits for a person, who shows it', async () => {
    const made = await aPictured('doubtful')
    await deliver()
    expect(stateOf(made.postId)).toEqual(['pending', 'person', 'doubtful'])
    const target = { kind: 'post' as const, id: made.postId }
    await world.data('forum.review', { target, decision: 'show', reason: '' }, { as: made.secretary })
    expect(await seenBy(made, made.other)).toHaveLength(1)
  })

  test('with doubtful words as well waits for the pictures first, then for a person', async () => {
    const people = await aTalkingBranch(world)
    const topicId = aTopic(world, people)
    const pictureFileIds = [await anUpload(world)]
    const { postId } = await aPost(world, { as: people.member, topicId, text: '疑似测试', pictureFileIds })
    expect(stateOf(postId)).toEqual(['pending', 'wechat', 'pending'])
    await deliver()
    expect(stateOf(postId)).toEqual(['pending', 'person', 'passed'])
  })

  test('that never arrived in storage is refused by name, and nothing is written', async () => {
    const people = await aTalkingBranch(world)
    const topicId = aTopic(world, people)
    const pictureFileIds = [await anUpload(world), 'cloud://local.bucket/posts/nothing.jpg']
    const input = { place: { kind: 'topic' as const, topicId }, text: '看图', pictureFileIds }
    const refused = await world.refusal('forum.post', input, { as: people.member })
    expect(refused).toMatchObject({ code: 'INVALID_INPUT' })
    expect(refused.fields).toEqual({ 'pictureFileIds.1': '第 2 张图片没有传上来，重新选一次。' })
    expect(world.find('posts', { placeId: topicId })).toEqual([])
  })

  test('cannot show a picture of somebody else’s post, which would go with it', async () => {
    const made = await aPictured('fine')
    const input = { place: inCircle, text: '我的', pictureFileIds: made.pictureFileIds }
    const refused = await world.refusal('forum.post', input, { as: made.other })
    expect(refused).toMatchObject({ code: 'INVALID_INPUT', message: '有图片或视频已经发在别处了，重新选一次。' })
    expect(await isStored(world, made.pictureFileIds[0]!)).toBe(true)
  })

  test('takes its pictures along when it is removed, and nobody’s claim on them stays', async () => {
    const made = await aPictured('fine')
    await world.data('forum.removePost', { postId: made.postId }, { as: made.member })
    expect(await isStored(world, made.pictureFileIds[0]!)).toBe(false)
    expect(world.find('postFiles', { postId: made.postId })).toEqual([])
  })

  test('nine of them cost as many database calls as one', async () => {
    const one = await aPictured('fine')
    const costOfOne = cost(world).databaseCalls
    await aPictured(...Array.from({ length: 9 }, () => 'fine'))
    // Each question that WeChat has taken is written down.
    expect(cost(world).databaseCalls).toBe(costOfOne + 8)
    expect(checksOf(world, one.postId)).toHaveLength(1)
  })
})

describe('a post with a film', () => {
  test('waits for the check of its cover, then for a person’s look', async () => {
    const people = await aTalkingBranch(world)
    const topicId = aTopic(world, people)
    const video = await aFilm(world)
    const { postId } = await aPost(world, { as: people.member, topicId, video })
    expect(stateOf(postId)).toEqual(['pending', 'wechat', ''])
    await deliver()
    expect(stateOf(postId)).toEqual(['pending', 'person', ''])
    expect(storedPost(world, postId).video).toMatchObject({ fileId: video.fileId, cover: { check: 'passed' } })
  })

  test('of the secretary is shown as soon as its cover has passed', async () => {
    const people = await aTalkingBranch(world)
    const topicId = aTopic(world, people)
    await aPost(world, { as: people.secretary, topicId, video: await aFilm(world), text: '书记的视频' })
    await deliver()
    expect(await textsFor(world, topicId, people.member)).toEqual(['书记的视频'])
  })

  test.each([
    ['fileId', 'cloud://local.bucket/posts/nothing.mp4', '视频没有传上来，重新选一次。'],
    ['coverFileId', 'cloud://local.bucket/posts/nothing.jpg', '视频封面没有传上来，重新选一次视频。'],
  ])('whose %s never arrived is refused', async (field, fileId, sentence) => {
    const { member } = await aTalkingBranch(world)
    const video = { ...(await aFilm(world)), [field]: fileId }
    const refused = await world.refusal('forum.post', { place: inCircle, text: '', video }, { as: member })
    expect(refused.fields).toEqual({ [`video.${field}`]: sentence })
  })
})

describe('the result of a check', () => {
  test('that comes twice or late changes nothing', async () => {
    const made = await aPictured('fine')
    const traceId = traceOf(made.postId)
    await deliver()
    await push(world, 'forum', { traceId, suggest: 'risky' })
    expect(stateOf(made.postId)).toEqual(['visible', 'nobody', 'passed'])
    expect(storedTopic(world, made.topicId).postCount).toBe(1)
  })

  test('for a post that its author has removed meanwhile is harmless', async () => {
    const made = await aPictured('risky')
    const traceId = traceOf(made.postId)
    await world.data('forum.removePost', { postId: made.postId }, { as: made.member })
    await push(world, 'forum', { traceId, suggest: 'risky' })
    expect(storedPost(world, made.postId).state).toBe('removed')
    expect(checksOf(world, made.postId)).toEqual([])
    expect(noticesOf(world, made.member)).toEqual([])
  })

  test('cannot be sent by a phone', async () => {
    const made = await aPictured('risky')
    const event = { MsgType: 'event', Event: 'wxa_media_check', errcode: 0, result: { suggest: 'pass' } }
    const sent = { ...event, trace_id: traceOf(made.postId) }
    const answer = await world.cloud.invoke('forum', sent, { openid: made.member.openid! })
    expect(answer).toMatchObject({ ok: false, error: { code: 'UNKNOWN_ACTION' } })
    expect(stateOf(made.postId)[0]).toBe('pending')
  })

  test('that came to another function is passed on to this one', async () => {
    const made = await aPictured('fine')
    await push(world, 'tasks', { traceId: traceOf(made.postId), suggest: 'pass' })
    expect(stateOf(made.postId)[0]).toBe('visible')
  })
})

describe('a check of a picture that WeChat does not answer', () => {
  test('is asked for again by the timer, and by a visit of the author at once', async () => {
    const made = await aPictured('fine')
    await world.update('pictureChecks', { ownerId: made.postId }, { $set: { traceIds: [], askAt: world.now() } })
    await recheck()
    expect(checksOf(world, made.postId)[0]!.traceIds).toHaveLength(1)
    await world.update('pictureChecks', { ownerId: made.postId }, { $set: { traceIds: [], askAt: world.now() } })
    await seenBy(made, made.other)
    expect(checksOf(world, made.postId)[0]!.traceIds).toEqual([])
    await seenBy(made, made.member)
    expect(checksOf(world, made.postId)[0]!.traceIds).toHaveLength(1)
  })

  test('ends after two hours with a person’s look', async () => {
    const made = await aPictured('fine')
    world.advance('+119m')
    await recheck()
    expect(stateOf(made.postId)).toEqual(['pending', 'wechat', 'pending'])
    world.advance('+2m')
    await recheck()
    expect(stateOf(made.postId)).toEqual(['pending', 'person', 'doubtful'])
    expect(checksOf(world, made.postId)).toEqual([])
  })

  test('ends after two hours also when WeChat was out of reach all the time', async () => {
    world.cloud.contentCheck.down = true
    const people = await aTalkingBranch(world)
    const pictureFileIds = [await anUpload(world)]
    const { postId } = await aPost(world, { as: people.member, text: '', pictureFileIds })
    for (let round = 0; round < 13; round++) {
      world.advance('+10m')
      await recheck()
    }
    expect(stateOf(postId)).toEqual(['pending', 'person', 'doubtful'])
  })
})

describe('the pictures of a topic', () => {
  async function aPicturedTopic(...names: string[]) {
    const people = await aTalkingBranch(world)
    const pictureFileIds: string[] = []
    for (const name of names) pictureFileIds.push(await aTopicPicture(world, name))
    const draft = aDraft(world, { pictureFileIds })
    const { topicId } = await world.data('forum.saveTopic', draft, { as: people.publicist })
    return { ...people, topicId, pictureFileIds }
  }

  const shownIn = async (topicId: string, as: Pictured['member']) =>
    (await world.data('forum.openTopic', { topicId }, { as })).topic.pictureUrls
  const formOf = async (topicId: string, as: Pictured['member']) =>
    (await world.data('forum.editTopic', { topicId }, { as })).topic!

  test('are shown when they have passed, the topic at once', async () => {
    const { topicId, member, publicist } = await aPicturedTopic('fine', 'fine')
    expect(await shownIn(topicId, member)).toEqual([])
    expect((await formOf(topicId, publicist)).pictures).toMatchObject([{ isRefused: false }, { isRefused: false }])
    await deliver()
    expect(await shownIn(topicId, member)).toHaveLength(2)
    expect(checksOf(world, topicId)).toEqual([])
  })

  test.each(['risky', 'doubtful'])(
    'that are %s are shown to nobody but editors, and the author is told once',
    async (name) => {
      const { topicId, member, publicist } = await aPicturedTopic('fine', name)
      const traceId = checksOf(world, topicId).find(({ fileId }) => fileId.includes(name))!.traceIds[0]
      await deliver()
      await push(world, 'forum', { traceId, suggest: 'risky' })
      expect(await shownIn(topicId, member)).toHaveLength(1)
      const { pictures } = await formOf(topicId, publicist)
      expect(pictures.map(({ isRefused, url }) => [isRefused, url !== null])).toEqual([
        [false, true],
        [true, true],
      ])
      expect(noticesOf(world, publicist)).toMatchObject([
        { title: '讨论主题里有一张图片没有通过检查', path: `/packages/forum/topic-edit/page?id=${topicId}` },
      ])
    },
  )

  test('keep their verdict in a later save, and those taken out leave storage', async () => {
    const { topicId, publicist, pictureFileIds, member } = await aPicturedTopic('fine', 'risky')
    await deliver()
    const [kept, refused] = pictureFileIds
    const again = aDraft(world, { topicId, version: 1, pictureFileIds })
    expect((await world.refusal('forum.saveTopic', again, { as: publicist })).fields).toEqual({
      'pictureFileIds.1': '第 2 张图片没有通过微信的检查，换一张再保存。',
    })
    const changed = { ...again, pictureFileIds: [kept!] }
    await world.data('forum.saveTopic', changed, { as: publicist })
    expect(await shownIn(topicId, member)).toHaveLength(1)
    expect(checksOf(world, topicId)).toEqual([])
    expect([await isStored(world, kept!), await isStored(world, refused!)]).toEqual([true, false])
  })

  test('are asked about until WeChat answers, and at once when an editor opens the form', async () => {
    const { topicId, publicist, member } = await aPicturedTopic('fine')
    world.advance('+3h')
    await recheck()
    expect(storedTopic(world, topicId).pictures.map(({ check }) => check)).toEqual(['pending'])
    const asked = () => checksOf(world, topicId)[0]!.traceIds.length
    const before = asked()
    await formOf(topicId, publicist)
    expect(asked()).toBe(before + 1)
    await deliver()
    expect(await shownIn(topicId, member)).toHaveLength(1)
  })

  test('go with a topic that is removed, and nobody waits for their check', async () => {
    const { topicId, publicist, pictureFileIds } = await aPicturedTopic('fine')
    await world.data('forum.removeTopic', { topicId }, { as: publicist })
    expect(await isStored(world, pictureFileIds[0]!)).toBe(false)
    expect(checksOf(world, topicId)).toEqual([])
    await deliver()
    expect(world.find('topics', { _id: topicId })).toEqual([])
  })
})

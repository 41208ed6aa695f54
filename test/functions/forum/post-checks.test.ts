import type { InputOf } from '../../../cloudfunctions/contract'
import type { Member } from '../../../cloudfunctions/directory/members'
import { openWorld, type World } from '../../support/world'
import {
  aFilm,
  anUpload,
  aPost,
  aTalkingBranch,
  aTopic,
  inCircle,
  inTopic,
  storedPost,
  storedTopic,
  textsFor,
} from './support'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())
afterEach(() => {
  world.cloud.contentCheck.down = false
})

describe('what a post may hold', () => {
  const long = '长'.repeat(1001)
  test.each<[string, Partial<InputOf<'forum.post'>>, object]>([
    ['nothing', {}, { text: '写一句话，或者加图片。' }],
    ['blanks alone', { text: '   ' }, { text: '写一句话，或者加图片。' }],
    ['too much text', { text: long }, { text: '发言最多 1000 个字，现在是 1001 个。' }],
    ['control characters', { text: '看不见\u0007' }, { text: '发言里有看不见的控制符，删掉再试。' }],
    ['a picture from elsewhere', { pictureFileIds: ['cloud://e.b/covers/a.jpg'] }, expect.anything() as object],
  ])('is not %s', async (_what, words, fields) => {
    const { member, branchId } = await aTalkingBranch(world)
    const error = await world.refusal('forum.post', { place: inCircle, ...words }, { as: member })
    expect(error).toMatchObject({ code: 'INVALID_INPUT', fields })
    expect(world.find('posts', { branchId })).toEqual([])
  })

  test('is pictures without words, or a film, but not both', async () => {
    const { member } = await aTalkingBranch(world)
    const [pictureFileIds, video] = [[await anUpload(world)], await aFilm(world)]
    const both = await world.refusal('forum.post', { place: inCircle, pictureFileIds, video }, { as: member })
    expect(both).toMatchObject({ code: 'INVALID_INPUT', fields: { video: '图片和视频一次只能发一样。' } })
    const pictured = await aPost(world, { as: member, text: '', pictureFileIds })
    expect(pictured).toMatchObject({ text: '', pictures: [{ fileId: pictureFileIds[0], isRefused: false }] })
    const filmed = await aPost(world, { as: member, text: '', video })
    expect(filmed.video).toMatchObject({ fileId: video.fileId, seconds: 30, width: 720, height: 1280 })
    expect(await (await fetch(filmed.video!.coverUrl!)).text()).toMatch(/cover/)
  })

  test('is no file that never arrived, and none of another post', async () => {
    const { member, other } = await aTalkingBranch(world)
    const fileId = await anUpload(world)
    const gone = fileId.replace(/[^/]+$/, 'gone.jpg')
    const send = (pictureFileIds: string[], as: Member) =>
      world.refusal('forum.post', { place: inCircle, pictureFileIds }, { as })
    expect((await send([fileId, gone], member)).fields).toEqual({
      'pictureFileIds.1': '第 2 张图片没有传上来，重新选一次。',
    })
    await aPost(world, { as: member, pictureFileIds: [fileId] })
    expect((await send([fileId], other)).code).toBe('INVALID_INPUT')
  })
})

describe('the check of a post', () => {
  test('that finds it risky refuses it, and nothing is written', async () => {
    const { branchId, member } = await aTalkingBranch(world)
    const topicId = aTopic(world, { branchId })
    const error = await world.refusal('forum.post', { place: inTopic(topicId), text: '违规测试' }, { as: member })
    expect(error).toMatchObject({ code: 'CONTENT_RISKY', message: '内容没有通过微信的检查，改一改再发。' })
    expect(world.find('posts', { placeId: topicId })).toEqual([])
    expect(world.find('speakers', { _id: member._id })).toEqual([])
  })

  test.each([
    { how: 'is out of reach', down: true, text: '等检查的话', awaits: 'wechat' },
    { how: 'is in doubt', down: false, text: '疑似测试的话', awaits: 'person' },
  ])('that $how leaves it to its author alone, and it counts for nobody', async ({ down, text, awaits }) => {
    const { branchId, member, other, secretary } = await aTalkingBranch(world)
    const topicId = aTopic(world, { branchId })
    world.cloud.contentCheck.down = down
    const post = await aPost(world, { as: member, topicId, text })
    expect(post).toMatchObject({ state: 'pending', pending: { awaits, refusal: '' } })
    expect(post.allowedEvents).toEqual(['edit', 'remove'])
    expect(await textsFor(world, topicId, member)).toEqual([text])
    for (const as of [other, secretary]) expect(await textsFor(world, topicId, as)).toEqual([])
    expect((await world.refusal('forum.openPost', { postId: post.postId }, { as: other })).code).toBe('NOT_FOUND')
    expect(storedTopic(world, topicId)).toMatchObject({ postCount: 0, authorCount: 0, recentAuthors: [] })
    expect(storedPost(world, post.postId).isWaiting).toBe(false)
  })

  test('of pictures holds it back until the last of them has passed', async () => {
    const { branchId, member, other } = await aTalkingBranch(world)
    const topicId = aTopic(world, { branchId })
    const pictureFileIds = [await anUpload(world), await anUpload(world)]
    const post = await aPost(world, { as: member, topicId, text: '有图', pictureFileIds })
    expect(post.pending).toEqual({ awaits: 'wechat', refusal: '' })
    expect(post.pictures.map(({ url }) => url)).toEqual([
      expect.stringMatching(/^http/),
      expect.stringMatching(/^http/),
    ])
    expect(await textsFor(world, topicId, other)).toEqual([])
    await world.cloud.contentCheck.deliver()
    expect(await textsFor(world, topicId, other)).toEqual(['有图'])
    expect(storedTopic(world, topicId).postCount).toBe(1)
  })

  test('that refuses a picture says to its author which one', async () => {
    const { member } = await aTalkingBranch(world)
    const pictureFileIds = [await anUpload(world), await anUpload(world, 'risky')]
    const { postId } = await aPost(world, { as: member, pictureFileIds })
    await world.cloud.contentCheck.deliver()
    const { post } = await world.data('forum.openPost', { postId }, { as: member })
    const refusal = '第 2 张图片没有通过微信的检查，换掉再发。'
    expect(post).toMatchObject({ state: 'pending', pending: { awaits: 'author', refusal } })
    expect(post.pictures.map(({ isRefused }) => isRefused)).toEqual([false, true])
  })

  test('cannot see films: a person looks, unless its author speaks for the branch', async () => {
    const { member, secretary } = await aTalkingBranch(world)
    const made = [
      await aPost(world, { as: member, video: await aFilm(world) }),
      await aPost(world, { as: secretary, video: await aFilm(world) }),
    ]
    await world.cloud.contentCheck.deliver()
    expect(made.map(({ postId }) => storedPost(world, postId).awaits)).toEqual(['person', 'nobody'])
  })
})

describe('twenty posts in an hour', () => {
  test('are the most, removed ones counted; later there may be more', async () => {
    const { branchId, member } = await aTalkingBranch(world)
    const topicId = aTopic(world, { branchId })
    for (let number = 0; number < 20; number++) {
      const { postId } = await aPost(world, { as: member, topicId, text: `第 ${number} 条` })
      if (number < 3) await world.data('forum.removePost', { postId }, { as: member })
    }
    expect(await world.refusal('forum.post', { place: inCircle, text: '再来' }, { as: member })).toMatchObject({
      code: 'TOO_MANY',
      message: '一小时最多发 20 条，歇一会儿再说。',
    })
    world.advance('+61m')
    await aPost(world, { as: member, topicId, text: '歇好了' })
    expect(storedTopic(world, topicId)).toMatchObject({ postCount: 18, authorCount: 1 })
  })

  test('cannot be got past by sending them all at once', async () => {
    const { branchId, member } = await aTalkingBranch(world)
    const sent = Array.from({ length: 24 }, (_none, number) =>
      world.call('forum.post', { place: inCircle, text: `第 ${number} 条` }, { as: member }),
    )
    const codes = (await Promise.all(sent)).map((envelope) => (envelope.ok ? 'written' : envelope.error.code))
    expect(codes.filter((code) => code === 'TOO_MANY')).toHaveLength(4)
    expect(world.find('posts', { branchId })).toHaveLength(20)
  }, 30_000)
})

import { openWorld, type World } from '../../support/world'
import { doubtful, storedPost } from './documents'
import { aModeratedBranch, auditsOf, noticesOf, postNow, titlesFor } from './moderation-support'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())
afterEach(() => {
  world.cloud.contentCheck.down = false
})

const inTopic = '{党员}在「实习在外，怎样过好组织生活？」里的发言'

describe('the official comment', () => {
  test('carries name and office, ends the waiting, and its author is told where', async () => {
    const { post, member, secretary, branchId } = await aModeratedBranch(world)
    const input = { postId: post._id, text: '这个办法好。' }
    const { comment } = await world.data('forum.officialComment', input, { as: secretary })
    expect(comment).toMatchObject({ authorName: '陈一鸣', roleLabel: '支部书记', text: '这个办法好。' })
    const { isWaiting, isAnswered, comment: kept, commentKey } = postNow(world, post)
    expect({ isWaiting, isAnswered, kept }).toEqual({ isWaiting: false, isAnswered: true, kept: comment })
    expect(commentKey).toBe(`${comment.at}_${post._id}`)
    expect(noticesOf(world, member)).toMatchObject([
      {
        title: '陈一鸣点评了你的发言',
        text: '在「实习在外，怎样过好组织生活？」里。',
        path: `/packages/forum/post/page?id=${post._id}`,
      },
    ])
    expect(auditsOf(world, branchId)).toEqual([['陈一鸣', `点评${inTopic}`, member._id]])
  })

  test('sent again changes nothing, also when the check is out of reach then', async () => {
    const { post, secretary: as, branchId } = await aModeratedBranch(world)
    const input = { postId: post._id, text: '这个办法好。' }
    const first = await world.data('forum.officialComment', input, { as })
    world.advance('+1m')
    world.cloud.contentCheck.down = true
    expect(await world.data('forum.officialComment', input, { as })).toEqual(first)
    expect(auditsOf(world, branchId)).toHaveLength(1)
  })

  test('written again replaces the words, and the author is not told a second time', async () => {
    const { post, member, secretary, deputy } = await aModeratedBranch(world)
    await world.data('forum.officialComment', { postId: post._id, text: '先这样' }, { as: secretary })
    world.advance('+1m')
    await world.data('forum.officialComment', { postId: post._id, text: '改成这样' }, { as: deputy })
    expect(postNow(world, post).comment).toMatchObject({
      text: '改成这样',
      authorName: '江遥',
      roleLabel: '支部副书记',
    })
    expect(titlesFor(world, member)).toEqual(['陈一鸣点评了你的发言'])
  })

  test('passes the check before anybody reads it', async () => {
    const { post, secretary: as } = await aModeratedBranch(world)
    const refused = async (text: string) =>
      (await world.refusal('forum.officialComment', { postId: post._id, text }, { as })).code
    expect(await refused('')).toBe('INVALID_INPUT')
    expect(await refused('违规测试')).toBe('CONTENT_RISKY')
    world.cloud.contentCheck.down = true
    expect(await refused('好')).toBe('CHECK_UNAVAILABLE')
    expect(postNow(world, post).comment).toBeNull()
  })

  test('is for visible posts of others in topics', async () => {
    const { member, secretary: as, topic } = await aModeratedBranch(world)
    const refused = async ({ _id: postId }: { _id: string }) =>
      (await world.refusal('forum.officialComment', { postId, text: '好' }, { as })).message
    expect(await refused(await storedPost(world, as, { topic }))).toBe('自己的发言不用自己点评。')
    expect(await refused(await storedPost(world, member))).toBe('支部圈里不用点评，直接评论就好。')
    const waiting = await storedPost(world, member, { topic, ...doubtful(member) })
    expect(await refused(waiting)).toBe('这条发言现在不能点评，刷新后看看。')
  })
})

describe('marks', () => {
  test('pin a post above all others and unpin it, each once', async () => {
    const { post, member, publicist: as, branchId } = await aModeratedBranch(world)
    const pin = (isSet: boolean) => world.data('forum.markPost', { postId: post._id, mark: 'pinned', isSet }, { as })
    expect(await pin(true)).toMatchObject({ post: { postId: post._id, isPinned: true } })
    await pin(true)
    expect(postNow(world, post)).toMatchObject({ isPinned: true, orderKey: `1${post.key}` })
    await pin(false)
    await pin(false)
    expect(postNow(world, post)).toMatchObject({ isPinned: false, orderKey: `0${post.key}` })
    expect(auditsOf(world, branchId)).toEqual([
      ['苏禾', `置顶${inTopic}`, member._id],
      ['苏禾', `取消置顶${inTopic}`, member._id],
    ])
  })

  test('say that a post is excellent, and the topic counts it', async () => {
    const { post, topic, publicist: as, branchId, member } = await aModeratedBranch(world)
    const mark = (isSet: boolean) =>
      world.data('forum.markPost', { postId: post._id, mark: 'excellent', isSet }, { as })
    const counted = () => world.only<{ excellentCount: number }>('topics', { _id: topic._id }).excellentCount
    await Promise.all([mark(true), mark(true)])
    expect([postNow(world, post).isExcellent, counted()]).toEqual([true, 1])
    await mark(false)
    await mark(false)
    expect([postNow(world, post).isExcellent, counted()]).toEqual([false, 0])
    expect(auditsOf(world, branchId).map(([, what]) => what)).toEqual([`设为精华：${inTopic}`, `取消精华：${inTopic}`])
    expect(titlesFor(world, member)).toEqual([])
  })

  test('go with a post that is hidden, and come back with it', async () => {
    const { post, topic, target, secretary: as } = await aModeratedBranch(world)
    const counted = () => world.only<{ excellentCount: number }>('topics', { _id: topic._id }).excellentCount
    await world.data('forum.markPost', { postId: post._id, mark: 'excellent', isSet: true }, { as })
    await world.data('forum.hide', { target, reason: '离题' }, { as })
    expect(counted()).toBe(0)
    await world.data('forum.restore', { target }, { as })
    expect(counted()).toBe(1)
  })

  test('are refused on what others do not see; in the circle, and of one’s own, nothing is excellent', async () => {
    const { topic, member, secretary: as } = await aModeratedBranch(world)
    const waiting = await storedPost(world, member, { topic, ...doubtful(member) })
    const shared = await storedPost(world, member)
    const refused = async ({ _id: postId }: { _id: string }, mark: 'pinned' | 'excellent') =>
      (await world.refusal('forum.markPost', { postId, mark, isSet: true }, { as })).message
    expect(await refused(waiting, 'pinned')).toBe('这条发言现在别人看不到，刷新后看看。')
    expect(await refused(shared, 'excellent')).toBe('支部圈里不评精华。')
    const own = await storedPost(world, as, { topic })
    expect(await refused(own, 'excellent')).toBe('自己的内容请别的同志来看。')
    const { post } = await world.data('forum.markPost', { postId: shared._id, mark: 'pinned', isSet: true }, { as })
    expect(post.isPinned).toBe(true)
  })
})

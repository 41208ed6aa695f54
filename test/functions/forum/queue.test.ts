import { aMember, openWorld, type World } from '../../support/world'
import { doubtful, storedComment, storedPost, storedTopic } from './documents'
import { aModeratedBranch } from './moderation-support'
import { aFilm } from './support'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

type Tab = 'unanswered' | 'review' | 'cases' | 'hidden'
type Branch = Awaited<ReturnType<typeof aModeratedBranch>>
const open = (tab: Tab, as: Branch['member'], cursor?: string) =>
  world.data('forum.openModeration', { tab, ...(cursor !== undefined && { cursor }) }, { as })
const lastCost = () => world.cloud.calls.at(-1)!.databaseCalls

/** One of each that waits, the doubtful comment first. */
async function aBusyBranch() {
  const branch = await aModeratedBranch(world)
  const { member, other, post, topic, secretary } = branch
  const { isWaiting: _none, ...pending } = doubtful(other)
  const doubted = await storedComment(world, other, { post, ...pending, text: '说不准的评论' })
  world.advance('+1m')
  const film = {
    fileId: 'cloud://test/posts/f.mp4',
    cover: { fileId: 'cloud://test/posts/f.jpg', check: 'passed' as const },
  }
  const video = { ...film, seconds: 12, width: 720, height: 1280 }
  const filmed = await storedPost(world, other, { topic, ...doubtful(other), video })
  await world.data('forum.report', { target: branch.target, reason: 'untrue', note: '没有这回事' }, { as: other })
  const shared = await storedPost(world, member, { text: '支部圈里的话' })
  const target = { kind: 'post' as const, id: shared._id }
  await world.data('forum.hide', { target, reason: '离题' }, { as: secretary })
  return { ...branch, doubted, filmed, shared }
}

test('posts without an answer stand longest waiting first, to be answered by those who speak for the branch', async () => {
  const { post, topic, other, secretary, publicist, deputy } = await aModeratedBranch(world)
  world.advance('+1d')
  await storedPost(world, other, { topic, text: '后说的' })
  const own = await storedPost(world, deputy, { topic, text: '当副书记以前说的' })
  await storedPost(world, other, { topic, isAnswered: true, isWaiting: false })
  const { items, nextCursor } = await open('unanswered', secretary)
  expect(items.map(({ text }) => text)).toEqual([post.text, '后说的', own.text])
  expect(nextCursor).toBeNull()
  expect(items[0]).toEqual({
    target: { kind: 'post', id: post._id },
    subjectKind: 'post',
    postId: post._id,
    threadKey: '',
    placeTitle: topic.title,
    topicId: topic._id,
    authorName: '林晓',
    text: post.text,
    reportedText: '',
    pictures: [],
    videoCoverUrl: null,
    createdAt: post.createdAt,
    editedAt: null,
    waitingSince: post.createdAt,
    reports: [],
    hidden: null,
    appeal: null,
    isRemoved: false,
    isOwn: false,
    allowedEvents: ['comment'],
  })
  expect((await open('unanswered', publicist)).items.map(({ allowedEvents }) => allowedEvents)).toEqual([[], [], []])
  const seenByDeputy = (await open('unanswered', deputy)).items.at(-1)
  expect(seenByDeputy).toMatchObject({ isOwn: true, allowedEvents: [] })
})

test('what waits for a look comes in one line, posts and comments, with what it is', async () => {
  const { secretary, other, doubted, filmed, post, topic } = await aBusyBranch()
  const { items } = await open('review', secretary)
  expect(items).toMatchObject([
    {
      target: { kind: 'comment', id: doubted._id },
      postId: post._id,
      threadKey: doubted.threadKey,
      placeTitle: topic.title,
      topicId: topic._id,
      text: '说不准的评论',
      waitingSince: doubted.createdAt,
      allowedEvents: ['review'],
    },
    { target: { kind: 'post', id: filmed._id }, postId: filmed._id, allowedEvents: ['review'], isOwn: false },
  ])
  expect(JSON.stringify(items)).not.toContain(other._id)
})

test('a film that a member sends waits for a look with its cover, and is shown by one', async () => {
  const { topic, other, secretary: as, member } = await aModeratedBranch(world)
  const place = { kind: 'topic' as const, topicId: topic._id }
  const video = await aFilm(world)
  const { post } = await world.data('forum.post', { place, text: '', video }, { as: other })
  await world.cloud.contentCheck.deliver()
  const [item] = (await open('review', as)).items
  expect(item).toMatchObject({ postId: post.postId, videoCoverUrl: expect.stringContaining('cover') as string })
  const { target, editedAt } = item!
  await world.data('forum.review', { target, decision: 'show', editedAt }, { as })
  const seen = await world.data('forum.openPost', { postId: post.postId }, { as: member })
  expect(seen.post).toMatchObject({ state: 'visible', video: { seconds: 30 } })
})

test('one’s own words are looked at by somebody else', async () => {
  const { secretary, deputy, topic } = await aModeratedBranch(world)
  await storedPost(world, secretary, { topic, ...doubtful(secretary) })
  expect((await open('review', secretary)).items).toMatchObject([{ isOwn: true, allowedEvents: [] }])
  expect((await open('review', deputy)).items).toMatchObject([{ isOwn: false, allowedEvents: ['review'] }])
})

test('reports and appeals wait in one line, and a decision takes them out of it', async () => {
  const { secretary: as, member, shared, target } = await aBusyBranch()
  world.advance('+1m')
  const hidden = { kind: 'post' as const, id: shared._id }
  await world.data('forum.appeal', { target: hidden, text: '没有离题' }, { as: member })
  const { items } = await open('cases', as)
  expect(items).toMatchObject([
    { target, reports: [{ reason: 'untrue', note: '没有这回事' }], appeal: null, allowedEvents: ['decideReports'] },
    {
      target: hidden,
      placeTitle: '',
      topicId: '',
      hidden: { reason: '离题', byName: '陈一鸣' },
      appeal: { text: '没有离题', state: 'waiting' },
      allowedEvents: ['decideAppeal'],
    },
  ])
  expect(items[1]!.waitingSince).toBe(items[1]!.appeal!.at)
  await world.data('forum.decideReports', { target, decision: 'keep' }, { as })
  await world.data('forum.decideAppeal', { target: hidden, decision: 'grant' }, { as })
  expect((await open('cases', as)).items).toEqual([])
})

test('what is hidden stands newest first, waits for nobody, and can be brought back', async () => {
  const { secretary, target, shared } = await aBusyBranch()
  world.advance('+1m')
  await world.data('forum.hide', { target, reason: '不实' }, { as: secretary })
  const { items } = await open('hidden', secretary)
  expect(items.map(({ postId }) => postId)).toEqual([target.id, shared._id])
  expect(items[0]).toMatchObject({
    waitingSince: null,
    hidden: { reason: '不实' },
    reports: [{ reason: 'untrue' }],
    allowedEvents: ['restore'],
  })
})

test('the first page says how much waits in each tab that the caller may see', async () => {
  const { secretary, publicist } = await aBusyBranch()
  const waiting = [
    { tab: 'unanswered', waiting: 1 },
    { tab: 'review', waiting: 2 },
    { tab: 'cases', waiting: 1 },
    { tab: 'hidden', waiting: 0 },
  ]
  for (const { tab } of waiting) expect((await open(tab as Tab, secretary)).tabs).toEqual(waiting)
  expect((await open('unanswered', publicist)).tabs).toEqual([{ tab: 'unanswered', waiting: 1 }])
})

test('the tabs are closed to offices that may not deal with them, to members, and to other branches', async () => {
  const { publicist, member } = await aBusyBranch()
  const { secretary: foreign } = await aModeratedBranch(world)
  for (const tab of ['review', 'cases', 'hidden'] as const) {
    expect((await world.refusal('forum.openModeration', { tab }, { as: publicist })).code).toBe('FORBIDDEN')
    expect((await open(tab, foreign)).items).toEqual([])
    expect((await open(tab, foreign, '')).items).toEqual([])
  }
  const refused = await world.refusal('forum.openModeration', { tab: 'unanswered' }, { as: member })
  expect(refused.code).toBe('FORBIDDEN')
})

describe('pages', () => {
  test('go on behind the cursor, whichever kind the last one was, and count up to twenty-one', async () => {
    const { secretary, topic, post, branchId } = await aModeratedBranch(world)
    const author = await aMember(world, { branchId })
    const { isWaiting: _none, ...pending } = doubtful(author)
    for (let number = 0; number < 25; number++) {
      const text = `第 ${number} 条`
      if (number % 3 === 0) await storedComment(world, author, { post, ...pending, text })
      else await storedPost(world, author, { topic, ...doubtful(author), text })
      world.advance('+1m')
    }
    const first = await open('review', secretary)
    expect(first.tabs).toContainEqual({ tab: 'review', waiting: 21 })
    const second = await open('review', secretary, first.nextCursor!)
    expect([first.items.length, second.items.length, second.nextCursor, second.tabs]).toEqual([20, 5, null, []])
    const texts = [...first.items, ...second.items].map(({ text }) => text)
    expect(texts).toEqual(Array.from({ length: 25 }, (_item, number) => `第 ${number} 条`))
  })

  test('cost the same in a branch with much to do as in a quiet one', async () => {
    const { secretary, branchId, post, other } = await aBusyBranch()
    const costs = async () => {
      const each: number[] = []
      for (const tab of ['unanswered', 'review', 'cases', 'hidden'] as const) {
        await open(tab, secretary)
        each.push(lastCost())
      }
      return each
    }
    const quiet = await costs()
    const author = await aMember(world, { branchId })
    for (let number = 0; number < 30; number++) {
      const waiting = await storedPost(world, author, { topic: storedTopic(world, { branchId }) })
      await world.data(
        'forum.report',
        { target: { kind: 'post', id: waiting._id }, reason: 'other' },
        {
          as: number < 15 ? other : secretary,
        },
      )
      const comment = await storedComment(world, author, { post })
      await world.data(
        'forum.hide',
        { target: { kind: 'comment', id: comment._id }, reason: '离题' },
        { as: secretary },
      )
    }
    // The actor, the page and its counts: three tabs besides, of which one lies in two collections. Where there are comments
    // one read says where they stand; cases read what they are about as it is now.
    expect(quiet).toEqual([5, 6, 6, 7])
    expect(await costs()).toEqual(quiet)
  })
})

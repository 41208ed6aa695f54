import type { Member } from '../../../cloudfunctions/directory/members'
import type { Entry, EntryKind } from '../../../cloudfunctions/forum/entry'
import { aBranch, openWorld, type World } from '../../support/world'
import { aComment, aCrowd, move } from './comment-support'
import { aPost, aTalkingBranch, aTopic, cost, storedComment, storedPost } from './support'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())
afterEach(() => {
  world.cloud.contentCheck.down = false
})

async function aLikeable() {
  const people = await aTalkingBranch(world)
  const { postId } = await aPost(world, { as: people.member })
  const { commentId } = await aComment(world, { as: people.other, postId })
  return { ...people, postId, commentId }
}
type Likeable = Awaited<ReturnType<typeof aLikeable>>

const kinds: EntryKind[] = ['post', 'comment']
const targetOf = (kind: EntryKind, { postId, commentId }: { postId: string; commentId: string }) => ({
  kind,
  id: kind === 'post' ? postId : commentId,
})
const stored = (kind: EntryKind, things: Likeable): Entry =>
  kind === 'post' ? storedPost(world, things.postId) : storedComment(world, things.commentId)
const like = (target: { kind: EntryKind; id: string }, as: Member) =>
  world.data('forum.setLike', { target, isLiked: true }, { as })
const unlike = (target: { kind: EntryKind; id: string }, as: Member) =>
  world.data('forum.setLike', { target, isLiked: false }, { as })

describe.each(kinds)('a like of a %s', (kind) => {
  test('counts, is known to whoever gave it, and goes again', async () => {
    const things = await aLikeable()
    const target = targetOf(kind, things)
    expect(await like(target, things.member)).toEqual({ likeCount: 1, isLiked: true })
    expect(await like(target, things.secretary)).toEqual({ likeCount: 2, isLiked: true })
    expect(await unlike(target, things.member)).toEqual({ likeCount: 1, isLiked: false })
    expect(stored(kind, things).likeCount).toBe(1)
    expect(Object.keys(stored(kind, things).likes)).toEqual([things.secretary._id])
  })

  test('given twice, or at the same moment from two phones, is one; taken back twice is once', async () => {
    const things = await aLikeable()
    const target = targetOf(kind, things)
    await Promise.all([like(target, things.member), like(target, things.member), like(target, things.member)])
    expect(await like(target, things.member)).toEqual({ likeCount: 1, isLiked: true })
    await Promise.all([unlike(target, things.member), unlike(target, things.member)])
    expect(await unlike(target, things.member)).toEqual({ likeCount: 0, isLiked: false })
    expect(stored(kind, things)).toMatchObject({ likeCount: 0, likes: {} })
  })

  test('takes three database calls: the caller, the write, and what it came to', async () => {
    const things = await aLikeable()
    await like(targetOf(kind, things), things.member)
    expect(cost(world)).toMatchObject({ databaseCalls: 3, documentsExamined: 3 })
    await unlike(targetOf(kind, things), things.member)
    expect(cost(world)).toMatchObject({ databaseCalls: 3, documentsExamined: 3 })
  })

  test('is refused where the caller may not read it, and nothing is written', async () => {
    const things = await aLikeable()
    const { member: foreign } = await aTalkingBranch(world)
    const target = targetOf(kind, things)
    for (const asked of [target, { ...target, id: 'nothing' }]) {
      for (const isLiked of [true, false]) {
        const error = await world.refusal('forum.setLike', { target: asked, isLiked }, { as: foreign })
        expect(error.code).toBe('NOT_FOUND')
      }
    }
    const error = await world.refusal('forum.setLike', { target, isLiked: true }, { as: 'nobody' })
    expect(error.code).toBe('NOT_JOINED')
    expect(stored(kind, things)).toMatchObject({ likeCount: 0, likes: {} })
  })

  test.each(['pending', 'hidden'])('is refused while it is %s, also to those who see it then', async (state) => {
    const things = await aLikeable()
    const author = kind === 'post' ? things.member : things.other
    const stranger = kind === 'post' ? things.other : things.member
    const target = targetOf(kind, things)
    await like(target, stranger)
    const changes = { state, audience: `author:${author._id}` }
    await world.update(`${kind}s`, { _id: target.id }, { $set: changes })
    const refused = async (as: Member, isLiked = true) =>
      (await world.refusal('forum.setLike', { target, isLiked }, { as })).code
    expect(await refused(author)).toBe('WRONG_STATE')
    expect(await refused(things.secretary)).toBe('WRONG_STATE')
    expect(await refused(stranger)).toBe('NOT_FOUND')
    expect(await refused(stranger, false)).toBe('NOT_FOUND')
    expect(stored(kind, things)).toMatchObject({ likeCount: 1 })
  })

  test('is refused once it is removed, to its author as well', async () => {
    const things = await aLikeable()
    const target = targetOf(kind, things)
    await world.update(`${kind}s`, { _id: target.id }, { $set: { state: 'removed', audience: 'nobody' } })
    for (const as of [things.member, things.other, things.secretary]) {
      expect((await world.refusal('forum.setLike', { target, isLiked: true }, { as })).code).toBe('NOT_FOUND')
    }
    expect(stored(kind, things)).toMatchObject({ likeCount: 0, likes: {} })
  })

  test('of one’s own words ends with one’s time in the branch, though one still sees them', async () => {
    const things = await aLikeable()
    const author = kind === 'post' ? things.member : things.other
    await move(world, author, aBranch(world).branchId)
    const input = { target: targetOf(kind, things), isLiked: true }
    expect((await world.refusal('forum.setLike', input, { as: author })).code).toBe('WRONG_STATE')
    expect(stored(kind, things)).toMatchObject({ likeCount: 0, likes: {} })
  })
})

test('what is for one group is liked in that group and by those who run the discussion, and by nobody else', async () => {
  const { branchId, groupId, member, other, publicist, secretary } = await aTalkingBranch(world)
  const topicId = aTopic(world, { branchId }, { scopeKeys: [`group_${groupId}`], groupIds: [groupId] })
  const { postId } = await aPost(world, { as: member, topicId })
  const target = { kind: 'post', id: postId } as const
  expect((await world.refusal('forum.setLike', { target, isLiked: true }, { as: other })).code).toBe('NOT_FOUND')
  expect(await like(target, publicist)).toEqual({ likeCount: 1, isLiked: true })
  expect(await like(target, secretary)).toEqual({ likeCount: 2, isLiked: true })
  expect(await like(target, member)).toEqual({ likeCount: 3, isLiked: true })
})

test('a comment is liked in its own right, also while the post above it is checked anew', async () => {
  const things = await aLikeable()
  await world.update('posts', { _id: things.postId }, { $set: { state: 'pending', audience: 'author:x' } })
  expect(await like(targetOf('comment', things), things.member)).toMatchObject({ likeCount: 1 })
})

test('likes that are neither yes nor no, or of something else, are refused', async () => {
  const things = await aLikeable()
  const sent = async (input: object) =>
    (await world.refusal('forum.setLike', input as never, { as: things.member })).code
  expect(await sent({ target: targetOf('post', things) })).toBe('INVALID_INPUT')
  expect(await sent({ target: { kind: 'topic', id: 'x' }, isLiked: true })).toBe('INVALID_INPUT')
  // A comment's id is no post's.
  expect(await sent({ target: { kind: 'post', id: things.commentId }, isLiked: true })).toBe('NOT_FOUND')
})

describe('at the same moment', () => {
  test.each(kinds)(
    'sixty members like one %s: exactly 60, and nobody is refused',
    async (kind) => {
      const things = await aLikeable()
      const target = targetOf(kind, things)
      const crowd = await aCrowd(world, things.branchId, 60)
      const answers = await Promise.all(crowd.map((as) => like(target, as)))
      expect(answers.every(({ isLiked }) => isLiked)).toBe(true)
      const entry = stored(kind, things)
      expect(entry.likeCount).toBe(60)
      expect(Object.keys(entry.likes).sort()).toEqual(crowd.map(({ _id }) => _id).sort())
      expect(Math.max(...answers.map(({ likeCount }) => likeCount))).toBe(60)
    },
    60_000,
  )

  test('likes, unlikes, double taps and comments mix, and every number fits', async () => {
    const things = await aLikeable()
    const target = targetOf('post', things)
    const crowd = await aCrowd(world, things.branchId, 60)
    const [fickle, others] = [crowd.slice(0, 20), crowd.slice(20)]
    await Promise.all(fickle.map((as) => like(target, as)))
    await Promise.all([
      ...others.flatMap((as) => [like(target, as), like(target, as)]),
      ...fickle.map((as) => unlike(target, as)),
      ...others.slice(0, 20).map((as) => aComment(world, { as, postId: things.postId })),
    ])
    const post = storedPost(world, things.postId)
    expect(post).toMatchObject({ likeCount: 40, commentCount: 21 })
    expect(Object.keys(post.likes).sort()).toEqual(others.map(({ _id }) => _id).sort())
    expect(world.find('comments', { subjectId: things.postId, state: 'visible' })).toHaveLength(21)
  }, 60_000)

  test('one who taps on and off from two phones ends in one of the two, with the number that fits', async () => {
    const things = await aLikeable()
    const target = targetOf('post', things)
    await Promise.all(Array.from({ length: 10 }, (_none, tap) => (tap % 2 ? like : unlike)(target, things.other)))
    const { likes, likeCount } = storedPost(world, things.postId)
    expect(likeCount).toBe(Object.keys(likes).length)
    expect((await like(target, things.other)).likeCount).toBe(1)
  })
})

test('no answer names who likes something, or their ids', async () => {
  const things = await aLikeable()
  const { postId, member, other, secretary, publicist } = things
  for (const as of [member, other, publicist]) {
    await like(targetOf('post', things), as)
    await like(targetOf('comment', things), as)
  }
  const answers = [
    await world.data('forum.openPost', { postId }, { as: secretary }),
    await world.data('forum.openCircle', {}, { as: secretary }),
    await world.data('forum.listNew', { place: { kind: 'circle' }, after: '' }, { as: secretary }),
    await world.data('forum.listMine', { kind: 'comments' }, { as: other }),
    await like(targetOf('post', things), secretary),
    await like(targetOf('comment', things), secretary),
    await aComment(world, { as: secretary, postId }),
  ]
  for (const answer of answers) {
    const sent = JSON.stringify(answer)
    expect(sent).not.toContain('"likes"')
    for (const { _id, openid } of [member, other, publicist, secretary]) {
      expect(sent).not.toContain(`"${_id}"`)
      expect(sent).not.toContain(openid)
    }
  }
})

import { toCommentView } from '../../../miniprogram/packages/forum/comment-view'
import { toView as toMine } from '../../../miniprogram/packages/forum/mine/view-model'
import { insert, renew, rootKeyOf, startOf, type Thread } from '../../../miniprogram/packages/forum/behaviors/thread'
import { toView } from '../../../miniprogram/packages/forum/post/view-model'
import { at, now } from '../support/answers'
import { aCirclePost, aComment, aPost } from '../support/forum-answers'
import { aPostPage, commentNumber, replyTo } from '../support/post-answers'

describe('a comment’s view', () => {
  test('says who, in which office, when, and whom it answers', () => {
    const comment = aComment({
      isReply: true,
      replyToName: '苏禾',
      roleLabel: '支部书记',
      createdAt: at('2026-10-14 08:12'),
    })
    expect(toCommentView(comment, now)).toMatchObject({
      roleLabel: '支部书记',
      ago: '今天 08:12',
      replyTo: '回复苏禾：',
    })
  })

  test('offers a menu only for what is not on the row itself', () => {
    expect(toCommentView(aComment({ allowedEvents: ['like', 'reply'] }), now).hasMenu).toBe(false)
    expect(toCommentView(aComment({ allowedEvents: ['like', 'reply', 'remove'] }), now).hasMenu).toBe(true)
  })

  test('that was refused says why, and who sees it', () => {
    const comment = aComment({
      isMine: true,
      state: 'pending',
      pending: { awaits: 'author', refusal: '别写电话号码。' },
      allowedEvents: ['edit', 'remove'],
    })
    expect(toCommentView(comment, now)).toMatchObject({ isVisible: false, tag: '没有通过', why: '别写电话号码。' })
  })
})

describe('a post’s page', () => {
  test('is shared with words that tell nothing of it', () => {
    expect(toView(aPostPage(), now).shareTitle).toBe('支部的讨论，进来说说你的做法')
    const inCircle = { ...aPostPage(), post: aCirclePost() }
    expect(toView(inCircle, now).shareTitle).toBe('支部圈里有一条新内容')
  })
})

describe('the thread on screen', () => {
  const view = (numbers: number[], around: Partial<Thread> = {}): Thread => ({
    items: numbers.map((number) => toCommentView(commentNumber(number), now)),
    nextCursor: null,
    previousCursor: null,
    ...around,
  })
  const ids = ({ items }: Pick<Thread, 'items'>) => items.map(({ id }) => Number(id.replace('comment-', '')))

  test('keeps what stands before and behind a stretch that was asked for anew', () => {
    const before = view([1, 2, 3, 4, 5, 6], { nextCursor: 'k6', previousCursor: 'k1' })
    const renewed = renew(before, view([3, 4], { nextCursor: 'k4', previousCursor: 'k3' }), 'k3')
    expect(ids(renewed)).toEqual([1, 2, 3, 4, 5, 6])
    expect(renewed).toMatchObject({ nextCursor: 'k6', previousCursor: 'k1' })
  })

  test('loses what is gone from that stretch, and takes in what is new', () => {
    expect(ids(renew(view([1, 2, 4, 6]), view([3, 4, 5], { nextCursor: 'k5' }), 'k2'))).toEqual([1, 3, 4, 5, 6])
    expect(ids(renew(view([1, 2, 3]), view([]), 'k2'))).toEqual([1])
  })

  test('begins where its first comment stands, or at the beginning', () => {
    expect(startOf(view([4, 5], { previousCursor: 'k4' }))).toBe('k4')
    expect(startOf(view([1, 2]))).toBe('')
  })

  test('knows the comment that a reply stands below, or begins with a reply whose comment was not loaded', () => {
    const [root, reply] = [commentNumber(1), replyTo(1)].map((comment) => toCommentView(comment, now))
    expect(rootKeyOf([root!, reply!], 'reply-1')).toBe('k1')
    expect(rootKeyOf([reply!], 'reply-1')).toBe('k1/1')
    expect(rootKeyOf([root!], 'gone')).toBe('')
  })

  test('takes a reply below its comment', () => {
    const reply = toCommentView(replyTo(1), now)
    expect(insert(view([1, 2]), reply)?.map(({ id }) => id)).toEqual(['comment-1', 'reply-1', 'comment-2'])
  })

  test('has no place for a comment behind pages that were not loaded', () => {
    const comment = toCommentView(commentNumber(9), now)
    expect(insert(view([1, 2], { nextCursor: 'k2' }), comment)).toBeNull()
    expect(insert(view([1, 2]), comment)?.at(-1)?.id).toBe('comment-9')
  })
})

test('one’s own words say where they stand, and lead there', () => {
  const comment = commentNumber(3, { isReply: true })
  const { items } = toMine(
    {
      items: [
        { kind: 'post', post: aCirclePost() },
        { kind: 'post', post: aPost() },
        { kind: 'comment', comment, subjectKind: 'post', postId: 'post-1', postTitle: '实习在外，怎样过好组织生活？' },
      ],
      nextCursor: null,
    },
    'posts',
    now,
  )
  expect(items).toMatchObject([
    { topicTitle: '支部圈' },
    { topicTitle: '实习在外，怎样过好组织生活？' },
    {
      about: '实习在外，怎样过好组织生活？',
      path: '/packages/forum/post/page?id=post-1&from=k3',
      isReply: false,
    },
  ])
})

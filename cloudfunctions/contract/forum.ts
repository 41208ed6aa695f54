import * as v from 'valibot'
import { limits } from '../../miniprogram/shared/limits'
import type { FunctionContract } from './define'
import * as f from './fields'

const topicCard = v.object({
  topicId: v.string(),
  title: v.string(),
  text: v.string(),
  state: v.picklist(['open', 'closed']),
  opensAt: v.number(),
  closesAt: v.number(),
  postCount: v.number(),
  authorCount: v.number(),
  recentAuthors: v.array(v.string()),
})

const officialComment = v.object({ authorName: v.string(), roleLabel: v.string(), text: v.string(), at: v.number() })

const post = v.object({
  postId: v.string(),
  authorName: v.string(),
  text: v.string(),
  createdAt: v.number(),
  /** pending: awaiting WeChat's check or a person's look, seen by its author and by those who look. */
  state: v.picklist(['pending', 'visible']),
  isMine: v.boolean(),
  comment: v.nullable(officialComment),
  waitingDays: v.nullable(v.number()),
  /** review: `reviewPost` decides whether the post is shown. */
  allowedEvents: v.array(v.picklist(['comment', 'remove', 'review'])),
})

export const forum = {
  listTopics: {
    input: f.input({ cursor: f.cursor }),
    output: v.object({
      ...f.pageOf(topicCard).entries,
      /** The newest official comment on a post of mine, for the line on top of the list. */
      newestComment: v.nullable(
        v.object({ topicId: v.string(), topicTitle: v.string(), authorName: v.string(), at: v.number() }),
      ),
      allowedEvents: v.array(v.picklist(['createTopic'])),
    }),
  },
  /** The topic and its first page of posts, newest first; with a cursor the next page. */
  openTopic: {
    input: f.input({
      topicId: f.id('主题'),
      filter: v.optional(v.picklist(['all', 'mine', 'unanswered'], '筛选不对。'), 'all'),
      cursor: f.cursor,
    }),
    output: v.object({
      topic: topicCard,
      posts: f.pageOf(post),
      allowedEvents: v.array(v.picklist(['post', 'close'])),
    }),
  },
  post: {
    input: f.input({ topicId: f.id('主题'), text: f.text('发言', limits.postText) }),
    output: v.object({ post }),
  },
  removePost: { input: f.input({ postId: f.id('发言') }), output: f.nothing },
  /** A person's look at a post that WeChat's check found doubtful or could not reach. */
  reviewPost: {
    input: f.input({ postId: f.id('发言'), decision: f.choice('决定', ['show', 'remove']) }),
    output: f.nothing,
  },
  /** The branch speaks: one official comment a post, replaced when written again. */
  comment: {
    input: f.input({ postId: f.id('发言'), text: f.text('点评', limits.commentText) }),
    output: v.object({ comment: officialComment }),
  },
  createTopic: {
    input: f.input({
      title: f.text('主题', limits.topicTitle),
      text: f.text('说明', limits.topicText),
      closesAt: f.moment('结束时间'),
    }),
    output: v.object({ topicId: v.string() }),
  },
  closeTopic: { input: f.input({ topicId: f.id('主题') }), output: f.nothing },
  /** Admin: posts of the branch that wait for an answer or a look, longest waiting first. */
  listUnanswered: {
    input: f.input({ cursor: f.cursor }),
    output: f.pageOf(v.object({ ...post.entries, topicId: v.string(), topicTitle: v.string() })),
  },
} as const satisfies FunctionContract

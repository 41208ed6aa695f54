import * as v from 'valibot'
import * as f from '../fields'
import { articleId } from '../content/shapes'
import { comment, placeInput, post, subjectKind, topicCard } from './shapes'

/** A page of posts, newest first (pinned ones before them on the first page). */
const postsPage = {
  ...f.pageOf(post).entries,
  /** The newest post of the list: what `listNew` asks behind. '' when there is none. */
  newestKey: v.string(),
}

export const reading = {
  listTopics: {
    input: f.input({ cursor: f.cursor }),
    output: v.object({
      ...f.pageOf(topicCard).entries,
      /** The newest official comment on a post of mine, for the line on top of the list. */
      newestComment: v.nullable(
        v.object({ topicId: v.string(), topicTitle: v.string(), authorName: v.string(), at: v.number() }),
      ),
      /** closeTopic: the caller writes summaries. */
      allowedEvents: v.array(v.picklist(['createTopic', 'closeTopic'])),
    }),
  },
  /** The topic and its first page of posts; with a cursor the next page. Three database calls, however many posts. */
  openTopic: {
    input: f.input({
      topicId: f.id('主题'),
      filter: v.optional(v.picklist(['all', 'excellent', 'mine', 'unanswered'], '筛选不对。'), 'all'),
      cursor: f.cursor,
    }),
    output: v.object({
      topic: v.object({
        ...topicCard.entries,
        /** Temporary addresses of those that have passed WeChat's check. */
        pictureUrls: v.array(v.string()),
      }),
      posts: v.object(postsPage),
      /** unanswered: the caller may see what waits for an answer. */
      allowedEvents: v.array(v.picklist(['post', 'edit', 'close', 'remove', 'unanswered'])),
    }),
  },
  /** The branch circle, newest first. */
  openCircle: {
    input: f.input({ cursor: f.cursor }),
    output: v.object({ ...postsPage, allowedEvents: v.array(v.picklist(['post'])) }),
  },
  /** What others have posted since, oldest first: announced above the list without moving it. */
  listNew: {
    input: f.input({ place: placeInput, after: v.pipe(v.string(), v.maxLength(200, '位置不对，刷新后再试。')) }),
    output: v.object({
      items: v.array(post),
      newestKey: v.string(),
      /** There are more than these: load the list anew. */
      hasMore: v.boolean(),
    }),
  },
  /**
   * One post and a page of its comments, oldest first, replies below the comment that they answer. `cursor` goes on
   * behind, `before` goes back, `from` begins at a comment's thread key (as notices do).
   */
  openPost: {
    input: f.input({ postId: f.id('发言'), cursor: f.cursor, before: f.cursor, from: f.cursor }),
    output: v.object({
      post,
      comments: v.object({
        ...f.pageOf(comment).entries,
        /** Where the page before this one ends; null at the first. */
        previousCursor: v.nullable(v.string()),
      }),
    }),
  },
  /** A page of the comments below an article, as `openPost` pages those of a post. Three database calls. */
  openThread: {
    input: f.input({ articleId, cursor: f.cursor, before: f.cursor, from: f.cursor }),
    output: v.object({
      title: v.string(),
      commentCount: v.number(),
      comments: v.object({ ...f.pageOf(comment).entries, previousCursor: v.nullable(v.string()) }),
      allowedEvents: v.array(v.picklist(['comment'])),
    }),
  },
  /** What the caller has written, in whatever topic, circle or branch, newest first. */
  listMine: {
    input: f.input({ kind: f.choice('类别', ['posts', 'comments']), cursor: f.cursor }),
    output: f.pageOf(
      v.variant('kind', [
        v.object({ kind: v.literal('post'), post }),
        v.object({ kind: v.literal('comment'), comment, subjectKind, postId: v.string(), postTitle: v.string() }),
      ]),
    ),
  },
} as const

import * as v from 'valibot'
import { limits } from '../../../miniprogram/shared/limits'
import * as f from '../fields'
import {
  officialComment,
  picture,
  pictureFileIds,
  post,
  reportReason,
  subjectKind,
  target,
  targetInput,
  topicFolder,
} from './shapes'

const scopeInput = v.variant(
  'kind',
  [
    v.strictObject({ kind: v.literal('branch') }),
    v.strictObject({
      kind: v.literal('groups'),
      groupIds: v.pipe(
        v.array(f.id('党小组'), '党小组的名单不对。'),
        v.minLength(1, '至少选一个党小组。'),
        v.maxLength(20, '党小组最多选 20 个。'),
      ),
    }),
  ],
  '范围不在可选的范围里。',
)

/** Something that waits for the branch, or that the branch has hidden. */
const queueItem = v.object({
  target,
  /** What it is or stands below: `openPost({ postId })`, or the article's page. */
  subjectKind,
  postId: v.string(),
  /** Where its thread page begins, `openPost({ from: threadKey })`; '' for a post. */
  threadKey: v.string(),
  /** The topic's title, '' in the circle. */
  placeTitle: v.string(),
  /** The topic to answer in, '' in the circle. */
  topicId: v.string(),
  authorName: v.string(),
  text: v.string(),
  /** What stood there when it was first reported, where its author has changed it since; '' otherwise. */
  reportedText: v.string(),
  pictures: v.array(picture),
  videoCoverUrl: v.nullable(v.string()),
  createdAt: v.number(),
  editedAt: v.nullable(v.number()),
  /** Epoch ms since when the branch owes something; null when it owes nothing any more (hidden). */
  waitingSince: v.nullable(v.number()),
  /** Who reported stays unsaid. */
  reports: v.array(v.object({ reason: reportReason, note: v.string(), at: v.number() })),
  hidden: v.nullable(v.object({ reason: v.string(), at: v.number(), byName: v.string() })),
  appeal: v.nullable(
    v.object({
      text: v.string(),
      at: v.number(),
      state: v.picklist(['waiting', 'granted', 'refused']),
      answer: v.string(),
    }),
  ),
  /** It is gone meanwhile, removed by its author; the text is what was reported. */
  isRemoved: v.boolean(),
  /** What concerns the caller is decided by somebody else. */
  isOwn: v.boolean(),
  allowedEvents: v.array(v.picklist(['comment', 'review', 'decideReports', 'decideAppeal', 'restore'])),
})

const tab = ['unanswered', 'review', 'cases', 'hidden'] as const

export const moderating = {
  /** The form of a topic; of a new one without an id. */
  editTopic: {
    input: f.input({ topicId: v.optional(v.nullable(f.id('主题')), null) }),
    output: v.object({
      topic: v.nullable(
        v.object({
          topicId: v.string(),
          version: v.number(),
          title: v.string(),
          text: v.string(),
          pictures: v.array(picture),
          opensAt: v.number(),
          closesAt: v.number(),
          groupIds: v.array(v.string()),
          /** The scope of a topic is fixed when it is made: what was said was said to these people. */
          groupNames: v.array(v.string()),
        }),
      ),
      /** Groups of the branch to choose from. */
      groups: v.array(v.object({ groupId: v.string(), name: v.string() })),
    }),
  },
  /** Makes a topic (version 0) or changes one that has not been closed; `scope` counts for a new one only. */
  saveTopic: {
    input: f.input({
      topicId: v.optional(v.nullable(f.id('主题')), null),
      version: f.wholeNumber('版本', 0, 1_000_000),
      title: f.text('主题', limits.topicTitle),
      text: f.optionalText('说明', limits.topicText),
      pictureFileIds: pictureFileIds(topicFolder),
      /** Null: at once. */
      opensAt: v.nullable(f.moment('开始时间')),
      closesAt: f.moment('结束时间'),
      scope: scopeInput,
    }),
    output: v.object({ topicId: v.string(), version: v.number() }),
  },
  /** Ends a topic with what the branch concludes; written again it replaces the earlier summary. */
  closeTopic: {
    input: f.input({ topicId: f.id('主题'), summary: f.text('小结', limits.summaryText) }),
    output: v.object({ summary: officialComment }),
  },
  /** Only of a topic in which nobody has spoken. */
  removeTopic: { input: f.input({ topicId: f.id('主题') }), output: f.nothing },
  /** The branch speaks: one official comment a post, replaced when written again. */
  officialComment: {
    input: f.input({ postId: f.id('发言'), text: f.text('点评', limits.commentText) }),
    output: v.object({ comment: officialComment }),
  },
  markPost: {
    input: f.input({
      postId: f.id('发言'),
      mark: f.choice('标记', ['pinned', 'excellent']),
      isSet: v.boolean('标记要说清是加上还是去掉。'),
    }),
    output: v.object({ post }),
  },
  /** A person's look at what WeChat's check found doubtful, cannot see (videos) or did not answer about. */
  review: {
    input: f.input({
      target: targetInput,
      decision: f.choice('决定', ['show', 'refuse']),
      reason: f.optionalText('理由', limits.reason),
      /** `editedAt` of what was looked at: CONFLICT when its author has changed it since. */
      editedAt: v.optional(v.nullable(f.moment('修改时间'))),
    }),
    output: f.nothing,
  },
  hide: { input: f.input({ target: targetInput, reason: f.text('理由', limits.reason) }), output: f.nothing },
  restore: { input: f.input({ target: targetInput }), output: f.nothing },
  /** keep: nothing wrong with it. hide: with the reason that its author is told. Reporters learn that it was looked at. */
  decideReports: {
    input: f.input({
      target: targetInput,
      decision: f.choice('决定', ['keep', 'hide']),
      reason: f.optionalText('理由', limits.reason),
    }),
    output: f.nothing,
  },
  decideAppeal: {
    input: f.input({
      target: targetInput,
      decision: f.choice('决定', ['grant', 'refuse']),
      answer: f.optionalText('答复', limits.reason),
    }),
    output: f.nothing,
  },
  /** What waits for the branch, longest waiting first, and what it has hidden, newest first. */
  openModeration: {
    input: f.input({ tab: f.choice('类别', tab), cursor: f.cursor }),
    output: v.object({
      tab: v.picklist(tab),
      ...f.pageOf(queueItem).entries,
      /**
       * The tabs that the caller may see, with how much waits in each, counted up to 21; what is hidden waits for nobody.
       * Empty behind the first page.
       */
      tabs: v.array(v.object({ tab: v.picklist(tab), waiting: v.number() })),
    }),
  },
} as const

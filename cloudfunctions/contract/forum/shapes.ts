/** What topics, posts and comments look like on their way to a phone, and the fields that several inputs share. */
import * as v from 'valibot'
import { limits } from '../../../miniprogram/shared/limits'
import { reportReasonLabels, wordsOf } from '../../../miniprogram/shared/words'
import * as f from '../fields'

/** What can be liked and reported; posts and comments can be hidden as well, articles are kept by the editorial desk. */
export const targetInput = v.strictObject({ kind: f.choice('对象', ['post', 'comment', 'article']), id: f.id('对象') })
export const target = v.object({ kind: v.picklist(['post', 'comment', 'article']), id: v.string() })

/** What comments stand below. */
export const subjectInput = v.strictObject({ kind: f.choice('对象', ['post', 'article']), id: f.id('对象') })
export const subjectKind = v.picklist(['post', 'article'])

/** Where a post stands: in a topic, or in the branch circle. */
export const placeInput = v.variant(
  'kind',
  [v.strictObject({ kind: v.literal('topic'), topicId: f.id('主题') }), v.strictObject({ kind: v.literal('circle') })],
  '发到哪里不在可选的范围里。',
)
export const place = v.object({
  kind: v.picklist(['topic', 'circle']),
  /** '' in the circle. */
  topicId: v.string(),
  /** The topic's title, '' in the circle. */
  title: v.string(),
})

export const reportReason = v.picklist(wordsOf(reportReasonLabels), '举报的理由不在可选的范围里。')

/** Storage folder of everything that posts show. */
export const postFolder = 'posts'
/** Storage folder of a topic's pictures. */
export const topicFolder = 'topics'

const pictureIn = (folder: string) => v.pipe(f.pictureFile('图片', folder), v.minLength(1, '图片不对，换一张再试。'))

export const pictureFileIds = (folder: string) =>
  v.optional(
    v.pipe(
      v.array(pictureIn(folder), '图片列表不对。'),
      v.maxLength(limits.postPictures, `图片最多 ${limits.postPictures} 张。`),
      v.check((ids) => new Set(ids).size === ids.length, '有两张图片是同一张，去掉一张。'),
    ),
    [],
  )

export const videoInput = v.optional(
  v.nullable(
    v.strictObject({
      fileId: v.pipe(f.uploadedFile('视频', postFolder, 'mp4'), v.minLength(1, '视频不对，换一个再试。')),
      /** A frame of it: shown before it plays, and checked as a picture. */
      coverFileId: v.pipe(f.pictureFile('视频封面', postFolder), v.minLength(1, '视频封面不对，重新选一次视频。')),
      seconds: f.wholeNumber('视频时长（秒）', 1, limits.postVideoSeconds),
      width: f.wholeNumber('视频宽度', 1, 10_000),
      height: f.wholeNumber('视频高度', 1, 10_000),
    }),
  ),
  null,
)

/** A stored picture. `url` is temporary; null for a file that is gone. `isRefused`: WeChat's check says no; its author replaces it. */
export const picture = v.object({ fileId: v.string(), url: v.nullable(v.string()), isRefused: v.boolean() })

export const video = v.object({
  fileId: v.string(),
  coverFileId: v.string(),
  url: v.nullable(v.string()),
  coverUrl: v.nullable(v.string()),
  seconds: v.number(),
  width: v.number(),
  height: v.number(),
})

export const officialComment = v.object({
  authorName: v.string(),
  roleLabel: v.string(),
  text: v.string(),
  at: v.number(),
})

/** Why only its author (and who moderates) sees it. */
const pending = v.object({
  /** wechat: the check has not answered. person: somebody of the branch looks first. author: refused, to be changed. */
  awaits: v.picklist(['wechat', 'person', 'author']),
  /** For `author`: what to change, one sentence; '' otherwise. */
  refusal: v.string(),
})

/** Hidden by the branch: its author and who moderates see why. */
const hidden = v.object({
  reason: v.string(),
  at: v.number(),
  appeal: v.nullable(
    v.object({
      text: v.string(),
      at: v.number(),
      state: v.picklist(['waiting', 'refused']),
      /** The branch's answer to a refused appeal. */
      answer: v.string(),
    }),
  ),
})

/** What posts and comments have in common. */
const entry = {
  authorName: v.string(),
  isMine: v.boolean(),
  text: v.string(),
  createdAt: v.number(),
  /** Epoch ms of the last change by its author; null when it is as first written. */
  editedAt: v.nullable(v.number()),
  state: v.picklist(['pending', 'visible', 'hidden']),
  pending: v.nullable(pending),
  hidden: v.nullable(hidden),
  likeCount: v.number(),
  isLiked: v.boolean(),
}

export const post = v.object({
  postId: v.string(),
  place,
  ...entry,
  pictures: v.array(picture),
  video: v.nullable(video),
  /** Visible comments and replies. */
  commentCount: v.number(),
  isPinned: v.boolean(),
  isExcellent: v.boolean(),
  officialComment: v.nullable(officialComment),
  /** Whole days without an answer, for those who owe it; null otherwise. */
  waitingDays: v.nullable(v.number()),
  allowedEvents: v.array(
    v.picklist([
      'like',
      'comment',
      'edit',
      'remove',
      'report',
      'appeal',
      'officialComment',
      'pin',
      'unpin',
      'markExcellent',
      'unmarkExcellent',
      'hide',
      'restore',
      'review',
    ]),
  ),
})

export const comment = v.object({
  commentId: v.string(),
  /** Where its thread page begins: `openPost({ from: threadKey })`. */
  threadKey: v.string(),
  ...entry,
  /** A reply stands below the comment that it answers. */
  isReply: v.boolean(),
  /** The name of whom it answers, unless that is the comment right above it on this page: then '', as for a comment. */
  replyToName: v.string(),
  /** The office in which its author speaks for the branch, '支部书记'; '' for everybody else. */
  roleLabel: v.string(),
  allowedEvents: v.array(
    v.picklist(['like', 'reply', 'edit', 'remove', 'report', 'appeal', 'hide', 'restore', 'review']),
  ),
})

export const topicCard = v.object({
  topicId: v.string(),
  title: v.string(),
  text: v.string(),
  /** scheduled: opens later; seen by who may edit it. */
  state: v.picklist(['scheduled', 'open', 'closed']),
  opensAt: v.number(),
  closesAt: v.number(),
  /** Names of the groups that it is for; empty for the whole branch. */
  groupNames: v.array(v.string()),
  postCount: v.number(),
  authorCount: v.number(),
  excellentCount: v.number(),
  recentAuthors: v.array(v.string()),
  /** What the branch concluded when it closed the topic. */
  summary: v.nullable(officialComment),
})

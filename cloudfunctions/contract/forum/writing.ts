import * as v from 'valibot'
import { limits } from '../../../miniprogram/shared/limits'
import * as f from '../fields'
import {
  comment,
  pictureFileIds,
  placeInput,
  post,
  postFolder,
  reportReason,
  subjectInput,
  targetInput,
  videoInput,
} from './shapes'

const postWords = {
  text: f.optionalText('发言', limits.postText),
  pictureFileIds: pictureFileIds(postFolder),
  video: videoInput,
}

const commentText = f.text('评论', limits.commentText)

export const writing = {
  /** Words, up to nine pictures or one video; something of it must be there. */
  post: { input: f.input({ place: placeInput, ...postWords }), output: v.object({ post }) },
  /** Within ten minutes, or at any time while the check's refusal waits for it. Replaces the whole. */
  editPost: { input: f.input({ postId: f.id('发言'), ...postWords }), output: v.object({ post }) },
  removePost: { input: f.input({ postId: f.id('发言') }), output: f.nothing },
  /** A comment on a post or an article, or with `replyTo` an answer to a comment or reply on it. */
  comment: {
    input: f.input({ subject: subjectInput, replyTo: v.optional(v.nullable(f.id('评论')), null), text: commentText }),
    output: v.object({ comment }),
  },
  editComment: { input: f.input({ commentId: f.id('评论'), text: commentText }), output: v.object({ comment }) },
  removeComment: { input: f.input({ commentId: f.id('评论') }), output: f.nothing },
  /** Says what is to be, so that a repetition changes nothing. */
  setLike: {
    input: f.input({ target: targetInput, isLiked: v.boolean('赞要说清是点上还是取消。') }),
    output: v.object({ likeCount: v.number(), isLiked: v.boolean() }),
  },
  /** One report a person and target; sent again it replaces the earlier words. */
  report: {
    input: f.input({ target: targetInput, reason: reportReason, note: f.optionalText('说明', limits.reason) }),
    output: f.nothing,
  },
  /** The author of something hidden asks for a second look, once. */
  appeal: { input: f.input({ target: targetInput, text: f.text('申诉', limits.appealText) }), output: f.nothing },
} as const

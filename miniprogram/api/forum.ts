import type { InputOf } from '../../cloudfunctions/contract'
import { call } from './client'

export const listTopics = (cursor?: string) => call('forum.listTopics', { cursor })
export const openTopic = (input: InputOf<'forum.openTopic'>) => call('forum.openTopic', input)
export const post = (input: InputOf<'forum.post'>, requestId: string) => call('forum.post', input, requestId)
export const removePost = (postId: string, requestId: string) => call('forum.removePost', { postId }, requestId)
export const reviewPost = (input: InputOf<'forum.reviewPost'>, requestId: string) =>
  call('forum.reviewPost', input, requestId)
export const comment = (input: InputOf<'forum.comment'>, requestId: string) => call('forum.comment', input, requestId)
export const createTopic = (input: InputOf<'forum.createTopic'>, requestId: string) =>
  call('forum.createTopic', input, requestId)
export const closeTopic = (topicId: string, requestId: string) => call('forum.closeTopic', { topicId }, requestId)
export const listUnanswered = (cursor?: string) => call('forum.listUnanswered', { cursor })

import type { InputOf } from '../../cloudfunctions/contract'
import { call } from './client'

export const listTopics = (cursor?: string) => call('forum.listTopics', { cursor })
export const openTopic = (input: InputOf<'forum.openTopic'>) => call('forum.openTopic', input)
export const openCircle = (cursor?: string) => call('forum.openCircle', { cursor })
export const listNew = (input: InputOf<'forum.listNew'>) => call('forum.listNew', input)
export const openPost = (input: InputOf<'forum.openPost'>) => call('forum.openPost', input)
export const openThread = (input: InputOf<'forum.openThread'>) => call('forum.openThread', input)
export const listMine = (input: InputOf<'forum.listMine'>) => call('forum.listMine', input)
export const post = (input: InputOf<'forum.post'>, requestId: string) => call('forum.post', input, requestId)
export const editPost = (input: InputOf<'forum.editPost'>, requestId: string) =>
  call('forum.editPost', input, requestId)
export const removePost = (input: InputOf<'forum.removePost'>, requestId: string) =>
  call('forum.removePost', input, requestId)
export const comment = (input: InputOf<'forum.comment'>, requestId: string) => call('forum.comment', input, requestId)
export const editComment = (input: InputOf<'forum.editComment'>, requestId: string) =>
  call('forum.editComment', input, requestId)
export const removeComment = (input: InputOf<'forum.removeComment'>, requestId: string) =>
  call('forum.removeComment', input, requestId)
export const setLike = (input: InputOf<'forum.setLike'>, requestId: string) => call('forum.setLike', input, requestId)
export const report = (input: InputOf<'forum.report'>, requestId: string) => call('forum.report', input, requestId)
export const appeal = (input: InputOf<'forum.appeal'>, requestId: string) => call('forum.appeal', input, requestId)
export const editTopic = (input: InputOf<'forum.editTopic'>) => call('forum.editTopic', input)
export const saveTopic = (input: InputOf<'forum.saveTopic'>, requestId: string) =>
  call('forum.saveTopic', input, requestId)
export const closeTopic = (input: InputOf<'forum.closeTopic'>, requestId: string) =>
  call('forum.closeTopic', input, requestId)
export const removeTopic = (input: InputOf<'forum.removeTopic'>, requestId: string) =>
  call('forum.removeTopic', input, requestId)
export const officialComment = (input: InputOf<'forum.officialComment'>, requestId: string) =>
  call('forum.officialComment', input, requestId)
export const markPost = (input: InputOf<'forum.markPost'>, requestId: string) =>
  call('forum.markPost', input, requestId)
export const review = (input: InputOf<'forum.review'>, requestId: string) => call('forum.review', input, requestId)
export const hide = (input: InputOf<'forum.hide'>, requestId: string) => call('forum.hide', input, requestId)
export const restore = (input: InputOf<'forum.restore'>, requestId: string) => call('forum.restore', input, requestId)
export const decideReports = (input: InputOf<'forum.decideReports'>, requestId: string) =>
  call('forum.decideReports', input, requestId)
export const decideAppeal = (input: InputOf<'forum.decideAppeal'>, requestId: string) =>
  call('forum.decideAppeal', input, requestId)
export const openModeration = (input: InputOf<'forum.openModeration'>) => call('forum.openModeration', input)

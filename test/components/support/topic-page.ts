/** The page of a topic on a phone that keeps drafts. */
import { mountPage } from '../../support/mini-component'
import { Offline, Refused } from '../../support/mini-wx'
import { aPost, aTopicPage } from './forum-answers'

export function aPhone(changes: Record<string, unknown> = {}) {
  const stored = new Map<string, unknown>()
  return {
    getStorageSync: jest.fn((key: string) => stored.get(key) ?? ''),
    setStorage: jest.fn(({ key, data }: { key: string; data: unknown }) => {
      stored.set(key, data)
      return Promise.resolve({})
    }),
    removeStorageSync: jest.fn((key: string) => void stored.delete(key)),
    ...changes,
  }
}

export const openTopicPage = (
  cloud: Record<string, unknown> = {},
  wx: Record<string, unknown> = aPhone(),
  given: object = {},
) =>
  mountPage('packages/forum/topic/page', {
    given: { id: 'topic-1', ...given },
    cloud: { 'forum.openTopic': aTopicPage(), 'forum.post': { post: aPost({ isMine: true }) }, ...cloud },
    wx,
  })

export type TopicPage = Awaited<ReturnType<typeof openTopicPage>>
/** Every toast so far. */
export const said = (page: TopicPage) => page.wx.showToast!.mock.calls.map(([{ title }]: [{ title: string }]) => title)
export const refused =
  (code: string, sentence: string, fields: Record<string, string> = {}) =>
  () => {
    throw new Refused(code, sentence, fields)
  }
export const offline = () => {
  throw new Offline()
}

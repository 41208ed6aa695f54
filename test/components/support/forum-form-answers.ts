/** Answers for the forms of the forum, and a phone whose album and uploads the test directs. */
import type { OutputOf } from '../../../cloudfunctions/contract'
import type { Mounted } from '../../support/mini-component'
import { at } from './answers'
import { aTopicCard, type Post, type TopicCard } from './forum-answers'

type Topics = OutputOf<'forum.listTopics'>
type TopicForm = OutputOf<'forum.editTopic'>
type SavedTopic = NonNullable<TopicForm['topic']>

export const aPostPage = (post: Post): OutputOf<'forum.openPost'> => ({
  post,
  comments: { items: [], nextCursor: null, previousCursor: null },
})

export const aSavedTopic = (changes: Partial<SavedTopic> = {}): SavedTopic => ({
  topicId: 'topic-1',
  version: 2,
  title: '实习在外，怎样过好组织生活？',
  text: '说说你那边的情况。',
  pictures: [],
  opensAt: at('2026-10-01 09:00'),
  closesAt: at('2026-10-31 18:00'),
  groupIds: [],
  groupNames: [],
  ...changes,
})

export const aTopicForm = (topic: SavedTopic | null = null, changes: Partial<TopicForm> = {}): TopicForm => ({
  topic,
  groups: [
    { groupId: 'group-1', name: '第一党小组' },
    { groupId: 'group-2', name: '第二党小组' },
  ],
  ...changes,
})

export const aSummary = (text = '例会并到周五晚上。'): NonNullable<TopicCard['summary']> => ({
  authorName: '陈一鸣',
  roleLabel: '支部书记',
  text,
  at: at('2026-10-12 09:00'),
})

/** The admin list as a secretary sees it. */
export const someTopics = (items: TopicCard[] = [aTopicCard()], changes: Partial<Topics> = {}): Topics => ({
  items,
  nextCursor: null,
  newestComment: null,
  allowedEvents: ['createTopic', 'closeTopic'],
  ...changes,
})

interface Upload {
  readonly cloudPath: string
  readonly filePath: string
  success(result: { fileID: string }): void
  fail(): void
  /** Percent. */
  progress(percent: number): void
  isAborted: boolean
}

/** What the phone sends; an upload arrives or breaks when the test says so. */
export function uploadsOf(mounted: Mounted) {
  const uploads: Upload[] = []
  const uploadFile = (options: Pick<Upload, 'cloudPath' | 'filePath' | 'success' | 'fail'>) => {
    const upload: Upload = { ...options, progress: () => undefined, isAborted: false }
    uploads.push(upload)
    return {
      onProgressUpdate: (tell: (event: { progress: number }) => void) => {
        upload.progress = (progress) => tell({ progress })
      },
      abort: () => {
        upload.isAborted = true
        upload.fail()
      },
    }
  }
  Object.assign(mounted.wx.cloud as object, { uploadFile })
  return {
    uploads,
    async arrive(index: number) {
      const { cloudPath, success } = uploads[index]!
      success({ fileID: `cloud://env/${cloudPath}` })
      await mounted.settle()
    },
    async breakOff(index: number) {
      uploads[index]!.fail()
      await mounted.settle()
    },
  }
}

export const aVideoFile = (changes: object = {}) => ({
  tempFilePath: 'wxfile://tmp/film.mp4',
  thumbTempFilePath: 'wxfile://tmp/frame.jpg',
  size: 8_000_000,
  duration: 41.6,
  width: 1280,
  height: 720,
  ...changes,
})

/** A phone whose album gives these files, and which makes pictures and videos smaller. */
export const anAlbum = (files: object[]) => ({
  chooseMedia: jest.fn(() => Promise.resolve({ tempFiles: files })),
  compressImage: jest.fn(({ src }: { src: string }) => Promise.resolve({ tempFilePath: src })),
  compressVideo: jest.fn(() => Promise.resolve({ tempFilePath: 'wxfile://tmp/small.mp4', size: 9_000 })),
})

import { dropDraft, keepDraft, readDraft } from '../../../miniprogram/behaviors/draft'
import { surround } from '../support/plain-page'

/** A phone's storage. */
function aPhone(isFull = false) {
  const stored = new Map<string, unknown>()
  surround({
    wx: {
      getStorageSync: (key: string) => stored.get(key) ?? '',
      setStorage({ key, data }: { key: string; data: unknown }) {
        if (isFull) return Promise.reject({ errMsg: 'setStorage:fail exceed' })
        stored.set(key, data)
        return Promise.resolve()
      },
      removeStorageSync: (key: string) => stored.delete(key),
    },
  })
}

test('a draft is there again after a crash, for its own place only', () => {
  aPhone()
  keepDraft('post:topic-1', '我去了社区')
  expect(readDraft('post:topic-1')).toBe('我去了社区')
  expect(readDraft('post:topic-2')).toBeNull()
})

test('a dropped draft is gone at once', () => {
  aPhone()
  keepDraft('course:new', { title: '谈心谈话' })
  dropDraft('course:new')
  expect(readDraft('course:new')).toBeNull()
})

test('a full phone keeps no draft and disturbs nobody', async () => {
  aPhone(true)
  keepDraft('post:topic-1', '我去了社区')
  await Promise.resolve()
  expect(readDraft('post:topic-1')).toBeNull()
})

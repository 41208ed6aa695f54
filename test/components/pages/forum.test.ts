import { mountPage } from '../../support/mini-component'
import { Offline, Refused } from '../../support/mini-wx'
import { aPost, aTopic } from '../support/answers'

/** A phone that keeps drafts. */
function aPhone() {
  const stored = new Map<string, unknown>()
  return {
    getStorageSync: jest.fn((key: string) => stored.get(key) ?? ''),
    setStorage: jest.fn(({ key, data }: { key: string; data: unknown }) => {
      stored.set(key, data)
      return Promise.resolve({})
    }),
    removeStorageSync: jest.fn((key: string) => void stored.delete(key)),
  }
}

const open = (cloud: Record<string, unknown> = {}, wx: Record<string, unknown> = aPhone()) =>
  mountPage('packages/forum/topic/page', {
    given: { id: 'topic-1' },
    cloud: { 'forum.openTopic': aTopic(), 'forum.post': { post: aPost({ isMine: true }) }, ...cloud },
    wx,
  })

const type = (page: Awaited<ReturnType<typeof open>>, value: string) => page.fire('.composer__text', 'input', { value })

describe('a topic', () => {
  test('shows the question and what was said', async () => {
    const page = await open()
    expect(page.text('.topic__title')).toBe('实习在外，怎样过好组织生活？')
    expect(page.texts('.post-card__text')).toEqual(['公司附近的社区每月有主题党日，我去了两次。'])
    expect(page.attribute('.composer__send', 'disabled')).toBe(true)
  })

  test('takes a post, empties the composer and loads again', async () => {
    const page = await open()
    await type(page, '我去了社区')
    await page.tap('.composer__send')
    expect(page.calls[1]).toMatchObject({ action: 'forum.post', input: { topicId: 'topic-1', text: '我去了社区' } })
    expect(page.calls.at(-1)?.action).toBe('forum.openTopic')
    expect(page.attribute('.composer__text', 'value')).toBe('')
    expect(page.wx.showToast).toHaveBeenCalledWith(expect.objectContaining({ title: '已发表' }))
  })

  test('says of a post that is being checked that it has arrived', async () => {
    const page = await open({ 'forum.post': { post: aPost({ state: 'pending' }) } })
    await type(page, '我去了社区')
    await page.tap('.composer__send')
    expect(page.wx.showToast).toHaveBeenCalledWith(
      expect.objectContaining({ title: expect.stringContaining('通过检查后大家都能看到') }),
    )
  })

  test('shows a refusal under what was typed, and keeps it', async () => {
    const sentence = '这句话没有通过微信的检查，改一改再发。'
    const page = await open({
      'forum.post': () => {
        throw new Refused('CONTENT_RISKY', sentence, { text: sentence })
      },
    })
    await type(page, '我去了社区')
    await page.tap('.composer__send')
    expect(page.text('.composer__over')).toBe(sentence)
    expect(page.attribute('.composer__text', 'value')).toBe('我去了社区')
  })

  describe('with a post that a lost network held back', () => {
    let isOnline = false
    const cloud = {
      'forum.post': () => {
        if (isOnline) return { post: aPost({ isMine: true }) }
        throw new Offline()
      },
    }

    async function failed(phone: Record<string, unknown>) {
      isOnline = false
      const page = await open(cloud, phone)
      await type(page, '我去了社区')
      await page.tap('.composer__send')
      expect(page.attribute('.composer__text', 'value')).toBe('我去了社区')
      isOnline = true
      return page
    }

    test('sends the same request again', async () => {
      const page = await failed(aPhone())
      await page.tap('.composer__send')
      const [first, second] = page.calls.filter(({ action }) => action === 'forum.post')
      expect(second).toEqual(first)
    })

    test('still has it after a restart, until it was sent', async () => {
      const phone = aPhone()
      await failed(phone)
      const restarted = await open(cloud, phone)
      expect(restarted.attribute('.composer__text', 'value')).toBe('我去了社区')
      await restarted.tap('.composer__send')
      expect((await open(cloud, phone)).attribute('.composer__text', 'value')).toBe('')
    })
  })

  test('counts near the limit and does not send beyond it', async () => {
    const page = await open()
    await type(page, '我'.repeat(1001))
    expect(page.text('.composer__over')).toBe('1001 / 1000')
    expect(page.attribute('.composer__send', 'disabled')).toBe(true)
  })

  test('shows the list of the tab that was tapped', async () => {
    const page = await open({
      'forum.openTopic': ({ filter }: { filter: string }) => aTopic(filter === 'mine' ? [] : [aPost()]),
    })
    await page.tap('.tab:nth-child(2)')
    expect(page.text('.tab--active')).toBe('我的')
    expect(page.text('.topic__none')).toContain('你还没有说过')
  })

  test('lets the branch answer a post, for all to see', async () => {
    const comment = { authorName: '陈一鸣', roleLabel: '支部书记', text: '好', at: 0 }
    const page = await open({
      'forum.openTopic': aTopic([aPost({ allowedEvents: ['comment'] })]),
      'forum.comment': { comment },
    })
    await page.tap('.post-card__action')
    expect(page.text('.composer__target')).toBe('点评苏禾的发言，全支部看得到')
    await type(page, '这个办法好')
    await page.tap('.composer__send')
    expect(page.calls[1]).toMatchObject({ action: 'forum.comment', input: { postId: 'post-1', text: '这个办法好' } })
    expect(page.has('.composer__target')).toBe(false)
  })

  test('lets a person decide about a doubtful post, a refusal only when confirmed', async () => {
    const cloud = {
      'forum.openTopic': aTopic([aPost({ state: 'pending', allowedEvents: ['review'] })]),
      'forum.reviewPost': {},
    }
    const page = await open(cloud)
    await page.tap('.post-card__action:nth-child(1)')
    expect(page.calls[1]).toMatchObject({ input: { postId: 'post-1', decision: 'show' } })
    const careful = await open(cloud, { ...aPhone(), showModal: () => Promise.resolve({ confirm: false }) })
    await careful.tap('.post-card__action:nth-child(2)')
    expect(careful.calls).toHaveLength(1)
  })

  test('removes one’s own post once that is confirmed', async () => {
    const page = await open({
      'forum.openTopic': aTopic([aPost({ isMine: true, allowedEvents: ['remove'] })]),
      'forum.removePost': {},
    })
    await page.tap('.post-card__action')
    expect(page.calls[1]).toMatchObject({ action: 'forum.removePost', input: { postId: 'post-1' } })
  })

  test('that is closed takes no more posts', async () => {
    const page = await open({ 'forum.openTopic': aTopic([aPost()], { allowedEvents: [] }) })
    expect(page.has('.composer')).toBe(false)
  })

  test('without a network says so', async () => {
    const page = await open({
      'forum.openTopic': () => {
        throw new Offline()
      },
    })
    expect(page.text('.state__message')).toContain('没连上网络')
  })
})

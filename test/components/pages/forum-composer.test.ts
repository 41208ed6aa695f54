import { aPendingPost, aPost } from '../support/forum-answers'
import { aPhone, offline, openTopicPage as open, refused, said, type TopicPage } from '../support/topic-page'

const type = (page: TopicPage, value: string) => page.fire('.composer__text', 'input', { value })

describe('the quick composer', () => {
  test('sends words, empties itself and loads again', async () => {
    const page = await open()
    await type(page, '我去了社区')
    await page.tap('.composer__send')
    expect(page.calls[1]).toMatchObject({
      action: 'forum.post',
      input: { place: { kind: 'topic', topicId: 'topic-1' }, text: '我去了社区' },
    })
    expect(page.calls.at(-1)?.action).toBe('forum.openTopic')
    expect(page.attribute('.composer__text', 'value')).toBe('')
    expect(said(page)).toEqual(['已发表'])
  })

  test('says of a post that is being checked that it has arrived', async () => {
    const page = await open({ 'forum.post': { post: aPendingPost() } })
    await type(page, '我去了社区')
    await page.tap('.composer__send')
    expect(said(page)).toEqual(['已收到，通过检查后大家都能看到'])
  })

  test('goes back to all posts, where the new one stands', async () => {
    const page = await open({}, aPhone(), { filter: 'excellent' })
    await type(page, '我去了社区')
    await page.tap('.composer__send')
    expect(page.calls.at(-1)).toMatchObject({ input: { filter: 'all' } })
  })

  test('shows a refusal under what was typed, and keeps it', async () => {
    const sentence = '这句话没有通过微信的检查，改一改再发。'
    const page = await open({ 'forum.post': refused('CONTENT_RISKY', sentence, { text: sentence }) })
    await type(page, '我去了社区')
    await page.tap('.composer__send')
    expect(page.text('.composer__over')).toBe(sentence)
    expect(page.attribute('.composer__text', 'value')).toBe('我去了社区')
  })

  test('counts near the limit and does not send beyond it', async () => {
    const page = await open()
    await type(page, '我'.repeat(1001))
    expect(page.text('.composer__over')).toBe('1001 / 1000')
    await page.tap('.composer__send')
    expect(page.calls).toHaveLength(1)
  })

  test('hands what was typed to the page for pictures and films', async () => {
    const phone = aPhone()
    const page = await open({}, phone)
    await type(page, '看照片')
    await page.tap('.composer__picture')
    const [[{ url }]] = page.wx.navigateTo!.mock.calls as [[{ url: string }]]
    expect(url).toContain('/packages/forum/compose/page?topic=topic-1')
    expect(phone.getStorageSync('draft:post:topic-1')).toMatchObject({ text: '看照片' })
  })

  test('does not send a draft without the pictures that belong to it', async () => {
    const phone = aPhone()
    const pictures = [{ fileId: 'cloud://demo/posts/a.jpg', src: 'a.jpg' }]
    await phone.setStorage({ key: 'draft:post:topic-1', data: { text: '看照片', pictures, video: null } })
    const page = await open({}, phone)
    expect(page.has('.composer__send')).toBe(false)
    expect(page.text('.composer__attached')).toBe('草稿里还有 1 张图片，接着写')
    await type(page, '看看照片')
    expect(phone.getStorageSync('draft:post:topic-1')).toMatchObject({ text: '看看照片', pictures })
  })

  test('is empty when the post was sent from there', async () => {
    const phone = aPhone()
    const page = await open({}, phone)
    await type(page, '看照片')
    page.instance.onHide!()
    phone.removeStorageSync('draft:post:topic-1')
    page.instance.onShow!()
    await page.settle()
    expect(page.attribute('.composer__text', 'value')).toBe('')
  })

  describe('with a post that a lost network held back', () => {
    let isOnline = false
    const cloud = { 'forum.post': () => (isOnline ? { post: aPost({ isMine: true }) } : offline()) }

    async function failed(phone: Record<string, unknown>) {
      isOnline = false
      const page = await open(cloud, phone)
      await type(page, '我去了社区')
      await page.tap('.composer__send')
      expect(page.attribute('.composer__text', 'value')).toBe('我去了社区')
      isOnline = true
      return page
    }
    const sentIds = (page: TopicPage) =>
      page.calls.filter(({ action }) => action === 'forum.post').map(({ requestId }) => requestId)

    test('sends the same request again', async () => {
      const page = await failed(aPhone())
      await page.tap('.composer__send')
      const [first, second] = sentIds(page)
      expect(second).toBe(first)
    })

    test('sends the same request after a restart, and forgets it then', async () => {
      const phone = aPhone()
      const [first] = sentIds(await failed(phone))
      const restarted = await open(cloud, phone)
      expect(restarted.attribute('.composer__text', 'value')).toBe('我去了社区')
      await restarted.tap('.composer__send')
      expect(sentIds(restarted)).toEqual([first])
      expect((await open(cloud, phone)).attribute('.composer__text', 'value')).toBe('')
    })
  })
})

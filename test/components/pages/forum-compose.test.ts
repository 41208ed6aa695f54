import { mountPage, type Mounted } from '../../support/mini-component'
import { Offline, Refused } from '../../support/mini-wx'
import { now } from '../support/answers'
import { aPost, aVideo, somePictures, type Post } from '../support/forum-answers'
import { anAlbum, aPostPage, aVideoFile, uploadsOf } from '../support/forum-form-answers'
import { phoneStorage } from '../support/learn-admin-answers'

/** The page's clock alone: everything else goes on as it does. */
const untouched = `setTimeout clearTimeout setImmediate clearImmediate nextTick queueMicrotask performance hrtime
  requestAnimationFrame cancelAnimationFrame requestIdleCallback cancelIdleCallback`.split(/\s+/)

beforeEach(() => {
  jest.useFakeTimers({ now, doNotFake: untouched as never })
})
afterEach(() => {
  jest.useRealTimers()
})

const topic = { topic: 'topic-1', title: encodeURIComponent('实习在外，怎样过好组织生活？') }
const circle = { circle: '1' }
const key = 'draft:post:topic-1'
const minute = 60_000

interface Options {
  cloud?: Record<string, unknown>
  phone?: ReturnType<typeof phoneStorage>
  wx?: Record<string, unknown>
}

const open = (given: Record<string, string> = topic, { cloud = {}, phone = phoneStorage(), wx = {} }: Options = {}) =>
  mountPage('packages/forum/compose/page', {
    given: { ...given },
    cloud: { 'forum.post': { post: aPost({ isMine: true }) }, ...cloud },
    wx: { ...phone.wx, ...wx },
  })

const of = (page: Mounted, action: string) => page.calls.filter((call) => call.action === action)
const type = (page: Mounted, value: string) => page.fire('.compose__text', 'input', { value })
const send = (page: Mounted) => page.tap('.bottom-bar .button')
const isDisabled = (page: Mounted) => page.attribute('.bottom-bar .button', 'disabled')
const toast = (title: string) => expect.objectContaining({ title }) as object

describe('a new post', () => {
  test('in a topic says where it goes, waits for words, and is sent', async () => {
    const page = await open()
    expect(page.text('.compose__where')).toBe('发在「实习在外，怎样过好组织生活？」')
    expect(isDisabled(page)).toBe(true)
    await type(page, '我去了社区')
    await send(page)
    expect(of(page, 'forum.post')[0]!.input).toEqual({
      place: { kind: 'topic', topicId: 'topic-1' },
      ...{ text: '我去了社区', pictureFileIds: [], video: null },
    })
    expect(page.wx.showToast).toHaveBeenLastCalledWith(toast('已发表'))
    expect(page.wx.switchTab).toHaveBeenCalled()
  })

  test('in the circle says who sees it', async () => {
    const page = await open(circle)
    expect(page.text('.compose__where')).toBe('发到支部圈，本支部的同志看得到')
    await type(page, '今天去了社区')
    await send(page)
    expect(of(page, 'forum.post')[0]!.input).toMatchObject({ place: { kind: 'circle' } })
  })

  test('that is being checked says that it has arrived', async () => {
    const page = await open(topic, { cloud: { 'forum.post': { post: aPost({ state: 'pending' }) } } })
    await type(page, '我去了社区')
    await send(page)
    expect(page.wx.showToast).toHaveBeenLastCalledWith(toast('已收到，通过检查后大家都能看到'))
  })

  test('shows its count near the limit, and is not sent over it', async () => {
    const page = await open()
    await type(page, '字'.repeat(800))
    expect(page.has('.compose__count')).toBe(false)
    await type(page, '字'.repeat(801))
    expect(page.text('.compose__count')).toBe('801 / 1000')
    await type(page, '字'.repeat(1001))
    expect(page.has('.compose__count--over')).toBe(true)
    expect(isDisabled(page)).toBe(true)
  })

  test('refused by the check keeps its words, with the sentence below them', async () => {
    const sentence = '这句话没有通过微信的检查，改一改再发。'
    const refuse = () => {
      throw new Refused('CONTENT_RISKY', sentence, { text: sentence })
    }
    const page = await open(topic, { cloud: { 'forum.post': refuse } })
    await type(page, '我去了社区')
    await send(page)
    expect(page.text('.compose__error')).toBe(sentence)
    expect(page.attribute('.compose__text', 'value')).toBe('我去了社区')
  })
})

describe('pictures and a video', () => {
  test('stand beside each other until one of them is chosen', async () => {
    const phone = phoneStorage()
    const page = await open(topic, { phone })
    expect(page.texts('.add-line__verb')).toEqual(['加图片', '加视频'])
    await page.fire('picture-picker', 'change', { value: [{ fileId: 'cloud://a', src: 'wxfile://a' }] })
    expect(page.has('video-picker')).toBe(false)
    await send(page)
    expect(of(page, 'forum.post')[0]!.input).toMatchObject({ text: '', pictureFileIds: ['cloud://a'] })
  })

  test('of which the video has arrived go to the server with its measures alone', async () => {
    const page = await open(topic, { wx: anAlbum([aVideoFile()]) })
    const { arrive } = uploadsOf(page)
    await page.tap('.video-picker .add-line')
    expect(page.has('picture-picker')).toBe(false)
    expect(page.text('.bottom-bar')).toBe('视频上传中')
    expect(isDisabled(page)).toBe(true)
    await arrive(0)
    await arrive(1)
    expect(page.text('.notice-line')).toContain('视频要等支部里负责的人看过')
    await send(page)
    const { video } = of(page, 'forum.post')[0]!.input as { video: object }
    expect(Object.keys(video).sort()).toEqual(['coverFileId', 'fileId', 'height', 'seconds', 'width'])
  })

  test('on their way hold the button back; what did not arrive is asked about', async () => {
    const declining = { showModal: jest.fn(() => Promise.resolve({ confirm: false })) }
    const page = await open(topic, { wx: declining })
    await type(page, '看图')
    await page.fire('picture-picker', 'busy', { isBusy: true, unsentCount: 2 })
    expect(page.text('.bottom-bar')).toBe('图片上传中')
    expect(isDisabled(page)).toBe(true)
    await page.fire('picture-picker', 'busy', { isBusy: false, unsentCount: 1 })
    await send(page)
    expect(page.wx.showModal).toHaveBeenCalledWith(expect.objectContaining({ title: '还有 1 张图片没传上' }))
    expect(of(page, 'forum.post')).toHaveLength(0)
  })

  test('refused by the server have the sentence below them', async () => {
    const sentence = '第 2 张图片没有传上来，重新选一次。'
    const refuse = () => {
      throw new Refused('INVALID_INPUT', sentence, { 'pictureFileIds.1': sentence })
    }
    const page = await open(topic, { cloud: { 'forum.post': refuse } })
    await page.fire('picture-picker', 'change', {
      value: somePictures(2).map(({ fileId }) => ({ fileId, src: fileId })),
    })
    await send(page)
    expect(page.text('.picture-picker__error')).toBe(sentence)
  })
})

describe('what was written and not sent', () => {
  test('survives the page with what has been uploaded, and is forgotten once it is sent', async () => {
    const phone = phoneStorage()
    const first = await open(topic, { phone })
    await type(first, '我去了社区')
    await first.fire('picture-picker', 'change', { value: [{ fileId: 'cloud://a', src: 'wxfile://a' }] })
    expect(first.text('.compose__kept')).toBe('草稿已保存在这台手机上')
    const second = await open(topic, { phone })
    expect(second.attribute('.compose__text', 'value')).toBe('我去了社区')
    expect(second.texts('.picture-picker__image')).toHaveLength(1)
    await send(second)
    expect(phone.store.has(key)).toBe(false)
  })

  test('goes on from what the topic’s quick composer has kept', async () => {
    const phone = phoneStorage({ [key]: { text: '先说一句', pictures: [], video: null } })
    const page = await open(topic, { phone })
    expect(page.attribute('.compose__text', 'value')).toBe('先说一句')
  })

  test.each([
    ['picture-picker', { isBusy: true, unsentCount: 2 }, '上次有 2 张图片没传完，要发的话重新选一次。'],
    ['video-picker', { isBusy: true, unsentCount: 1 }, '上次的视频没传完，要发的话重新选一次。'],
  ])('says what the %s had not sent, to be chosen again', async (picker, uploading, sentence) => {
    const phone = phoneStorage()
    const first = await open(topic, { phone })
    await type(first, '看图')
    await first.fire(picker, 'busy', uploading)
    const second = await open(topic, { phone })
    expect(second.text('.compose__error')).toBe(sentence)
    await second.fire(picker, 'busy', uploading)
    expect(second.has('.compose__error')).toBe(false)
  })

  test('is one for each place', async () => {
    const phone = phoneStorage()
    await type(await open(topic, { phone }), '主题里的话')
    const page = await open(circle, { phone })
    expect(page.attribute('.compose__text', 'value')).toBe('')
  })

  test('and emptied again is no draft', async () => {
    const phone = phoneStorage()
    const page = await open(topic, { phone })
    await type(page, '我')
    await type(page, '')
    expect(phone.store.has(key)).toBe(false)
  })

  test('whose answer was lost is repeated as the same request, also after a crash', async () => {
    const phone = phoneStorage()
    const offline = () => {
      throw new Offline()
    }
    const first = await open(topic, { phone, cloud: { 'forum.post': offline } })
    await type(first, '我去了社区')
    await send(first)
    await send(first)
    const second = await open(topic, { phone })
    await send(second)
    const ids = [...of(first, 'forum.post'), ...of(second, 'forum.post')].map(({ requestId }) => requestId)
    expect(ids).toHaveLength(3)
    expect(new Set(ids).size).toBe(1)
  })
})

describe('an edit', () => {
  const mine = (changes: Partial<Post> = {}) =>
    aPost({ isMine: true, createdAt: now - 3 * minute, allowedEvents: ['edit', 'remove'], ...changes })
  const edit = (post: Post, options: Options = {}) =>
    open(
      { edit: 'post-1' },
      { ...options, cloud: { 'forum.openPost': aPostPage(post), 'forum.editPost': { post }, ...options.cloud } },
    )

  test('begins with what was written, and says how many minutes are left', async () => {
    const page = await edit(mine({ pictures: somePictures(2) }))
    expect(page.attribute('.compose__text', 'value')).toBe(mine().text)
    expect(page.texts('.picture-picker__image')).toHaveLength(2)
    expect(page.text('.notice-line')).toBe('还能改 7 分钟')
    expect(page.wx.setNavigationBarTitle).toHaveBeenCalledWith({ title: '修改发言' })
  })

  test('replaces the whole, and only when something has changed', async () => {
    const page = await edit(mine({ video: aVideo() }))
    expect(isDisabled(page)).toBe(true)
    await type(page, '改过的话')
    await send(page)
    const { fileId, coverFileId, seconds, width, height } = aVideo()
    expect(of(page, 'forum.editPost')[0]!.input).toEqual({
      ...{ postId: 'post-1', text: '改过的话', pictureFileIds: [] },
      video: { fileId, coverFileId, seconds, width, height },
    })
    expect(page.wx.showToast).toHaveBeenLastCalledWith(toast('已改好'))
  })

  test('whose time runs out keeps the words and says why it is over', async () => {
    const page = await edit(mine())
    await type(page, '改过的话')
    expect(page.has('.draft-line')).toBe(false)
    jest.advanceTimersByTime(6 * minute)
    await page.settle()
    expect(page.text('.notice-line')).toBe('还能改 1 分钟')
    jest.advanceTimersByTime(minute)
    await page.settle()
    expect(page.text('.notice-line')).toContain('不能再改了')
    expect(isDisabled(page)).toBe(true)
    expect(page.attribute('.compose__text', 'value')).toBe('改过的话')
  })

  test('opened too late leads back', async () => {
    const page = await edit(mine({ createdAt: now - 11 * minute, allowedEvents: ['remove'] }))
    expect(page.text('.state__message')).toContain('不能再改了')
    expect(page.has('.bottom-bar')).toBe(false)
    await page.tap('.state__message .button')
    expect(page.wx.switchTab).toHaveBeenCalled()
  })

  test('of what the check refused has all the time, and says what is wrong with which picture', async () => {
    const [first, second] = somePictures(2)
    const page = await edit(
      mine({
        ...{ createdAt: now - 600 * minute, state: 'pending' },
        pending: { awaits: 'author', refusal: '有一张图片没有通过微信的检查，换一张再发。' },
        pictures: [first!, { ...second!, isRefused: true }],
      }),
    )
    expect(page.text('.compose__refusal')).toBe('有一张图片没有通过微信的检查，换一张再发。')
    expect(page.text('.picture-picker__note')).toBe('没有通过检查')
    expect(page.text()).not.toContain('还能改')
    await type(page, '改过的话')
    await send(page)
    expect(page.text('.picture-picker__error')).toBe('第 2 张图片没有通过检查，去掉或换一张再发。')
    expect(of(page, 'forum.editPost')).toHaveLength(0)
  })

  test('that was not sent goes on, or is dropped for what stands there', async () => {
    const phone = phoneStorage()
    await type(await edit(mine(), { phone }), '改到一半')
    const page = await edit(mine(), { phone })
    expect(page.attribute('.compose__text', 'value')).toBe('改到一半')
    await page.tap('.draft-line .button')
    expect(page.attribute('.compose__text', 'value')).toBe(mine().text)
    expect(phone.store.has('draft:edit:post-1')).toBe(false)
    expect(page.has('.draft-line')).toBe(false)
  })

  test('is not taken for changed because its pictures have other addresses today', async () => {
    const phone = phoneStorage()
    const pictures = somePictures(1)
    const first = await edit(mine({ pictures }), { phone })
    await type(first, `${mine().text}。`)
    await type(first, mine().text)
    const again = await edit(mine({ pictures: [{ ...pictures[0]!, url: 'https://elsewhere/1.jpg' }] }), { phone })
    expect(again.has('.draft-line')).toBe(false)
    expect(again.attribute('.picture-picker__image', 'src')).toBe('https://elsewhere/1.jpg')
  })

  test('stops its clock with the page', async () => {
    const page = await edit(mine())
    page.instance.onUnload!()
    expect(jest.getTimerCount()).toBe(0)
  })
})

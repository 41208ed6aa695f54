import { mountPage, type Mounted } from '../../support/mini-component'
import { Offline, Refused } from '../../support/mini-wx'
import { aPost, aTopicCard, aTopicPage, somePictures } from '../support/forum-answers'
import { aSavedTopic, aSummary, aTopicForm, someTopics } from '../support/forum-form-answers'
import { phoneStorage } from '../support/learn-admin-answers'

const of = (page: Mounted, action: string) => page.calls.filter((call) => call.action === action)
const toast = (title: string) => expect.objectContaining({ title }) as object
const offline = () => {
  throw new Offline()
}
const button = '.bottom-bar .button'

describe('the topics of the branch', () => {
  const open = (answer: unknown = someTopics()) =>
    mountPage('packages/forum/topics/page', { cloud: { 'forum.listTopics': answer } })

  test('show where each stands, and lead to it, to its summary and to its form', async () => {
    const page = await open(someTopics([aTopicCard({ state: 'closed' })]))
    expect(page.texts('.topics__head .tag')).toEqual(['已结束', '还没有小结'])
    await page.tap('.topics__title')
    await page.tap('.topics__actions .button:nth-child(1)')
    await page.tap('.topics__actions .button:nth-child(2)')
    const paths = page.wx.navigateTo!.mock.calls.map(([{ url }]: [{ url: string }]) => url)
    expect(paths).toEqual([
      '/packages/forum/topic/page?id=topic-1',
      '/packages/forum/topic-close/page?id=topic-1',
      '/packages/forum/topic-edit/page?id=topic-1',
    ])
  })

  test('go on at the bottom', async () => {
    const page = await open(({ cursor }: { cursor?: string }) =>
      cursor
        ? someTopics([aTopicCard({ topicId: 'topic-2', title: '第二个主题' })])
        : someTopics([aTopicCard()], { nextCursor: 'next' }),
    )
    expect(page.has('.topics__end')).toBe(false)
    page.instance.onReachBottom!()
    await page.settle()
    expect(page.texts('.topics__title')).toEqual(['实习在外，怎样过好组织生活？', '第二个主题'])
    expect(page.text('.topics__end')).toBe('到底了')
  })

  test('of which there are none lead to the first', async () => {
    const page = await open(someTopics([]))
    await page.tap('.state__message .button')
    expect(page.wx.navigateTo).toHaveBeenCalledWith({ url: '/packages/forum/topic-edit/page' })
    expect(page.has('.bottom-bar')).toBe(false)
  })

  test('offer nothing to who may change nothing', async () => {
    const page = await open(someTopics([aTopicCard()], { allowedEvents: [] }))
    expect(page.has('.topics__actions')).toBe(false)
    expect(page.has('.bottom-bar')).toBe(false)
  })

  test('without a network say so', async () => {
    expect((await open(offline)).text('.state__message')).toContain('没连上网络')
  })
})

describe('the form of a topic', () => {
  const key = 'draft:topic:new'
  interface Options {
    id?: string
    cloud?: object
    phone?: ReturnType<typeof phoneStorage>
  }
  const open = (form: unknown = aTopicForm(), { id, cloud, phone = phoneStorage() }: Options = {}) =>
    mountPage('packages/forum/topic-edit/page', {
      given: id ? { id } : {},
      wx: phone.wx,
      cloud: { 'forum.editTopic': form, 'forum.saveTopic': { topicId: 'topic-1', version: 1 }, ...cloud },
    })
  const change = (page: Mounted, name: string, value: unknown) => {
    page.instance.change!({ currentTarget: { dataset: { key: name } }, detail: { value } })
    return page.settle()
  }
  async function write(page: Mounted) {
    await page.fire('[data-key="title"]', 'change', { value: '主题党日去哪里？' })
    await page.fire('[data-key="text"]', 'change', { value: '说说看' })
  }

  test('publishes to the branch at once, and shows the topic', async () => {
    const page = await open()
    expect(page.attribute(button, 'disabled')).toBe(true)
    await write(page)
    expect(page.text(button)).toBe('发布')
    await page.tap(button)
    expect(of(page, 'forum.saveTopic')[0]!.input).toMatchObject({
      ...{ topicId: null, version: 0, title: '主题党日去哪里？', text: '说说看', opensAt: null },
      scope: { kind: 'branch' },
    })
    expect(page.wx.redirectTo).toHaveBeenCalledWith({ url: '/packages/forum/topic/page?id=topic-1' })
    expect(page.wx.showToast).toHaveBeenLastCalledWith(toast('已发布'))
  })

  test('lets it begin later, for the groups that are ticked', async () => {
    const page = await open()
    await write(page)
    expect(page.has('.topic-edit__moment')).toBe(false)
    await change(page, 'start', 'later')
    expect(page.texts('.topic-edit__moment .picker-field__label')).toEqual(['哪天', '几点'])
    expect(page.text(button)).toBe('定时发布')
    await change(page, 'scope', 'groups')
    await page.tap('.topic-edit__group:nth-child(1)')
    await page.tap('.topic-edit__group:nth-child(2)')
    await page.tap('.topic-edit__group:nth-child(1)')
    expect(page.texts('.topic-edit__box--on')).toHaveLength(1)
    await page.tap(button)
    expect(of(page, 'forum.saveTopic')[0]!.input).toMatchObject({
      opensAt: expect.any(Number) as number,
      scope: { kind: 'groups', groupIds: ['group-2'] },
    })
    expect(page.wx.showToast).toHaveBeenLastCalledWith(toast('到时间会自动开始'))
  })

  test('says what is not chosen at its field, without asking the server', async () => {
    const page = await open()
    await write(page)
    await change(page, 'scope', 'groups')
    await page.tap(button)
    expect(page.text('.topic-edit__error')).toBe('至少选一个党小组。')
    expect(of(page, 'forum.saveTopic')).toHaveLength(0)
  })

  test('has no choice of groups where the branch has none', async () => {
    expect((await open(aTopicForm(null, { groups: [] }))).text()).not.toContain('给谁')
  })

  test('takes pictures, and waits until they have arrived', async () => {
    const page = await open()
    await write(page)
    await page.fire('picture-picker', 'busy', { isBusy: true, unsentCount: 1 })
    expect(page.text(button)).toBe('图片上传中')
    expect(page.attribute(button, 'disabled')).toBe(true)
    await page.fire('picture-picker', 'busy', { isBusy: false, unsentCount: 0 })
    await page.fire('picture-picker', 'change', { value: [{ fileId: 'cloud://a', src: 'wxfile://a' }] })
    await page.tap(button)
    expect(of(page, 'forum.saveTopic')[0]!.input).toMatchObject({ pictureFileIds: ['cloud://a'] })
  })

  test('shows what the server says of a picture below the pictures', async () => {
    const sentence = '第 1 张图片没有传上来，重新选一次。'
    const refuse = () => {
      throw new Refused('INVALID_INPUT', sentence, { 'pictureFileIds.0': sentence })
    }
    const page = await open(aTopicForm(), { cloud: { 'forum.saveTopic': refuse } })
    await write(page)
    await page.tap(button)
    expect(page.text('.picture-picker__error')).toBe(sentence)
    expect(page.attribute('[data-key="title"]', 'value')).toBe('主题党日去哪里？')
  })

  test('keeps what was typed and uploaded on the phone, and lets it be dropped', async () => {
    const phone = phoneStorage()
    const first = await open(aTopicForm(), { phone })
    await write(first)
    await first.fire('picture-picker', 'change', { value: [{ fileId: 'cloud://a', src: 'wxfile://a' }] })
    const second = await open(aTopicForm(), { phone })
    expect(second.attribute('[data-key="title"]', 'value')).toBe('主题党日去哪里？')
    expect(second.attribute('.picture-picker__image', 'src')).toBe('cloud://a')
    await second.tap('.draft-line .button')
    expect(phone.store.has(key)).toBe(false)
    expect(second.attribute('[data-key="title"]', 'value')).toBe('')
  })

  test('of an existing one shows what stays, and marks refused pictures', async () => {
    const [picture] = somePictures(1)
    const page = await open(aTopicForm(aSavedTopic({ pictures: [{ ...picture!, isRefused: true }] })), {
      id: 'topic-1',
    })
    expect(page.text()).toContain('已经开始')
    expect(page.text()).toContain('给全支部。')
    expect(page.text('.picture-picker__note')).toBe('没有通过检查')
    await page.tap(button)
    const { version, opensAt } = aSavedTopic()
    expect(of(page, 'forum.saveTopic')[0]!.input).toMatchObject({ topicId: 'topic-1', version, opensAt })
    expect(page.wx.showToast).toHaveBeenLastCalledWith(toast('已保存'))
  })

  test('is not taken for changed because its pictures have other addresses today', async () => {
    const phone = phoneStorage()
    const form = (url: string) => aTopicForm(aSavedTopic({ pictures: [{ ...somePictures(1)[0]!, url }] }))
    const first = await open(form('https://one/1.jpg'), { id: 'topic-1', phone })
    await change(first, 'title', aSavedTopic().title)
    const second = await open(form('https://two/1.jpg'), { id: 'topic-1', phone })
    expect(second.has('.draft-line')).toBe(false)
    expect(second.attribute('.picture-picker__image', 'src')).toBe('https://two/1.jpg')
  })

  test('that meets a newer version asks whose to go on with', async () => {
    let version = 2
    const save = () => {
      if (version === 3) return { topicId: 'topic-1', version: 4 }
      version = 3
      throw new Refused('CONFLICT', '有人刚改过这个主题。')
    }
    const page = await open(() => aTopicForm(aSavedTopic({ version })), {
      id: 'topic-1',
      cloud: { 'forum.saveTopic': save },
    })
    await change(page, 'title', '我的题目')
    await page.tap(button)
    expect(page.wx.showModal).toHaveBeenCalledWith(expect.objectContaining({ title: '有人保存了新版本' }))
    await page.tap(button)
    expect(of(page, 'forum.saveTopic')[1]!.input).toMatchObject({ version: 3, title: '我的题目' })
  })

  test('without a network loses nothing and repeats the same request', async () => {
    const page = await open(aTopicForm(), { cloud: { 'forum.saveTopic': offline } })
    await write(page)
    await page.tap(button)
    await page.tap(button)
    const [first, second] = of(page, 'forum.saveTopic')
    expect(second).toEqual(first)
    expect(page.attribute('[data-key="text"]', 'value')).toBe('说说看')
  })
})

describe('the summary of a topic', () => {
  const excellent = [aPost({ isExcellent: true }), aPost({ postId: 'post-2', authorName: '何川', text: '每周一次。' })]
  const topicPage = (topic: object = {}) => aTopicPage(excellent, { topic, allowedEvents: ['close'] })
  interface Options {
    cloud?: object
    wx?: object
    phone?: ReturnType<typeof phoneStorage>
  }
  const open = (answer: unknown = topicPage(), { cloud, wx, phone = phoneStorage() }: Options = {}) =>
    mountPage('packages/forum/topic-close/page', {
      given: { id: 'topic-1' },
      wx: { ...phone.wx, ...wx },
      cloud: { 'forum.openTopic': answer, 'forum.closeTopic': { summary: aSummary() }, ...cloud },
    })
  const type = (page: Mounted, value: string) => page.fire('field', 'change', { value })

  test('is written beside the excellent posts, whose words can be copied into it', async () => {
    const page = await open()
    expect(of(page, 'forum.openTopic')[0]!.input).toMatchObject({ topicId: 'topic-1', filter: 'excellent' })
    expect(page.attribute(button, 'disabled')).toBe(true)
    await type(page, '大家的办法：')
    await page.tap('[data-id="post-2"]')
    expect(page.attribute('field', 'value')).toBe('大家的办法：\n何川：每周一次。\n')
    await page.tap(button)
    expect(page.wx.showModal).toHaveBeenCalledWith(expect.objectContaining({ title: '结束这次讨论？' }))
    expect(of(page, 'forum.closeTopic')[0]!.input).toEqual({
      topicId: 'topic-1',
      summary: '大家的办法：\n何川：每周一次。\n',
    })
    expect(page.wx.showToast).toHaveBeenLastCalledWith(toast('小结已发布'))
  })

  test('ends nothing when the question is left', async () => {
    const page = await open(topicPage(), { wx: { showModal: jest.fn(() => Promise.resolve({ confirm: false })) } })
    await type(page, '小结')
    await page.tap(button)
    expect(of(page, 'forum.closeTopic')).toHaveLength(0)
  })

  test('is rewritten from what stands there, without a question', async () => {
    const page = await open(topicPage({ state: 'closed', summary: aSummary() }))
    expect(page.attribute('field', 'value')).toBe('例会并到周五晚上。')
    await type(page, '例会并到周四晚上。')
    await page.tap(button)
    expect(page.wx.showModal).not.toHaveBeenCalled()
    expect(page.wx.showToast).toHaveBeenLastCalledWith(toast('小结已更新'))
  })

  test('survives the page, and is forgotten once it is sent', async () => {
    const phone = phoneStorage()
    await type(await open(topicPage(), { phone }), '写到一半')
    const page = await open(topicPage(), { phone })
    expect(page.attribute('field', 'value')).toBe('写到一半')
    expect(page.has('.draft-line')).toBe(true)
    await page.tap(button)
    expect(phone.store.has('draft:summary:topic-1')).toBe(false)
  })

  test('that was dropped begins with what stands there', async () => {
    const phone = phoneStorage()
    const answer = topicPage({ state: 'closed', summary: aSummary() })
    await type(await open(answer, { phone }), '写到一半')
    const page = await open(answer, { phone })
    await page.tap('.draft-line .button')
    expect(page.attribute('field', 'value')).toBe('例会并到周五晚上。')
  })

  test('refused by the check keeps its words', async () => {
    const sentence = '这段话没有通过微信的检查，改一改再发。'
    const refuse = () => {
      throw new Refused('CONTENT_RISKY', sentence, { summary: sentence })
    }
    const page = await open(topicPage(), { cloud: { 'forum.closeTopic': refuse } })
    await type(page, '小结')
    await page.tap(button)
    expect(page.text('.field__error')).toBe(sentence)
    expect(page.attribute('field', 'value')).toBe('小结')
  })

  test('has more posts to copy from at the bottom', async () => {
    const page = await open(({ cursor }: { cursor?: string }) => {
      const answer = topicPage()
      if (cursor) return { ...answer, posts: { ...answer.posts, items: [aPost({ postId: 'post-3' })] } }
      return { ...answer, posts: { ...answer.posts, nextCursor: 'next' } }
    })
    page.instance.onReachBottom!()
    await page.settle()
    expect(page.texts('.close__text')).toHaveLength(3)
  })

  test('of a topic without excellent posts says how there would be some', async () => {
    const page = await open(aTopicPage([], { topic: { excellentCount: 0 }, allowedEvents: ['close'] }))
    expect(page.text('.notice-line')).toContain('还没有精华')
  })

  test('is nobody’s to write who does not speak for the branch', async () => {
    const page = await open(aTopicPage(excellent))
    expect(page.text('.notice-line')).toBe('小结由书记或副书记来写。')
    expect(page.has('.bottom-bar')).toBe(false)
  })
})

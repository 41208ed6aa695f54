import { mountPage, type Mounted } from '../../support/mini-component'
import { Offline, Refused } from '../../support/mini-wx'
import { phoneStorage } from '../support/learn-admin-answers'
import { aListedReflection, aReflection } from '../support/task-admin-answers'

const of = (page: Mounted, action: string) => page.calls.filter((call) => call.action === action)
const toast = (title: string) => expect.objectContaining({ title: expect.stringContaining(title) as string }) as object
const offline = () => {
  throw new Offline()
}
const declining = { showModal: jest.fn(() => Promise.resolve({ confirm: false })) }

describe('the reflections', () => {
  test('that wait come first; the answered ones by a tap', async () => {
    const page = await mountPage('packages/learn-admin/reflections/page', {
      cloud: {
        'tasks.listReflections': ({ filter }: { filter: string }) => ({
          items: [aListedReflection(filter === 'waiting' ? {} : { state: 'accepted' })],
          nextCursor: null,
        }),
      },
    })
    expect(page.has('.waiting-days--late')).toBe(true)
    await page.tap('.tab:nth-child(2)')
    expect(page.has('.waiting-days')).toBe(false)
    expect(page.text('.tag')).toBe('已通过')
    await page.tap('.reflections__row')
    expect(page.wx.navigateTo).toHaveBeenCalledWith({ url: '/packages/learn-admin/reflection/page?id=r-su' })
  })

  test('of which none waits say so', async () => {
    const page = await mountPage('packages/learn-admin/reflections/page', {
      cloud: { 'tasks.listReflections': { items: [], nextCursor: null } },
    })
    expect(page.text('.state__message')).toContain('都答复了')
  })
})

describe('a reflection', () => {
  const key = 'draft:reflection-answer:r-su'
  const accepted = aReflection({ state: 'accepted', version: 3, allowedEvents: ['comment'] })
  const open = (options: { answer?: unknown; cloud?: object; wx?: Record<string, unknown> } = {}) =>
    mountPage('packages/learn-admin/reflection/page', {
      given: { id: 'r-su' },
      wx: options.wx,
      cloud: {
        'tasks.openReflection': options.answer ?? aReflection(),
        'tasks.answerReflection': { state: 'accepted', version: 3 },
        'tasks.listReflections': {
          items: [aListedReflection({ reflectionId: 'r-he', authorName: '何川' })],
          nextCursor: null,
        },
        ...options.cloud,
      },
    })
  const verb = (place: number) => `.bottom-bar .button:nth-child(${place})`
  const [comment, giveBack, accept] = [verb(1), verb(2), verb(3)]

  test('is accepted without words, and the next one is offered', async () => {
    let answer = aReflection()
    const page = await open({ answer: () => answer })
    answer = accepted
    await page.tap(accept)
    expect(of(page, 'tasks.answerReflection')[0]!.input).toEqual({
      reflectionId: 'r-su',
      version: 2,
      verdict: 'accept',
      text: '',
    })
    expect(page.wx.showToast).toHaveBeenLastCalledWith(toast('已通过'))
    expect(page.texts('.bottom-bar .button')).toEqual(['点评', '下一篇：何川'])
    await page.tap(verb(2))
    expect(page.wx.redirectTo).toHaveBeenCalledWith({ url: '/packages/learn-admin/reflection/page?id=r-he' })
  })

  test('that was the last one leads back', async () => {
    let answer = aReflection()
    const page = await open({
      answer: () => answer,
      cloud: { 'tasks.listReflections': { items: [], nextCursor: null } },
    })
    answer = accepted
    await page.tap(accept)
    expect(page.texts('.bottom-bar .button')).toEqual(['点评', '完成'])
    await page.tap(verb(2))
    expect(page.wx.switchTab).toHaveBeenCalled()
  })

  test('goes back only with words, and after a question', async () => {
    const page = await open()
    await page.tap(giveBack)
    expect(page.text('.field__error')).toBe('写一句要改哪里，再退回。')
    expect(of(page, 'tasks.answerReflection')).toHaveLength(0)
    expect(page.wx.showModal).not.toHaveBeenCalled()
    await page.fire('field', 'change', { value: '再具体些。' })
    await page.tap(giveBack)
    expect(page.wx.showModal).toHaveBeenCalledWith(expect.objectContaining({ title: '退回这篇心得？' }))
    expect(of(page, 'tasks.answerReflection')[0]!.input).toMatchObject({ verdict: 'return', text: '再具体些。' })
  })

  test('stays here, with the words, when the question is left', async () => {
    const page = await open({ wx: declining })
    await page.fire('field', 'change', { value: '再具体些。' })
    await page.tap(giveBack)
    expect(of(page, 'tasks.answerReflection')).toHaveLength(0)
    expect(page.data.text).toBe('再具体些。')
  })

  test('that is only commented on still waits for its answer', async () => {
    const page = await open({ cloud: { 'tasks.answerReflection': { state: 'submitted', version: 3 } } })
    await page.fire('field', 'change', { value: '第二段写得好。' })
    await page.tap(comment)
    expect(of(page, 'tasks.listReflections')).toHaveLength(0)
    expect(page.texts('.bottom-bar .button')).toEqual(['只点评', '退回修改', '通过'])
    expect(page.data.text).toBe('')
  })

  test('keeps what was typed through a lost network and a new start', async () => {
    const phone = phoneStorage()
    const page = await open({ wx: phone.wx, cloud: { 'tasks.answerReflection': offline } })
    await page.fire('field', 'change', { value: '第二段写得好。' })
    await page.tap(accept)
    expect(page.data.text).toBe('第二段写得好。')
    const again = await open({ wx: phone.wx })
    expect(again.data.text).toBe('第二段写得好。')
    await again.tap(accept)
    expect(phone.store.has(key)).toBe(false)
  })

  test('that has moved on is shown anew, with the words kept', async () => {
    let version = 2
    const page = await open({
      answer: () => aReflection({ version }),
      cloud: {
        'tasks.answerReflection': () => {
          version = 4
          throw new Refused('CONFLICT', '这篇心得刚有改动。')
        },
      },
    })
    await page.fire('field', 'change', { value: '第二段写得好。' })
    await page.tap(accept)
    expect(page.data).toMatchObject({ text: '第二段写得好。', view: { version: 4 } })
    expect(page.wx.showToast).toHaveBeenLastCalledWith(toast('你写的还在'))
  })

  test('shows its pictures large, and of one that is checked only that it is', async () => {
    const pictures = [
      { fileId: '', url: 'https://files.test/1.jpg', check: 'passed' as const },
      { fileId: '', url: null, check: 'pending' as const },
      { fileId: '', url: 'https://files.test/2.jpg', check: 'passed' as const },
    ]
    const page = await open({ answer: aReflection({ pictures }) })
    expect(page.texts('.reflection__picture--pending')).toEqual(['审核中'])
    await page.tap('wx-image')
    expect(page.wx.previewImage).toHaveBeenCalledWith({
      current: 'https://files.test/1.jpg',
      urls: ['https://files.test/1.jpg', 'https://files.test/2.jpg'],
    })
  })

  test('shows what the branch said with its seal', async () => {
    const answers = [{ verdict: 'return' as const, text: '再具体些。', byName: '陈一鸣', at: 1 }]
    const page = await open({ answer: aReflection({ answers }) })
    expect(page.text('.official')).toContain('陈一鸣，退回修改')
    expect(page.has('.official .seal')).toBe(true)
  })

  test('of one’s own is answered by somebody else', async () => {
    const page = await open({ answer: aReflection({ allowedEvents: [] }) })
    expect(page.text()).toContain('自己的心得，由另一位书记或副书记答复。')
    expect(page.has('.bottom-bar')).toBe(false)
  })
})

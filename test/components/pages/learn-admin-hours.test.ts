import { mountComponent, mountPage, type Mounted } from '../../support/mini-component'
import { Offline, Refused } from '../../support/mini-wx'
import { phoneStorage } from '../support/learn-admin-answers'
import { until } from '../support/until'
import { aSavedSession, aSession, hours, people, sessionForm } from '../support/task-admin-answers'

const of = (page: Mounted, action: string) => page.calls.filter((call) => call.action === action)
const toast = (title: string) => expect.objectContaining({ title: expect.stringContaining(title) as string }) as object
const offline = () => {
  throw new Offline()
}

describe('the ledger of 学时', () => {
  const file = { fileName: '2026年学时台账.xlsx', base64: 'eA==' }
  const open = (answer: unknown = hours(), wx: Record<string, unknown> = {}) =>
    mountPage('packages/learn-admin/hours/page', {
      wx,
      cloud: { 'learn.openHours': answer, 'learn.exportHours': file },
    })

  test('has the rule with its article in view, and who sees it', async () => {
    const page = await open()
    expect(page.text()).toContain('1 / 3 人已满 32 学时')
    expect(page.text()).toContain('《中国共产党党员教育管理工作条例》第二十条')
    expect(page.text()).toContain('只有组织委员和书记看得到。')
    expect(page.texts('.hours__line')).toEqual(['林晓已满32.5', '何川还差 302', '苏禾还差 320'])
  })

  test('unfolds where somebody’s hours come from', async () => {
    const page = await open()
    expect(page.has('.hours__sources')).toBe(false)
    await page.tap('.hours__row')
    expect(page.text('.hours__sources')).toBe('微课 12.5党课 20')
    await page.tap('.hours__row')
    expect(page.has('.hours__sources')).toBe(false)
  })

  test('can show those alone who are short', async () => {
    const page = await open()
    await page.tap('.chip:nth-child(2)')
    expect(page.texts('.hours__name')).toEqual(['何川', '苏禾'])
    expect(page.calls).toHaveLength(1)
  })

  test('turns to another year and not beyond this one', async () => {
    const page = await open(({ year = 2026 }: { year?: number }) => hours({ year }))
    await page.tap('.hours__step:nth-child(3)')
    expect(page.calls).toHaveLength(1)
    await page.tap('.hours__step:nth-child(1)')
    expect(page.calls.at(-1)!.input).toEqual({ year: 2025 })
    expect(page.text('.hours__years')).toBe('2025年')
  })

  test('leaves as a workbook of the year that is shown', async () => {
    const writeFileSync = jest.fn()
    const openDocument = jest.fn(() => Promise.resolve({}))
    const page = await open(hours(), {
      env: { USER_DATA_PATH: 'usr' },
      getFileSystemManager: () => ({ writeFileSync }),
      openDocument,
    })
    await page.tap('.bottom-bar .button:nth-child(1)')
    expect(of(page, 'learn.exportHours')[0]!.input).toEqual({ year: 2026 })
    expect(writeFileSync).toHaveBeenCalledWith('usr/2026年学时台账.xlsx', 'eA==', 'base64')
    expect(openDocument).toHaveBeenCalledWith(expect.objectContaining({ fileType: 'xlsx' }))
  })

  test('offers what one may do alone', async () => {
    const page = await open(hours({ allowedEvents: [] }))
    expect(page.has('.bottom-bar')).toBe(false)
    expect(page.text()).not.toContain('党课和活动')
  })

  test('of an empty roster says so, and without a network as well', async () => {
    const empty = await open(hours({ items: [], memberCount: 0, reachedCount: 0 }))
    expect(empty.text('.state__message')).toContain('名册里还没有党员')
    expect((await open(offline)).text('.state__message')).toContain('没连上网络')
  })
})

describe('the sessions', () => {
  const open = (items = [aSession()]) =>
    mountPage('packages/learn-admin/sessions/page', {
      cloud: { 'learn.listSessions': { items, nextCursor: null }, 'learn.removeSession': {} },
    })

  test('go after a question that says what is taken back', async () => {
    const page = await open()
    await page.tap('.sessions__actions .button:nth-child(2)')
    expect(page.wx.showModal).toHaveBeenCalledWith(
      expect.objectContaining({
        title: '删除「走访社区」？',
        content: expect.stringContaining('22 人各收回 2 学时') as string,
      }),
    )
    expect(of(page, 'learn.removeSession')[0]!.input).toEqual({ sessionId: 'session-1' })
    expect(of(page, 'learn.listSessions')).toHaveLength(2)
    expect(page.wx.showToast).toHaveBeenLastCalledWith(toast('已删除'))
  })

  test('of a closed year stay as they are', async () => {
    const page = await open([aSession({ allowedEvents: [] })])
    expect(page.text('.sessions__actions')).toBe('那一年的台账已经封存。')
  })

  test('of which there are none lead to the first', async () => {
    const page = await open([])
    await page.tap('.state__message .button')
    expect(page.wx.navigateTo).toHaveBeenCalledWith({ url: '/packages/learn-admin/session-edit/page' })
  })
})

describe('the editor of a session', () => {
  const open = (
    form: unknown = sessionForm(),
    options: { given?: object; cloud?: object; wx?: Record<string, unknown> } = {},
  ) =>
    mountPage('packages/learn-admin/session-edit/page', {
      given: { ...options.given },
      wx: options.wx,
      cloud: {
        'learn.editSession': form,
        'learn.saveSession': { sessionId: 'session-1', version: 1 },
        ...options.cloud,
      },
    })
  const save = '.bottom-bar .button'

  test('says who gets how much before it is saved', async () => {
    const page = await open()
    expect(page.attribute(save, 'disabled')).toBe(true)
    await page.fire('[data-key="title"]', 'change', { value: '走访社区' })
    await page.fire('[data-key="tenths"]', 'change', { value: '15' })
    await page.fire('[data-key="memberIds"]', 'change', { value: ['member-lin', 'member-su'] })
    expect(page.text('.notice-line')).toMatch(/^2 人，每人 1.5 学时，记入\d{4}年。$/)
    await page.tap(save)
    expect(of(page, 'learn.saveSession')[0]!.input).toMatchObject({
      sessionId: null,
      version: 0,
      source: 'themeDay',
      title: '走访社区',
      tenths: 15,
      memberIds: ['member-lin', 'member-su'],
    })
    expect(page.wx.showToast).toHaveBeenLastCalledWith(toast('已登记，2 人记上学时'))
  })

  test('says from whom something is taken back', async () => {
    const page = await open(sessionForm(aSavedSession()), { given: { id: 'session-1' } })
    await page.fire('[data-key="memberIds"]', 'change', { value: ['member-lin'] })
    expect(page.text('.notice-line')).toContain('去掉的 1 人，学时收回。')
  })

  test('shows a refusal at its field, keeps everything, and repeats a lost request as it was', async () => {
    const sentence = '日期不能晚于今天。'
    const replies = [
      () => {
        throw new Refused('INVALID_INPUT', sentence, { heldAt: sentence })
      },
      offline,
      () => ({ sessionId: 'session-1', version: 1 }),
    ]
    const page = await open(sessionForm(), { cloud: { 'learn.saveSession': () => replies.shift()!() } })
    await page.fire('[data-key="title"]', 'change', { value: '走访社区' })
    await page.fire('[data-key="memberIds"]', 'change', { value: ['member-lin'] })
    await page.tap(save)
    expect(page.text('[data-key="heldOn"]')).toContain(sentence)
    await page.tap(save)
    await page.tap(save)
    const [, second, third] = of(page, 'learn.saveSession')
    expect(third).toEqual(second)
    expect(page.data.draft).toMatchObject({ title: '走访社区', memberIds: ['member-lin'] })
  })

  test('keeps its draft on the phone', async () => {
    const phone = phoneStorage()
    const page = await open(sessionForm(), { wx: phone.wx })
    await page.fire('[data-key="title"]', 'change', { value: '走访社区' })
    const again = await open(sessionForm(), { wx: phone.wx })
    expect(again.attribute('[data-key="title"]', 'value')).toBe('走访社区')
    await again.tap('.draft-line .button')
    expect(again.attribute('[data-key="title"]', 'value')).toBe('')
  })
})

describe('a member-picker', () => {
  const open = async (value: string[] = [], given: Record<string, unknown> = {}) => {
    const picker = await mountComponent('packages/learn-admin/components/member-picker/member-picker', {
      given: { label: '到场的人', people, value, ...given },
    })
    const changes = picker.listen('change')
    await picker.fire('picker-field', 'open')
    await until(picker, '.member-picker__row')
    return { picker, changes }
  }
  const count = (picker: Mounted) => picker.text('.member-picker__head .secondary')

  test('opens with who is chosen, in groups', async () => {
    const { picker } = await open(['member-lin'])
    expect(count(picker)).toBe('已选 1 人')
    expect(picker.texts('.member-picker__group')).toEqual([
      '第一党小组1 / 2选整组',
      '第二党小组0 / 1选整组',
      '没有分组0 / 1选整组',
    ])
    expect(picker.texts('.member-picker__name')).toEqual(['林晓', '苏禾', '何川', '许知夏'])
  })

  test('brings the ids when it is closed, and nothing when nothing has changed', async () => {
    const { picker, changes } = await open(['member-lin'])
    await picker.tap('.member-picker__done')
    expect(changes).toEqual([])
    await picker.fire('picker-field', 'open')
    await picker.tap('.member-picker__row')
    await picker.tap('.member-picker__group')
    expect(count(picker)).toBe('已选 2 人')
    await picker.tap('.member-picker__done')
    expect(changes).toEqual([{ value: ['member-lin', 'member-su'] }])
  })

  test('puts everybody on, and everybody off', async () => {
    const { picker } = await open()
    await picker.tap('.member-picker__all .button:nth-child(1)')
    expect(count(picker)).toBe('已选 4 人')
    expect(picker.texts('.member-picker__verb')).toEqual(['不选', '不选', '不选'])
    await picker.tap('.member-picker__all .button:nth-child(2)')
    expect(count(picker)).toBe('已选 0 人')
  })

  test('searches by name, chooses among what it finds, and keeps the rest', async () => {
    const { picker, changes } = await open(['member-he'])
    await picker.fire('.member-picker__input', 'input', { value: '林' })
    expect(picker.text('.member-picker__all')).toBe('选中搜到的 去掉搜到的')
    await picker.tap('.member-picker__all .button:nth-child(1)')
    expect(count(picker)).toBe('已选 2 人')
    await picker.tap('.member-picker__clear')
    await picker.tap('.member-picker__done')
    expect(changes).toEqual([{ value: ['member-lin', 'member-he'] }])
  })

  test('says when nobody is found', async () => {
    const { picker } = await open()
    await picker.fire('.member-picker__input', 'input', { value: '没有这个人' })
    expect(picker.text('.member-picker__line')).toContain('没有找到')
  })

  test('keeps on a list who was on it and has left the branch', async () => {
    const { picker, changes } = await open(['member-lin', 'member-gone'])
    expect(picker.text('.member-picker__line')).toContain('另有 1 人已经不在支部')
    await picker.tap('.member-picker__row')
    await picker.tap('.member-picker__done')
    expect(changes).toEqual([{ value: ['member-gone'] }])
  })
})

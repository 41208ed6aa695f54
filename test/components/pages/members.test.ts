import { mountPage } from '../../support/mini-component'
import { Offline, Refused } from '../../support/mini-wx'
import { until } from '../support/until'
import { aRoster, aRosterRow, enter, mine, profile } from '../support/answers'

describe('the way in', () => {
  const claimed = (outcome: 'bound' | 'noMatch', triesLeft: number) => ({ outcome, triesLeft, profile: null })
  const open = (claim: unknown) =>
    mountPage('packages/members/join/page', {
      given: { code: 'abcd2345' },
      cloud: { 'members.enter': enter(), 'members.claim': claim, 'members.requestToJoin': { joinRequestId: 'r1' } },
    })

  async function fill(page: Awaited<ReturnType<typeof open>>, name: string, studentNumber: string) {
    page.instance.type!({ currentTarget: { dataset: { name: 'name' } }, detail: { value: name } })
    page.instance.type!({ currentTarget: { dataset: { name: 'studentNumber' } }, detail: { value: studentNumber } })
    await page.settle()
  }

  test('knows who invites, and waits for name and number', async () => {
    const page = await open(claimed('bound', 5))
    expect(page.calls[0]).toMatchObject({ action: 'members.enter', input: { code: 'ABCD2345' } })
    expect(page.text('.join__intro')).toContain('周宁邀请你加入信息学院第二党支部')
    expect(page.attribute('.button--primary', 'disabled')).toBe(true)
    await fill(page, '林晓', '20210318')
    expect(page.attribute('.button--primary', 'disabled')).toBe(false)
  })

  test('leads home once name and number fit the roster', async () => {
    const page = await open(claimed('bound', 5))
    await fill(page, '林晓', '20210318')
    await page.tap('.button--primary')
    expect(page.calls[1]).toMatchObject({ input: { code: 'ABCD2345', name: '林晓', studentNumber: '20210318' } })
    expect(page.wx.switchTab).toHaveBeenCalledWith({ url: '/pages/home/page' })
  })

  test('says that they do not fit, how often one can try, and keeps both', async () => {
    const page = await open(claimed('noMatch', 2))
    await fill(page, '林晓', '20210319')
    await page.tap('.button--primary')
    expect(page.text('.field__error')).toContain('还可以试 2 次')
    expect(page.data).toMatchObject({ name: '林晓', studentNumber: '20210319' })
  })

  test('shows a refusal at its field and keeps what was typed', async () => {
    const sentence = '学号最多 20 个字。'
    const page = await open(() => {
      throw new Refused('INVALID_INPUT', sentence, { studentNumber: sentence })
    })
    await fill(page, '林晓', '1'.repeat(30))
    await page.tap('.button--primary')
    expect(page.texts('.field__error')).toEqual([sentence])
    expect(page.data.studentNumber).toBe('1'.repeat(30))
  })

  test('without a network keeps everything and repeats the same request', async () => {
    let isOnline = false
    const page = await open(() => {
      if (isOnline) return claimed('bound', 5)
      throw new Offline()
    })
    await fill(page, '林晓', '20210318')
    await page.tap('.button--primary')
    expect(page.wx.showToast).toHaveBeenCalledWith(
      expect.objectContaining({ title: expect.stringContaining('没连上网络') }),
    )
    isOnline = true
    await page.tap('.button--primary')
    const [first, second] = page.calls.filter(({ action }) => action === 'members.claim')
    expect(second).toEqual(first)
    expect(page.wx.switchTab).toHaveBeenCalled()
  })

  test('without an invitation asks for the code, and knows how long it is', async () => {
    const page = await mountPage('packages/members/join/page', {
      cloud: { 'members.enter': enter({ invitation: null }) },
    })
    page.instance.type!({ currentTarget: { dataset: { name: 'code' } }, detail: { value: 'ABC' } })
    await page.settle()
    await page.tap('.button--primary')
    expect(page.text('.field__error')).toBe('邀请码是 8 位字母和数字，现在是 3 位。')
    expect(page.calls).toHaveLength(1)
  })
})

describe('the roster', () => {
  const open = (answer: unknown) =>
    mountPage('packages/members/roster/page', { cloud: { 'members.listRoster': answer } })

  test('lists members and offers what one may do', async () => {
    const page = await open(aRoster([aRosterRow('林晓'), aRosterRow('何川', { status: 'away' })], { total: 26 }))
    expect(page.texts('.cell__title')).toEqual(['林晓', '何川'])
    expect(page.text('.roster__total')).toBe('名册共 26 人')
    expect(page.texts('.bottom-bar .button')).toEqual(['导出', '导入', '添加'])
  })

  test('asks for what is searched and filtered', async () => {
    const page = await open(aRoster([aRosterRow('林晓')]))
    await page.fire('.roster__input', 'input', { value: '何' })
    await page.fire('.roster__input', 'confirm', { value: '何' })
    await page.tap('.chip:nth-child(5)')
    expect(page.calls.at(-1)?.input).toEqual({ filter: 'away', search: '何' })
    expect(page.text('.chip--active')).toBe('外出')
  })

  test('that is empty says how to fill it', async () => {
    const page = await open(aRoster([]))
    expect(page.text('.state__message')).toContain('从 Excel 导入最快')
  })

  test('without a network says so', async () => {
    const page = await open(() => {
      throw new Offline()
    })
    expect(page.text('.state__message')).toContain('没连上网络')
  })
})

describe('the units', () => {
  const unit = (unitId: string, kind: 'committee' | 'branch', name: string) => ({
    unitId,
    kind,
    name,
    parentId: kind === 'branch' ? 'committee' : null,
    memberCount: 26,
  })
  const branches = Array.from({ length: 9 }, (_, index) =>
    unit(`branch-${index + 1}`, 'branch', `第${index + 1}党支部`),
  )
  const items = [unit('committee', 'committee', '信息学院党委'), ...branches]
  const showModal = jest.fn(() => Promise.resolve({ confirm: true, content: '第一党小组' }))
  const open = (addUnit: unknown) =>
    mountPage('packages/members/units/page', {
      cloud: { 'members.listUnits': { items, allowedEvents: ['addBranch', 'addGroup'] }, 'members.addUnit': addUnit },
      wx: { showModal },
    })

  test('let one add a group to any of many branches', async () => {
    const page = await open({ unitId: 'group-1' })
    await page.tap('.bottom-bar .button:nth-child(2)')
    await until(page, '.choice-sheet__row')
    expect(page.text('.choice-sheet__title')).toBe('属于哪个党支部')
    expect(page.texts('.choice-sheet__row')).toHaveLength(9)
    await page.tap('.choice-sheet__row:nth-child(9)')
    expect(page.calls.find(({ action }) => action === 'members.addUnit')?.input).toEqual({
      kind: 'group',
      name: '第一党小组',
      parentId: 'branch-9',
    })
  })

  test('with one committee do not ask which', async () => {
    const page = await open({ unitId: 'branch-10' })
    await page.tap('.bottom-bar .button:nth-child(1)')
    expect(page.calls.find(({ action }) => action === 'members.addUnit')?.input).toMatchObject({
      parentId: 'committee',
    })
  })

  test('say what is wrong with a name that was typed into a dialog which is gone', async () => {
    const page = await open(() => {
      throw new Refused('INVALID_INPUT', '名称最多 40 个字。', { name: '名称最多 40 个字。' })
    })
    await page.tap('.bottom-bar .button:nth-child(1)')
    expect(page.wx.showToast).toHaveBeenCalledWith(expect.objectContaining({ title: '名称最多 40 个字。' }))
  })
})

describe('the offices', () => {
  const offices = {
    branchId: 'branch-2',
    branchName: '第二党支部',
    grantable: ['organizer'],
    items: [
      {
        role: 'secretary',
        unitId: 'branch-2',
        unitName: '第二党支部',
        memberId: 'member-me',
        memberName: '我',
        since: 0,
      },
    ],
  }
  const firstPage = aRoster(
    [aRosterRow('我', { memberId: 'member-me' }), aRosterRow('苏禾'), aRosterRow('顾言', { isBound: false })],
    { nextCursor: 'c2' },
  )
  const open = (listRoster: unknown, wx = {}) =>
    mountPage('packages/members/roles/page', {
      cloud: {
        'members.listRoles': offices,
        'members.listUnits': { items: [], allowedEvents: [] },
        'members.mine': mine({ profile: { ...profile, memberId: 'member-me' } }),
        'members.listRoster': listRoster,
        'members.handOver': {},
        'members.grantRole': {},
      },
      wx: { showActionSheet: jest.fn(() => Promise.resolve({ tapIndex: 0 })), ...wx },
    })
  const roster = ({ cursor }: { cursor?: string }) => (cursor ? aRoster([aRosterRow('何川')]) : firstPage)

  test('are handed over to somebody from the whole roster, who has WeChat and is not oneself', async () => {
    const page = await open(roster)
    await page.tap('.cell')
    await until(page, '.choice-sheet__row')
    expect(page.text('.choice-sheet__title')).toBe('支部书记交给谁')
    expect(page.texts('.choice-sheet__row')).toEqual(['苏禾20210318'])
    await page.fire('.choice-sheet__list', 'scrolltolower')
    await page.tap('.choice-sheet__row:nth-child(2)')
    expect(page.calls.find(({ action }) => action === 'members.handOver')?.input).toEqual({
      role: 'secretary',
      unitId: 'branch-2',
      toMemberId: 'member-何川',
    })
  })

  test('stay where they are when the sheet is closed', async () => {
    const page = await open(roster)
    await page.tap('.cell')
    await until(page, '.choice-sheet__row')
    await page.tap('.choice-sheet .button--text')
    expect(page.calls.some(({ action }) => action === 'members.handOver')).toBe(false)
  })

  test('are given to the member that was chosen', async () => {
    const page = await open(roster)
    await page.tap('.picker-field__control')
    await until(page, '.choice-sheet__row')
    await page.tap('.choice-sheet__row:nth-child(2)')
    expect(page.text('.picker-field__control')).toBe('苏禾')
    page.instance.type!({ currentTarget: { dataset: { name: 'role' } }, detail: { value: 'organizer' } })
    await page.settle()
    await page.tap('.button--ink')
    expect(page.calls.find(({ action }) => action === 'members.grantRole')?.input).toEqual({
      memberId: 'member-苏禾',
      role: 'organizer',
      unitId: 'branch-2',
    })
  })

  test('without a network the sheet says so, and asks again', async () => {
    let isOnline = false
    const page = await open((input: { cursor?: string }) => {
      if (isOnline) return roster(input)
      throw new Offline()
    })
    await page.tap('.picker-field__control')
    await until(page, '.choice-sheet__line')
    expect(page.text('.choice-sheet__line')).toContain('没连上网络')
    isOnline = true
    await page.tap('.choice-sheet__line .button')
    expect(page.texts('.choice-sheet__row')).toEqual(['我20210318', '苏禾20210318'])
  })
})

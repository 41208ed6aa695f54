import { mountComponent } from '../../support/mini-component'

describe('a cell', () => {
  test('shows title, state, value and where it leads', async () => {
    const cell = await mountComponent('components/cell/cell', {
      given: { title: '我的党费', sub: '9月、10月', value: '96.30', valueSub: '本月未缴', arrow: true, icon: 'wallet' },
    })
    expect(cell.text('.cell__title')).toBe('我的党费')
    expect(cell.text('.cell__sub')).toBe('9月、10月')
    expect(cell.texts('.cell__value > *')).toEqual(['96.30', '本月未缴'])
    expect(cell.has('.cell__arrow')).toBe(true)
  })

  test('without a way on has neither chevron nor state', async () => {
    const cell = await mountComponent('components/cell/cell', { given: { title: '姓名' } })
    expect(cell.has('.cell__arrow')).toBe(false)
    expect(cell.has('.cell__sub')).toBe(false)
    expect(cell.has('.cell__value')).toBe(false)
  })
})

describe('a field', () => {
  test('keeps what was typed and says when it is too long', async () => {
    const field = await mountComponent('components/field/field', { given: { label: '主题', max: 5 } })
    await field.fire('.field__control', 'input', { value: '主题党日' })
    expect(field.has('.field__foot')).toBe(false)
    await field.fire('.field__control', 'input', { value: '主题党日去哪里' })
    expect(field.text('.field__over')).toBe('7 / 5')
    expect(field.attribute('.field__control', 'value')).toBe('主题党日去哪里')
  })

  test('with several lines counts from the beginning', async () => {
    const field = await mountComponent('components/field/field', {
      given: { multiline: true, max: 100, value: '你好' },
    })
    expect(field.text('.field__foot')).toContain('2 / 100')
    expect(field.has('.field__over')).toBe(false)
  })

  test('shows the error instead of the hint, and the hint again without it', async () => {
    const field = await mountComponent('components/field/field', {
      given: { hint: '不改就空着。', error: '写 11 位。' },
    })
    expect(field.text('.field__foot')).toBe('写 11 位。')
    field.instance.setData!({ error: '' })
    expect(field.text('.field__foot')).toBe('不改就空着。')
  })

  test('has the look of focus while one types in it', async () => {
    const field = await mountComponent('components/field/field', {})
    await field.fire('.field__control', 'focus')
    expect(field.has('.field__control--focus')).toBe(true)
    await field.fire('.field__control', 'blur')
    expect(field.has('.field__control--focus')).toBe(false)
  })
})

describe('a picker field', () => {
  const options = [
    { value: 'full', label: '正式党员' },
    { value: 'probationary', label: '预备党员' },
  ]

  test('shows the chosen option’s label and gives the value of another one', async () => {
    const field = await mountComponent('components/picker-field/picker-field', { given: { options, value: 'full' } })
    const changes = field.listen('change')
    expect(field.text('.picker-field__control')).toBe('正式党员')
    await field.fire('picker, wx-picker', 'change', { value: '1' })
    // The first is the component's own; WeChat's picker keeps its event to itself, the harness lets it bubble.
    expect(changes[0]).toEqual({ value: 'probationary' })
  })

  test('without a choice invites to one', async () => {
    const field = await mountComponent('components/picker-field/picker-field', { given: { options } })
    expect(field.text('.picker-field__placeholder')).toBe('请选择')
  })

  test('of a date shows it as people write it', async () => {
    const field = await mountComponent('components/picker-field/picker-field', {
      given: { mode: 'date', value: '2021-06-18' },
    })
    expect(field.text('.picker-field__control')).toBe('2021年6月18日')
  })

  test('of a time shows it as a clock does, and tells what was picked', async () => {
    const field = await mountComponent('components/picker-field/picker-field', {
      given: { mode: 'time', value: '08:30' },
    })
    const changes = field.listen('change')
    expect(field.text('.picker-field__control')).toBe('08:30')
    expect(field.attribute('picker, wx-picker', 'value')).toBe('08:30')
    await field.fire('picker, wx-picker', 'change', { value: '09:15' })
    expect(changes[0]).toEqual({ value: '09:15' })
  })

  test('of a long list asks its page to open the sheet', async () => {
    const field = await mountComponent('components/picker-field/picker-field', {
      given: { mode: 'sheet', value: '苏禾' },
    })
    const opens = field.listen('open')
    expect(field.text('.picker-field__control')).toBe('苏禾')
    await field.tap('.picker-field__control')
    expect(opens).toHaveLength(1)
  })

  test('shows the refusal instead of the hint', async () => {
    const given = { options, hint: '一年定一次', error: '选一个类别。' }
    const field = await mountComponent('components/picker-field/picker-field', { given })
    expect(field.text()).toContain('选一个类别。')
    expect(field.text()).not.toContain('一年定一次')
  })
})

describe('the states of a page', () => {
  const mount = (given: object) => mountComponent('components/page-state/page-state', { given: { ...given } })

  test('while loading are as many skeletons as there will be cards', async () => {
    const state = await mount({ phase: 'loading', skeleton: 2 })
    expect(state.texts('.state__skeleton')).toHaveLength(2)
  })

  test('when failed say what happened, with the code, and offer a retry', async () => {
    const state = await mount({ phase: 'failed', failure: { code: 'INTERNAL', message: '出了点问题。' } })
    const retries = state.listen('retry')
    expect(state.text()).toBe('没打开出了点问题。 再试一次 INTERNAL')
    await state.tap('.button')
    expect(retries).toHaveLength(1)
  })

  test('without a branch lead to joining one, where trying again is of no use', async () => {
    const state = await mount({ phase: 'failed', failure: { code: 'NOT_JOINED', message: '你还没有加入支部。' } })
    expect(state.text()).toBe('没打开你还没有加入支部。 去加入 NOT_JOINED')
    await state.tap('.button')
    expect(state.wx.navigateTo).toHaveBeenCalledWith({ url: '/packages/members/join/page' })
  })

  test.each(['NOT_JOINED', 'NOT_FOUND'])('on a shared page tell an outsider (%s) whom it is for', async (code) => {
    const outsideText = '这里的内容只给本支部的同志看'
    const state = await mount({ phase: 'failed', failure: { code, message: '没有找到。' }, outsideText })
    expect(state.text()).toContain(outsideText)
    expect(state.text()).not.toContain('没有找到。')
  })

  test('on a shared page say of anything else what it is', async () => {
    const failure = { code: 'INTERNAL', message: '出了点问题。' }
    const state = await mount({ phase: 'failed', failure, outsideText: '只给本支部的同志看' })
    expect(state.text()).toContain('出了点问题。')
  })

  test('offline say so', async () => {
    const state = await mount({ phase: 'failed', failure: { code: 'NET_OFFLINE', message: '连上后再试。' } })
    expect(state.text('.strong')).toBe('没连上网络')
  })

  test('when empty say what to do next, and do it', async () => {
    const state = await mount({ phase: 'empty', emptyTitle: '还没有收据', emptyAction: '去看我的党费' })
    const acts = state.listen('act')
    await state.tap('.button')
    expect(state.text('.strong')).toBe('还没有收据')
    expect(acts).toHaveLength(1)
  })

  test('without a next step have no button', async () => {
    expect((await mount({ phase: 'empty', emptyTitle: '都回应了' })).has('.button')).toBe(false)
  })

  test('when ready are not there', async () => {
    expect((await mount({ phase: 'ready' })).text()).toBe('')
  })
})

describe('the pill with what is new', () => {
  test('is there when something is, and tells the page of a tap', async () => {
    const pill = await mountComponent('components/new-pill/new-pill', { given: { label: '' } })
    const taken = pill.listen('take')
    expect(pill.has('.new-pill')).toBe(false)
    pill.instance.setData!({ label: '3 条新发言' })
    await pill.tap('.new-pill')
    expect(pill.text()).toBe('3 条新发言')
    expect(taken).toHaveLength(1)
  })

  test('stays below the bar of a tab page', async () => {
    const pill = await mountComponent('components/new-pill/new-pill', {
      given: { label: '1 条新发言', underNavBar: true },
    })
    expect(pill.dom.querySelector<HTMLElement>('.new-pill')!.style.top).toBe('99px')
  })
})

describe('small pieces', () => {
  test('an avatar is the first character of the name, of any length', async () => {
    const avatar = await mountComponent('components/avatar/avatar', { given: { name: '欧阳明' } })
    expect(avatar.text()).toBe('欧')
    avatar.instance.setData!({ name: '𠮷田' })
    expect(avatar.text()).toBe('𠮷')
  })

  test('a progress bar has a part for each share', async () => {
    const bar = await mountComponent('components/progress-bar/progress-bar', { given: { parts: [20.3, 12.5] } })
    const widths = [...bar.dom.querySelectorAll<HTMLElement>('.progress-bar__part')].map(({ style }) => style.width)
    expect(widths).toEqual(['20.3%', '12.5%'])
  })

  test('a seal says aloud what its character means', async () => {
    const seal = await mountComponent('components/seal/seal', { given: { kind: 'comment' } })
    expect(seal.data.label).toBe('点评')
    expect(seal.attribute('.seal', 'src')).toContain('comment.svg')
  })

  test('an icon is drawn thicker when it stands for where one is', async () => {
    const icon = await mountComponent('components/icon/icon', { given: { name: 'house' } })
    expect(icon.data.image).toContain(encodeURIComponent('stroke-width="1.5"'))
    icon.instance.setData!({ strong: true })
    expect(icon.data.image).toContain(encodeURIComponent('stroke-width="2.1"'))
  })

  test('the year’s card shows hours, target and where they come from', async () => {
    const year = {
      label: '2026年',
      total: '12.5',
      target: '32 学时',
      parts: [20.3],
      sources: [{ label: '微课', hours: '6.5' }],
    }
    const card = await mountComponent('components/year-card/year-card', { given: { year } })
    expect(card.text()).toContain('12.5')
    expect(card.text()).toContain('32 学时')
    expect(card.text('.year-card__legend')).toBe('微课 6.5')
  })

  test('the bar of a tab page stands beside WeChat’s capsule', async () => {
    const bar = await mountComponent('components/nav-bar/nav-bar', { given: { title: '论坛' } })
    expect(bar.text()).toBe('论坛')
    expect(bar.data).toMatchObject({ top: 51, height: 32, right: 94 })
  })
})

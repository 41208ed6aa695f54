import {
  chosenIn,
  goneFrom,
  patchOn,
  patchRow,
  patchSearch,
  summaryOf,
  toSections,
  type Section,
} from '../../../miniprogram/packages/learn-admin/components/member-picker/sections'
import { rowsIn, toView as toHours } from '../../../miniprogram/packages/learn-admin/hours/view-model'
import { draftOf, newSession, toInput } from '../../../miniprogram/packages/learn-admin/session-edit/draft'
import {
  effectOf,
  firstError,
  sources,
  toView as toForm,
} from '../../../miniprogram/packages/learn-admin/session-edit/view-model'
import { toView as toSessions } from '../../../miniprogram/packages/learn-admin/sessions/view-model'
import { aSavedSession, aSession, at, hours, now, people, sessionForm } from '../support/task-admin-answers'

describe('the ledger of 学时', () => {
  test('says how many have reached the target, and where the target is written', () => {
    expect(toHours(hours())).toMatchObject({
      label: '2026年',
      reached: '1',
      reachedLine: '/ 3 人已满 32 学时',
      parts: [33],
      rule: '每人每年至少 32 学时。依据：《中国共产党党员教育管理工作条例》第二十条。',
    })
  })

  test('keeps the order of the roster, and each source its place and colour', () => {
    const [lin, he, su] = toHours(hours()).rows
    expect(lin).toMatchObject({ name: '林晓', total: '32.5', missing: '已满', isReached: true })
    expect(lin!.parts).toEqual([
      { place: 0, percent: 38.5, label: '微课 12.5' },
      { place: 1, percent: 61.5, label: '党课 20' },
    ])
    expect(he).toMatchObject({ total: '2', missing: '还差 30', isReached: false })
    expect(su).toMatchObject({ total: '0', missing: '还差 32', parts: [] })
  })

  test('can be those alone who are short of it', () => {
    const view = toHours(hours())
    expect(view.filters.map(({ label }) => label)).toEqual(['全部 3', '未满 2'])
    expect(rowsIn(view, 'short').map(({ name }) => name)).toEqual(['何川', '苏禾'])
    expect(rowsIn(view, 'all')).toHaveLength(3)
  })

  test('turns to the years that there are', () => {
    expect(toHours(hours())).toMatchObject({ yearBefore: 2025, yearAfter: 0 })
    expect(toHours(hours({ year: 2025 }))).toMatchObject({ yearBefore: 0, yearAfter: 2026 })
  })

  test('of a branch without members divides by nothing', () => {
    expect(toHours(hours({ memberCount: 0, reachedCount: 0, items: [] })).parts).toEqual([0])
  })
})

describe('the sessions', () => {
  test('say what, when, who and how much, and what a removal takes back', () => {
    const { items } = toSessions({ items: [aSession()], nextCursor: null }, now)
    expect(items[0]).toMatchObject({
      source: '主题党日',
      sub: '10月10日 周六',
      grant: '22 人，每人 2 学时',
      loss: '22 人各收回 2 学时，台账和各人的学时里都不再有这一次。',
    })
  })

  test('of another year say which', () => {
    const items = [aSession({ heldAt: at('2025-12-01 00:00') })]
    expect(toSessions({ items, nextCursor: null }, now).items[0]!.sub).toBe('2025年12月1日')
  })

  test('are everything but lessons, by the half hour', () => {
    expect(sources.map(({ label }) => label)).toEqual(['党课', '主题党日', '组织生活'])
    const { hours: options, earliest, latest } = toForm(sessionForm(), now)
    expect(options.map(({ label }) => label).slice(0, 3)).toEqual(['0.5 学时', '1 学时', '1.5 学时'])
    expect(options.at(-1)!.label).toBe('8 学时')
    expect([earliest, latest]).toEqual(['2025-01-01', '2026-10-14'])
  })

  test('keep hours that are no halves among the choices', () => {
    const { hours: options } = toForm(sessionForm(aSavedSession({ tenths: 12 })), now)
    expect(options.map(({ value }) => value).slice(0, 4)).toEqual(['5', '10', '12', '15'])
  })

  test('go back as they came when nothing is touched', () => {
    const { source, title, heldAt, tenths, memberIds } = aSavedSession()
    expect(toInput(draftOf(aSavedSession(), now))).toEqual({ source, title, heldAt, tenths, memberIds })
    expect(draftOf(null, now)).toEqual(newSession(now))
  })

  test('say before saving who gets how much, and from whom it is taken back', () => {
    const draft = draftOf(aSavedSession(), now)
    expect(effectOf({ ...draft, memberIds: [] }, [])).toBe('')
    expect(effectOf(draft, [])).toBe('2 人，每人 2 学时，记入2026年。')
    expect(effectOf({ ...draft, memberIds: ['member-su'], tenths: '15' }, draft.memberIds)).toBe(
      '1 人，每人 1.5 学时，记入2026年。去掉的 2 人，学时收回。',
    )
  })

  test('show the first refusal as the page is read', () => {
    expect(firstError({ 'memberIds.3': '…', heldAt: '…' })).toBe('#heldAt')
    expect(firstError({ '': '…' })).toBe('')
  })
})

describe('the list of a member-picker', () => {
  const groups = (sections: readonly Section[]) => sections.map(({ name, rows }) => [name, rows.map((row) => row.name)])
  const many = Array.from({ length: 300 }, (_, index) => ({
    memberId: `m${index}`,
    name: `党员${index}`,
    groupName: `第${index % 8}小组`,
  }))

  test('stands by group, those without one last', () => {
    expect(groups(toSections(people, []))).toEqual([
      ['第一党小组', ['林晓', '苏禾']],
      ['第二党小组', ['何川']],
      ['没有分组', ['许知夏']],
    ])
  })

  test('without any group has no headings', () => {
    const alone = people.map((person) => ({ ...person, groupName: '' }))
    expect(toSections(alone, []).map(({ name }) => name)).toEqual([''])
  })

  test('of three hundred changes one row and its count by a tap', () => {
    expect(patchRow(toSections(many, ['m8']), 0, 1)).toEqual({
      'sections[0].rows[1].isOn': false,
      'sections[0].onCount': 0,
    })
    expect(patchRow(toSections(many, []), 9, 0)).toEqual({})
  })

  test('puts on whoever is not, and nobody twice', () => {
    const sections = toSections(people, ['member-lin'])
    expect(patchOn(sections, true)).toEqual({
      'sections[0].rows[1].isOn': true,
      'sections[0].onCount': 2,
      'sections[1].rows[0].isOn': true,
      'sections[1].onCount': 1,
      'sections[2].rows[0].isOn': true,
      'sections[2].onCount': 1,
    })
    expect(patchOn(sections, false, 1)).toEqual({})
  })

  test('hides whom the search does not mean, and leaves them as they are', () => {
    const sections = toSections(people, ['member-su'])
    expect(patchSearch(sections, ' 林 ')).toEqual({
      'sections[0].rows[1].isHidden': true,
      'sections[1].rows[0].isHidden': true,
      'sections[1].isHidden': true,
      'sections[2].rows[0].isHidden': true,
      'sections[2].isHidden': true,
    })
    const hidden = sections.map((section) => ({
      ...section,
      rows: section.rows.map((row) => ({ ...row, isHidden: true })),
    }))
    expect(patchOn(hidden, false)).toEqual({})
    expect(chosenIn(hidden)).toEqual(['member-su'])
  })

  test('knows whom it does not show', () => {
    expect(goneFrom(people, ['member-lin', 'member-gone'])).toEqual(['member-gone'])
  })

  test.each([
    [[], ''],
    [['member-he', 'member-lin'], '林晓、何川'],
    [['member-lin', 'member-he', 'member-su'], '林晓、何川、苏禾'],
    [['member-lin', 'member-he', 'member-su', 'member-xu'], '林晓、何川、苏禾等 4 人'],
    [['member-lin', 'member-gone'], '林晓等 2 人'],
    [['member-gone'], '1 人'],
  ])('is said in a line: %p → %s', (chosen, line) => {
    expect(summaryOf(people, chosen)).toBe(line)
  })
})

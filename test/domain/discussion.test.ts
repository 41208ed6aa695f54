import fc from 'fast-check'
import { canBeRechecked, isOpen, voiceOf, withRecentAuthor } from '../../cloudfunctions/domain/discussion'

const hourMs = 3600_000

describe('a topic', () => {
  test.each([
    { when: 'before it opens', state: 'open', now: 99, expected: false },
    { when: 'at the instant it opens', state: 'open', now: 100, expected: true },
    { when: 'in between', state: 'open', now: 150, expected: true },
    { when: 'at the instant it closes', state: 'open', now: 200, expected: false },
    { when: 'after somebody has closed it', state: 'closed', now: 150, expected: false },
  ] as const)('$when lets one speak: $expected', ({ state, now, expected }) => {
    expect(isOpen({ state, opensAt: 100, closesAt: 200 }, now)).toBe(expected)
  })
})

describe('the voice of the branch', () => {
  test.each([
    [[{ role: 'secretary', unitId: 'b1' }], 'secretary'],
    [[{ role: 'deputySecretary', unitId: 'b1' }], 'deputySecretary'],
    [
      [
        { role: 'deputySecretary', unitId: 'b1' },
        { role: 'secretary', unitId: 'b1' },
      ],
      'secretary',
    ],
    [[{ role: 'secretary', unitId: 'b2' }], null],
    [[{ role: 'publicityOfficer', unitId: 'b1' }], null],
    [[{ role: 'committeeAdmin', unitId: 'b1' }], null],
    [[], null],
  ] as const)('of %j in b1 is %s', (roles, expected) => {
    expect(voiceOf(roles, 'b1')).toBe(expected)
  })
})

test('WeChat can be asked again within two hours of the author being there', () => {
  expect(canBeRechecked(0, 2 * hourMs - 1)).toBe(true)
  expect(canBeRechecked(0, 2 * hourMs)).toBe(false)
})

describe('the recent authors', () => {
  test('begin with whoever spoke last and name nobody twice', () => {
    expect(withRecentAuthor(['苏禾', '许知夏', '何川'], '许知夏')).toEqual(['许知夏', '苏禾', '何川'])
    expect(withRecentAuthor(['苏禾', '许知夏', '何川'], '林晓')).toEqual(['林晓', '苏禾', '许知夏'])
  })

  test('are the last three different ones of any sequence', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('甲', '乙', '丙', '丁', '戊')), (names) => {
        const recent = names.reduce<string[]>((known, name) => withRecentAuthor(known, name), [])
        expect(recent).toEqual([...new Set([...names].reverse())].slice(0, 3))
      }),
    )
  })
})

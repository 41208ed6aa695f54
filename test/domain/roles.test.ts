import fc from 'fast-check'
import { grantableAt, holds, mayGrant, mustStay, unitKindOfRole, type Held } from '../../cloudfunctions/domain/roles'
import { roleLabels, wordsOf, type Role } from '../../miniprogram/shared/words'

const branch = { path: ['committee', 'branch'] }
const group = { path: ['committee', 'branch', 'group'] }
const committee = { path: ['committee'] }
const held = (role: Role, unitId = role === 'committeeAdmin' ? 'committee' : 'branch'): Held[] => [{ role, unitId }]

describe('nobody grants above the own office', () => {
  test.each<[Role, Role, boolean]>([
    ['secretary', 'secretary', true],
    ['secretary', 'organizer', true],
    ['secretary', 'committeeAdmin', false],
    ['deputySecretary', 'organizer', true],
    ['deputySecretary', 'deputySecretary', true],
    ['deputySecretary', 'secretary', false],
    ['committeeAdmin', 'secretary', true],
    ['committeeAdmin', 'committeeAdmin', true],
    ['organizer', 'secretary', false],
  ])('%s grants %s: %s', (own, role, expected) => {
    expect(mayGrant(held(own), role, role === 'committeeAdmin' ? committee : branch)).toBe(expected)
  })

  test('an office in another branch gives nothing here', () => {
    expect(mayGrant(held('secretary', 'other-branch'), 'organizer', branch)).toBe(false)
  })

  test('without an office nothing can be granted, whatever is asked', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...wordsOf(roleLabels)),
        (role) => !mayGrant([], role, branch) && !mayGrant([], role, group),
      ),
    )
  })
})

test('a page of the branch offers offices of the branch and its groups, up to the own', () => {
  expect(grantableAt(held('deputySecretary'), 'branch', branch)).toEqual([
    'groupLeader',
    'publicityOfficer',
    'organizer',
    'deputySecretary',
  ])
  expect(grantableAt(held('committeeAdmin'), 'committee', committee)).toEqual(['committeeAdmin'])
  expect(grantableAt(held('secretary'), 'committee', committee)).toEqual([])
})

test('every office has one kind of unit, and the offices that must stay are the heads of two of them', () => {
  expect(Object.keys(unitKindOfRole).sort()).toEqual(wordsOf(roleLabels).sort())
  expect(wordsOf(roleLabels).filter(mustStay)).toEqual(['secretary', 'committeeAdmin'])
})

test('holding is the office and the unit, not one of them', () => {
  expect(holds(held('secretary'), { role: 'secretary', unitId: 'branch' })).toBe(true)
  expect(holds(held('secretary'), { role: 'secretary', unitId: 'other' })).toBe(false)
  expect(holds(held('secretary'), { role: 'organizer', unitId: 'branch' })).toBe(false)
})

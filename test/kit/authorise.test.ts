import fc from 'fast-check'
import type { ActionName } from '../../cloudfunctions/contract'
import { permissions, type Permission } from '../../cloudfunctions/contract/permissions'
import type { Actor, ActorMember, RoleHeld, Target } from '../../cloudfunctions/kit/actor'
import { canDo } from '../../cloudfunctions/kit/allowed'
import { authorise } from '../../cloudfunctions/kit/authorise'
import { Refusal } from '../../cloudfunctions/kit/errors'
import { roleLabels, wordsOf, type Role } from '../../miniprogram/shared/words'

const paths: Record<string, string[]> = {
  committee: ['committee'],
  branch: ['committee', 'branch'],
  group: ['committee', 'branch', 'group'],
  'other-branch': ['committee', 'other-branch'],
  'far-branch': ['far-committee', 'far-branch'],
}
const directory = { pathOf: async (unitId: string) => paths[unitId] ?? [] }

function aJoined(...roles: RoleHeld[]): Actor {
  const member: ActorMember = {
    id: 'me',
    name: '林晓',
    studentNumber: '20210318',
    branchId: 'branch',
    groupId: 'group',
    stage: 'full',
    status: 'inSchool',
    roles,
  }
  return { openid: 'openid', member }
}
const stranger: Actor = { openid: 'openid', member: null }

async function outcome(actor: Actor, permission: Permission, target: Target | null): Promise<string> {
  try {
    await authorise({ actor, permission, target }, directory)
    return 'allowed'
  } catch (error) {
    return error instanceof Refusal ? error.code : 'fault'
  }
}

const office = (role: Role, unitId: string) => aJoined({ role, unitId })
const anyone: Permission = { who: 'anyone' }
const member: Permission = { who: 'member' }
const organizers: Permission = { who: ['organizer', 'committeeAdmin'] }
const leaders: Permission = { who: ['groupLeader'] }
const owner: Permission = { who: 'owner' }

test.each<[string, Actor, Permission, Target | null, string]>([
  ['anyone may do what anyone may', stranger, anyone, null, 'allowed'],
  ['a stranger is no member', stranger, member, null, 'NOT_JOINED'],
  ['a stranger holds no office', stranger, organizers, { branchId: 'branch' }, 'NOT_JOINED'],
  ['a member does what touches nobody else', aJoined(), member, null, 'allowed'],
  ['a member reads the own branch', aJoined(), member, { branchId: 'branch' }, 'allowed'],
  ['another branch is not found', aJoined(), member, { branchId: 'other-branch' }, 'NOT_FOUND'],
  ['my record is mine', aJoined(), member, { memberId: 'me' }, 'allowed'],
  ['the record of another is not found', aJoined(), member, { memberId: 'you' }, 'NOT_FOUND'],
  ['mine in another branch is not found', aJoined(), member, { memberId: 'me', branchId: 'other-branch' }, 'NOT_FOUND'],
  ['a member without an office is told so', aJoined(), organizers, { branchId: 'branch' }, 'FORBIDDEN'],
  [
    'an office that the row does not name is none',
    office('secretary', 'branch'),
    organizers,
    { branchId: 'branch' },
    'FORBIDDEN',
  ],
  ['the organizer of the branch', office('organizer', 'branch'), organizers, { branchId: 'branch' }, 'allowed'],
  [
    'the organizer of another branch',
    office('organizer', 'other-branch'),
    organizers,
    { branchId: 'branch' },
    'NOT_FOUND',
  ],
  [
    'an organizer "of the committee" reaches nothing below',
    office('organizer', 'committee'),
    organizers,
    { branchId: 'branch' },
    'NOT_FOUND',
  ],
  [
    'the administrator of the committee above',
    office('committeeAdmin', 'committee'),
    organizers,
    { branchId: 'branch' },
    'allowed',
  ],
  [
    'the administrator of another committee',
    office('committeeAdmin', 'committee'),
    organizers,
    { branchId: 'far-branch' },
    'NOT_FOUND',
  ],
  [
    'an administrator on a unit that is not there',
    office('committeeAdmin', 'committee'),
    organizers,
    { branchId: 'none' },
    'NOT_FOUND',
  ],
  [
    'the leader in the own group',
    office('groupLeader', 'group'),
    leaders,
    { branchId: 'branch', groupId: 'group' },
    'allowed',
  ],
  ['the leader in the whole branch', office('groupLeader', 'group'), leaders, { branchId: 'branch' }, 'NOT_FOUND'],
  [
    'the leader on somebody without a group',
    office('groupLeader', 'group'),
    leaders,
    { branchId: 'branch', groupId: null },
    'NOT_FOUND',
  ],
  ['an owner, who is loaded by nobody, goes on to the record that is compared', stranger, owner, null, 'allowed'],
  [
    'an owner’s action that names anything else is our own fault, and denied',
    stranger,
    owner,
    { branchId: 'branch' },
    'fault',
  ],
  ['for a secretary as well', office('secretary', 'branch'), owner, { memberId: 'me' }, 'fault'],
  ['an office and no target is our own fault, and denied', office('organizer', 'branch'), organizers, null, 'fault'],
])('%s', async (...[_what, actor, permission, target, expected]) => {
  expect(await outcome(actor, permission, target)).toBe(expected)
})

const anyRole = fc.constantFrom(...wordsOf(roleLabels))
const anyUnit = fc.constantFrom(...Object.keys(paths))
const anyActor = fc
  .array(fc.record({ role: anyRole, unitId: anyUnit }), { maxLength: 3 })
  .map((roles) => aJoined(...roles))
const anyBranch = fc.constantFrom('branch', 'other-branch', 'far-branch')
const anyAction = fc.constantFrom(...(Object.keys(permissions) as ActionName[]))

test('what a page offers is what the server allows, for every action, office and branch', async () => {
  await fc.assert(
    fc.asyncProperty(anyAction, anyActor, anyBranch, async (name, actor, branchId) => {
      const isAllowed = (await outcome(actor, permissions[name], { branchId })) === 'allowed'
      expect(canDo(actor, name, { branchId, path: paths[branchId] ?? [] })).toBe(isAllowed)
    }),
    { numRuns: 500 },
  )
})

test('offices outside the path of a branch never open it', async () => {
  await fc.assert(
    fc.asyncProperty(anyAction, anyActor, async (name, actor) => {
      const { who } = permissions[name] as Permission
      fc.pre(typeof who !== 'string')
      fc.pre(!actor.member?.roles.some(({ unitId }) => unitId.startsWith('far')))
      expect(await outcome(actor, permissions[name], { branchId: 'far-branch' })).not.toBe('allowed')
    }),
  )
})

test('a stranger is offered what anyone may do, and nothing else', () => {
  for (const name of Object.keys(permissions) as ActionName[]) {
    expect(canDo(stranger, name, { branchId: 'branch' })).toBe(permissions[name].who === 'anyone')
  }
})

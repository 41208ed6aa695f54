/** Who may moderate what: every action of it, asked by everybody who may not. */
import type { ActionName } from '../../../cloudfunctions/contract'
import { openWorld, type World } from '../../support/world'
import { aModeratedBranch, type Moderated } from './moderation-support'

let world: World
let branch: Moderated
let foreign: Moderated
beforeAll(async () => {
  world = await openWorld()
  branch = await aModeratedBranch(world)
  foreign = await aModeratedBranch(world)
  const { target, other: as, member, secretary } = branch
  await world.data('forum.report', { target, reason: 'untrue' }, { as })
  await world.data('forum.hide', { target, reason: '离题' }, { as: secretary })
  await world.data('forum.appeal', { target, text: '没有离题' }, { as: member })
})
afterAll(() => world.close())

const reason = { reason: '离题' }
const forVoices: readonly (readonly [ActionName, object])[] = [
  ['forum.officialComment', { text: '好' }],
  ['forum.review', { decision: 'show' }],
  ['forum.hide', reason],
  ['forum.restore', {}],
  ['forum.decideReports', { decision: 'keep' }],
  ['forum.decideAppeal', { decision: 'grant' }],
]
const forEditors: readonly (readonly [ActionName, object])[] = [['forum.markPost', { mark: 'pinned', isSet: true }]]
const forMembers: readonly (readonly [ActionName, object])[] = [['forum.report', { reason: 'untrue' }]]

const stored = () => JSON.stringify(['posts', 'topics', 'cases', 'auditLog', 'notices'].map((name) => world.find(name)))

async function codeFor(name: ActionName, rest: object, { as, id }: { as: { openid: string | null }; id: string }) {
  const about = /Post|official/.test(name) ? { postId: id } : { target: { kind: 'post', id } }
  const before = stored()
  const error = await world.refusal(name, { ...about, ...rest }, { as })
  expect(stored()).toBe(before)
  return error.code
}

describe.each([...forVoices, ...forEditors, ...forMembers])('%s', (name, rest) => {
  test('finds nothing of another branch, and nothing that is not there', async () => {
    const as = foreign.secretary
    expect(await codeFor(name, rest, { as, id: branch.post._id })).toBe('NOT_FOUND')
    expect(await codeFor(name, rest, { as, id: 'nothing' })).toBe('NOT_FOUND')
  })
})

test.each([...forVoices, ...forEditors])('%s is not for members without an office', async (name, rest) => {
  expect(await codeFor(name, rest, { as: branch.other, id: branch.post._id })).toBe('FORBIDDEN')
  expect(await codeFor(name, rest, { as: branch.member, id: branch.post._id })).toBe('FORBIDDEN')
})

test.each(forVoices)('%s is for those who speak for the branch, not for other offices', async (name, rest) => {
  expect(await codeFor(name, rest, { as: branch.publicist, id: branch.post._id })).toBe('FORBIDDEN')
})

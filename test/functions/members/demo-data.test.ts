import { seed } from '../../../devkit/seed'
import { openWorld, type World } from '../../support/world'

const worlds: World[] = []
async function seeded(scale: number): Promise<World> {
  const world = await openWorld()
  worlds.push(world)
  await seed(world.cloud, { scale })
  return world
}
afterEach(async () => {
  for (const world of worlds.splice(0)) await world.close()
})

/** Everything but what the clock says and what WeChat Pay makes up. */
const membershipOf = (world: World) => ({
  units: world.find('units').map(({ _id, name, memberCount }) => ({ _id, name, memberCount })),
  members: world.find('members').map(({ _id, name, phone, openid }) => ({ _id, name, phone, openid })),
})

test('the demo is the same every time, and seeding again changes nothing', async () => {
  const [world, other] = [await seeded(1), await seeded(1)]
  const first = membershipOf(world)
  await seed(world.cloud)
  expect(membershipOf(world)).toEqual(first)
  expect(membershipOf(other)).toEqual(first)
})

test('a stranger joins with the demo invitation as 顾言', async () => {
  const world = await seeded(1)
  const input = { code: 'DANGYUAN', name: '顾言', studentNumber: '20230417' }
  expect(await world.data('members.claim', input, { as: 'fresh' })).toMatchObject({
    outcome: 'bound',
    profile: { branchName: '信息学院第二党支部', stage: 'probationary' },
  })
})

test('every identity that the console offers is somebody, and the organizer finds a request that has waited a day', async () => {
  const world = await seeded(1)
  for (const { openid, label } of world.cloud.identities.list()) {
    expect(await world.data('members.enter', {}, { as: openid })).toMatchObject({
      state: 'member',
      profile: { name: label },
    })
  }
  const { items } = await world.data('members.listJoinRequests', {}, { as: 'demo-zhou-ning' })
  expect(items.map(({ name, matchesMember }) => [name, matchesMember?.name])).toEqual([
    ['白杨', undefined],
    ['温言', '温言'],
  ])
  expect(items[0]?.waitingDays).toBe(1)
})

test('counters fit what they count, at any scale', async () => {
  for (const scale of [1, 3]) {
    const world = await seeded(scale)
    const members = world.find<{ branchId: string; groupId: string | null; openid: string | null }>('members')
    expect(members).toHaveLength(58 * scale)
    for (const { _id, kind, memberCount } of world.find('units')) {
      const field = kind === 'group' ? 'groupId' : 'branchId'
      expect([_id, members.filter((member) => member[field] === _id).length]).toEqual([_id, memberCount])
    }
    expect(world.find('identities')).toHaveLength(members.filter(({ openid }) => openid !== null).length)
  }
})

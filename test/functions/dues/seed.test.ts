import { seedDues } from '../../../devkit/seed/dues'
import { seedMembership } from '../../../devkit/seed/membership'
import { seedPeople } from '../../../devkit/seed/people'
import type { World } from '../../support/world'
import { expectBooksToAgree } from './books'
import { month, openPayingWorld } from './support'

let world: World
beforeAll(async () => {
  world = await openPayingWorld()
  const options = { scale: 1, now: world.now() }
  const people = seedPeople(options)
  await seedMembership(world.cloud, people, options)
  await seedDues(world.cloud, people, options)
})
afterAll(() => world.close())

describe('the dues of the demo', () => {
  test('agree with themselves in every branch', () => {
    for (const branchId of ['branch-1', 'branch-2', 'branch-3']) expectBooksToAgree(world.cloud.database, branchId)
  })

  test('let 林晓 owe two months, and the newcomer one', async () => {
    const mine = await world.data('dues.openMine', {}, { as: 'demo-lin-xiao' })
    expect(mine).toMatchObject({ owedFen: 19_260, paidThrough: month(world, -2), isPaymentAvailable: true })
    expect(world.find('duesBills', { memberId: 'member-20230417', state: 'unpaid' })).toHaveLength(1)
  })

  test('show the organizer every state that a bill can be in, and most of them paid', async () => {
    const { rows, missingProfiles } = await world.data('dues.openLedger', {}, { as: 'demo-zhou-ning' })
    const count = (wanted: string) => rows.filter(({ state }) => state === wanted).length
    expect([count('unpaid'), count('paying'), count('exempt'), count('paid')]).toEqual([4, 1, 1, 17])
    expect(missingProfiles).toBe(0)
    const { items } = await world.data('dues.listProfiles', {}, { as: 'demo-zhou-ning' })
    expect(items.map(({ state }) => state).filter((state) => state !== 'confirmed')).toEqual(['declared'])
  })

  test('have a payment whose callback was lost, which the timer settles', async () => {
    world.advance('+10min')
    expect(await world.cloud.fireTimer('dues', 'reconcile')).toMatchObject({ askedCount: 1, endedCount: 1 })
    const mine = await world.data('dues.openMine', {}, { as: 'demo-luo-yu' })
    expect(mine).toMatchObject({ owedFen: 0, paidThrough: month(world) })
    expectBooksToAgree(world.cloud.database, 'branch-2')
  })
})

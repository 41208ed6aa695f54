import type { Member } from '../../../cloudfunctions/directory/members'
import { aMember, type World } from '../../support/world'
import { aBranchWithOrganizer, hasPaid, noticesOf, owes, runTimer, setProfile, hasBills } from './ledger-support'
import { month, openPayingWorld } from './support'

let world: World
beforeAll(async () => {
  world = await openPayingWorld()
})
afterAll(() => world.close())
beforeEach(() => world.advance(`${month(world, 1)}-19T09:05`))

/** Reminders in somebody's inbox, without alerts. */
const remindersOf = (member: Member) => noticesOf(world, member).filter(({ title }) => !title.startsWith('还有'))
const textsTo = (member: Member) => remindersOf(member).map(({ text }) => text)
const nextMorning = () => {
  world.advance('+1d')
  return runTimer(world)
}
/** "11月" */
const label = (offset: number) => `${Number(month(world, offset).slice(5))}月`

describe('the reminder by the clock', () => {
  test('comes from the 20th on, once a month, to whoever has the month open', async () => {
    const { branchId } = await aBranchWithOrganizer(world)
    const [open, paid, paying, late] = [
      await aMember(world, { branchId }),
      await aMember(world, { branchId }),
      await aMember(world, { branchId }),
      await aMember(world, { branchId }),
    ]
    owes(world, open, [month(world)])
    hasPaid(world, paid, [month(world)])
    hasBills(world, paying, { months: [month(world)], state: 'paying' })
    // An older month is a matter of the alerts.
    owes(world, late, [month(world, -1)])
    await runTimer(world)
    expect(remindersOf(open)).toEqual([])
    for (let day = 0; day < 3; day++) await nextMorning()
    expect(remindersOf(open)).toEqual([
      expect.objectContaining({
        title: '党费该缴了',
        text: `${label(0)}，96.30 元，月底前缴就好。不想收到提醒，在我的党费页可以关掉。`,
        path: '/packages/dues/mine/page',
      }),
    ])
    expect([...remindersOf(paid), ...remindersOf(paying), ...remindersOf(late)]).toEqual([])
    world.advance(`${month(world, 1)}-20T09:05`)
    owes(world, open, [month(world)])
    await runTimer(world)
    expect(remindersOf(open)).toHaveLength(2)
    expect(textsTo(open)[1]).toContain('共 192.60 元')
  })

  test('also reaches whoever is billed later in the month', async () => {
    const { branchId } = await aBranchWithOrganizer(world)
    const member = await aMember(world, { branchId })
    await nextMorning()
    owes(world, member, [month(world)])
    await nextMorning()
    expect(remindersOf(member)).toHaveLength(1)
  })

  test('does not go to whoever has muted it or cannot be reached', async () => {
    const { branchId } = await aBranchWithOrganizer(world)
    const [muted, unbound, left] = [
      await aMember(world, { branchId }),
      await aMember(world, { branchId, bound: false }),
      await aMember(world, { branchId, status: 'transferredOut' }),
    ]
    setProfile(world, muted, { areRemindersOn: false })
    for (const member of [muted, unbound, left]) owes(world, member, [month(world)])
    await nextMorning()
    for (const member of [muted, unbound, left]) expect(remindersOf(member)).toEqual([])
  })

  test('by the quarter comes in its last month, for all of it', async () => {
    world.advance(`${month(world).slice(0, 4)}-11-20T09:05`)
    const { branchId } = await aBranchWithOrganizer(world)
    const member = await aMember(world, { branchId })
    setProfile(world, member, { isQuarterly: true })
    owes(world, member, [month(world, -1), month(world)])
    await runTimer(world)
    expect(remindersOf(member)).toEqual([])
    world.advance(`${month(world, 1)}-20T09:05`)
    owes(world, member, [month(world)])
    await runTimer(world)
    expect(textsTo(member)).toEqual([expect.stringMatching(/^10月、11月、12月，共 288\.90 元，月底前缴就好。/)])
  })

  test('does not come on a day on which somebody has reminded already, but on the next', async () => {
    const { branchId, organizer } = await aBranchWithOrganizer(world)
    const member = await aMember(world, { branchId })
    owes(world, member, [month(world)])
    world.advance(`${month(world)}-20T08:30`)
    await world.data('dues.remind', { month: month(world) }, { as: organizer })
    world.advance(`${month(world)}-20T09:05`)
    await runTimer(world)
    expect(remindersOf(member).map(({ title }) => title)).toEqual(['周宁提醒你缴党费'])
    await nextMorning()
    expect(remindersOf(member)).toHaveLength(2)
  })
})

import { aMember, type World } from '../../support/world'
import { aBranchWithOrganizer, anAdminOf, owes, hasBills, settled } from './ledger-support'
import { costOf, month, openPayingWorld } from './support'

let world: World
beforeAll(async () => {
  world = await openPayingWorld()
})
afterAll(() => world.close())

describe('the ledger', () => {
  test('shows one month of the branch: sums, who is open first, and since when', async () => {
    const { branchId, organizer } = await aBranchWithOrganizer(world)
    const [open, paying, paid, exempt] = [
      await aMember(world, { branchId, name: '林晓' }),
      await aMember(world, { branchId, name: '罗予' }),
      await aMember(world, { branchId, name: '陈一鸣' }),
      await aMember(world, { branchId, name: '许知夏' }),
    ]
    // Needs a base that nobody has confirmed.
    await aMember(world, { branchId, category: 'retired' })
    owes(world, open, [month(world, -1), month(world)])
    owes(world, organizer, [month(world)])
    hasBills(world, paying, { months: [month(world)], state: 'paying', payingSince: world.now() })
    hasBills(world, paid, { months: [month(world, -1), month(world)], ...settled(world), amountFen: 15_000 })
    hasBills(world, exempt, { months: [month(world)], state: 'exempt', amountFen: 0 })

    const ledger = await world.data('dues.openLedger', {}, { as: organizer })
    expect(ledger).toMatchObject({
      month: month(world),
      branchId,
      dueFen: 9_630 * 3 + 15_000,
      paidFen: 15_000,
      missingProfiles: 1,
      allowedEvents: ['settleInCash', 'makeBills', 'remind', 'exportLedger'],
    })
    expect(ledger.rows.map(({ name, state, unpaidMonths }) => [name, state, unpaidMonths])).toEqual([
      ['林晓', 'unpaid', 2],
      ['周宁', 'unpaid', 1],
      ['罗予', 'paying', 1],
      ['陈一鸣', 'paid', 0],
      ['许知夏', 'exempt', 0],
    ])
    expect(ledger.rows[2]).toMatchObject({ payingSince: expect.any(Number), method: null })
    const before = await world.data('dues.openLedger', { month: month(world, -1) }, { as: organizer })
    expect(before.rows.map(({ name, state }) => [name, state])).toEqual([
      ['林晓', 'unpaid'],
      ['陈一鸣', 'paid'],
    ])
  })

  test('of 200 members costs five database calls at most', async () => {
    const { branchId, organizer } = await aBranchWithOrganizer(world)
    for (let count = 0; count < 200; count++)
      owes(world, await aMember(world, { branchId }), [month(world, -1), month(world)])
    const { rows } = await world.data('dues.openLedger', {}, { as: organizer })
    expect(rows).toHaveLength(200)
    expect(costOf(world, 'openLedger').databaseCalls).toBeLessThanOrEqual(5)
  })

  test('counts open months for everybody where a branch owes more than one read gives', async () => {
    const { branchId, organizer } = await aBranchWithOrganizer(world)
    const months = [0, -1, -2, -3, -4, -5, -6, -7].map((offset) => month(world, offset))
    for (let index = 0; index < 350; index++) owes(world, { _id: `debtor-${index}`, branchId }, months)
    const { rows } = await world.data('dues.openLedger', {}, { as: organizer })
    expect(rows.filter(({ unpaidMonths }) => unpaidMonths === 7)).toHaveLength(350)
  })

  test('names whoever has moved on since', async () => {
    const { branchId, organizer } = await aBranchWithOrganizer(world)
    const elsewhere = await aBranchWithOrganizer(world)
    const moved = await aMember(world, { branchId: elsewhere.branchId, name: '方远' })
    owes(world, { _id: moved._id, branchId }, [month(world)])
    owes(world, { _id: 'nobody-any-more', branchId }, [month(world)])
    const { rows } = await world.data('dues.openLedger', {}, { as: organizer })
    expect(rows.map(({ name }) => name).sort()).toEqual(['已转出的党员', '方远'])
  })

  test('offers what can be done in the month: nothing but the file for old ones, cash alone for those ahead', async () => {
    const { organizer } = await aBranchWithOrganizer(world)
    const eventsIn = async (offset: number) =>
      (await world.data('dues.openLedger', { month: month(world, offset) }, { as: organizer })).allowedEvents
    expect(await eventsIn(-7)).toEqual(['exportLedger'])
    expect(await eventsIn(-6)).toEqual(['settleInCash', 'makeBills', 'remind', 'exportLedger'])
    expect(await eventsIn(1)).toEqual(['settleInCash', 'exportLedger'])
    for (const wrong of ['2008-03', month(world, 7), '2026-1']) {
      const { code } = await world.refusal('dues.openLedger', { month: wrong }, { as: organizer })
      expect(code).toBe('INVALID_INPUT')
    }
  })

  test('is open to the organizers of the branch and to the committee above it, who may look and not book', async () => {
    const { branchId, committeeId, organizer } = await aBranchWithOrganizer(world)
    const elsewhere = await aBranchWithOrganizer(world)
    const member = await aMember(world, { branchId })
    owes(world, member, [month(world)])
    const admin = await anAdminOf(world, committeeId)
    expect(await world.data('dues.openLedger', { branchId }, { as: admin })).toMatchObject({
      rows: [expect.objectContaining({ memberId: member._id })],
      allowedEvents: ['exportLedger'],
    })
    expect((await world.data('dues.openLedger', {}, { as: organizer })).rows).toHaveLength(1)
    expect((await world.refusal('dues.openLedger', { branchId }, { as: elsewhere.organizer })).code).toBe('NOT_FOUND')
    expect((await world.refusal('dues.openLedger', {}, { as: member })).code).toBe('FORBIDDEN')
  })
})

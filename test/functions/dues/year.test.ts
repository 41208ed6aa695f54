import { monthsOfYear } from '../../../cloudfunctions/dues/ledger-repository'
import { aMember, type World } from '../../support/world'
import { aBranchWithOrganizer, anAdminOf, hasPaid, owes, hasBills } from './ledger-support'
import { costOf, openPayingWorld } from './support'

let world: World
beforeAll(async () => {
  world = await openPayingWorld()
})
afterAll(() => world.close())

describe('the year', () => {
  test('has twelve months with sums and counts, and a line of months for every member', async () => {
    const { branchId, organizer } = await aBranchWithOrganizer(world)
    const [second, first] = [
      await aMember(world, { branchId, name: '林晓', studentNumber: '20220002' }),
      await aMember(world, { branchId, name: '罗予', studentNumber: '20220001' }),
    ]
    hasPaid(world, first, ['2026-09', '2026-10'])
    hasBills(world, first, { months: ['2026-11'], state: 'paying' })
    hasBills(world, second, { months: ['2026-09'], state: 'exempt', amountFen: 0 })
    hasBills(world, second, { months: ['2026-11'], amountFen: 20 })
    hasPaid(world, second, ['2025-12', '2027-01'])

    const year = await world.data('dues.openYear', {}, { as: organizer })
    expect(year).toMatchObject({ year: 2026, branchId, dueFen: 9_630 * 3 + 20, paidFen: 9_630 * 2 })
    expect(year.allowedEvents).toEqual(['exportLedger'])
    expect(year.months.map(({ month }) => month)).toEqual(monthsOfYear(2026))
    const none = { paidCount: 0, payingCount: 0, exemptCount: 0, unpaidCount: 0 }
    expect(year.months[0]).toEqual({ month: '2026-01', dueFen: 0, paidFen: 0, ...none })
    expect(year.months[8]).toMatchObject({ ...none, dueFen: 9_630, paidFen: 9_630, paidCount: 1, exemptCount: 1 })
    expect(year.months[10]).toMatchObject({ ...none, dueFen: 9_650, paidFen: 0, payingCount: 1, unpaidCount: 1 })
    expect(year.rows).toEqual([
      {
        memberId: first._id,
        name: '罗予',
        paidFen: 19_260,
        openFen: 9_630,
        months: [
          { month: '2026-09', state: 'paid' },
          { month: '2026-10', state: 'paid' },
          { month: '2026-11', state: 'paying' },
        ],
      },
      {
        memberId: second._id,
        name: '林晓',
        paidFen: 0,
        openFen: 20,
        months: [
          { month: '2026-09', state: 'exempt' },
          { month: '2026-11', state: 'unpaid' },
        ],
      },
    ])
    const before = await world.data('dues.openYear', { year: 2025 }, { as: organizer })
    expect(before).toMatchObject({ year: 2025, paidFen: 9_630, rows: [{ name: '林晓' }] })
  })

  test('of 200 members costs five database calls at most', async () => {
    const { branchId, organizer } = await aBranchWithOrganizer(world)
    for (let count = 0; count < 200; count++) hasPaid(world, await aMember(world, { branchId }), monthsOfYear(2026))
    const { rows, months } = await world.data('dues.openYear', {}, { as: organizer })
    expect(rows).toHaveLength(200)
    expect(months.every(({ paidCount }) => paidCount === 200)).toBe(true)
    expect(costOf(world, 'openYear').databaseCalls).toBeLessThanOrEqual(5)
  })

  test('leaves nobody out of a branch with more bills in four months than one read gives', async () => {
    const { branchId, organizer } = await aBranchWithOrganizer(world)
    for (let index = 0; index < 260; index++) owes(world, { _id: `of-many-${index}`, branchId }, monthsOfYear(2026))
    const { months } = await world.data('dues.openYear', {}, { as: organizer })
    expect(months.map(({ unpaidCount }) => unpaidCount)).toEqual(months.map(() => 260))
  })

  test('keeps whoever has left the branch, by name, at the end', async () => {
    const { branchId, organizer } = await aBranchWithOrganizer(world)
    const elsewhere = await aBranchWithOrganizer(world)
    const moved = await aMember(world, { branchId: elsewhere.branchId, name: '方远' })
    hasPaid(world, { _id: moved._id, branchId }, ['2026-03'])
    hasPaid(world, organizer, ['2026-03'])
    const { rows } = await world.data('dues.openYear', {}, { as: organizer })
    expect(rows.map(({ name }) => name)).toEqual(['周宁', '方远'])
  })

  test('is for those who keep the ledger and the committee above, of this branch alone', async () => {
    const { branchId, committeeId } = await aBranchWithOrganizer(world)
    const member = await aMember(world, { branchId })
    owes(world, member, ['2026-11'])
    const elsewhere = await aBranchWithOrganizer(world)
    const admin = await anAdminOf(world, committeeId)
    expect((await world.data('dues.openYear', { branchId }, { as: admin })).rows).toHaveLength(1)
    expect((await world.refusal('dues.openYear', { branchId }, { as: elsewhere.organizer })).code).toBe('NOT_FOUND')
    expect((await world.refusal('dues.openYear', {}, { as: member })).code).toBe('FORBIDDEN')
  })
})

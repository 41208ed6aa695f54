import { aMember, type World } from '../../support/world'
import { aBranchWithOrganizer, anAdminOf, hasPaid, owes, setProfile, hasBills } from './ledger-support'
import { costOf, month, openPayingWorld } from './support'

let world: World
beforeAll(async () => {
  world = await openPayingWorld()
})
afterAll(() => world.close())

describe('the page of arrears', () => {
  test('has everybody with overdue months, the longest row first, and nobody else', async () => {
    const { branchId, organizer } = await aBranchWithOrganizer(world)
    const [short, long, waiting, onTime, quarterly] = [
      await aMember(world, { branchId, name: '林晓' }),
      await aMember(world, { branchId, name: '罗予' }),
      await aMember(world, { branchId, name: '陈一鸣' }),
      await aMember(world, { branchId }),
      await aMember(world, { branchId }),
    ]
    owes(world, short, [month(world, -1), month(world)])
    owes(
      world,
      long,
      [-6, -5, -4, -3, -2, -1, 0].map((offset) => month(world, offset)),
    )
    hasBills(world, waiting, { months: [month(world, -3), month(world, -2), month(world, -1)], state: 'paying' })
    owes(world, onTime, [month(world)])
    hasPaid(world, onTime, [month(world, -1)])
    // The quarter of October is not over.
    owes(world, quarterly, [month(world, -1), month(world)])
    setProfile(world, quarterly, { isQuarterly: true })

    const { rows, ...page } = await world.data('dues.openArrears', {}, { as: organizer })
    expect(page).toEqual({ now: expect.any(Number), branchId, allowedEvents: ['remind', 'exportLedger'] })
    expect(rows.map(({ name, level, openFen }) => [name, level, openFen])).toEqual([
      ['罗予', 6, 9_630 * 6],
      ['陈一鸣', 3, 9_630 * 3],
      ['林晓', 1, 9_630],
    ])
    expect(rows[1]).toMatchObject({
      isWaitingForWechat: true,
      months: [month(world, -3), month(world, -2), month(world, -1)],
    })
    expect(rows[2]).toMatchObject({ isWaitingForWechat: false, months: [month(world, -1)], remindedAt: null })
  })

  test('says when somebody was reminded last', async () => {
    const { branchId, organizer } = await aBranchWithOrganizer(world)
    const member = await aMember(world, { branchId })
    owes(world, member, [month(world, -1)])
    await world.data('dues.remind', { month: month(world, -1) }, { as: organizer })
    const remindedAt = world.now()
    world.advance('+2d')
    const { rows } = await world.data('dues.openArrears', {}, { as: organizer })
    expect(rows).toEqual([expect.objectContaining({ memberId: member._id, remindedAt: expect.any(Number) })])
    expect(Math.abs(rows[0]!.remindedAt! - remindedAt)).toBeLessThan(60_000)
  })

  test('of 200 debtors costs five database calls at most', async () => {
    const { branchId, organizer } = await aBranchWithOrganizer(world)
    const months = [-2, -1, 0].map((offset) => month(world, offset))
    for (let count = 0; count < 200; count++) owes(world, await aMember(world, { branchId }), months)
    const { rows } = await world.data('dues.openArrears', {}, { as: organizer })
    expect(rows).toHaveLength(200)
    expect(costOf(world, 'openArrears').databaseCalls).toBeLessThanOrEqual(5)
  })

  test('keeps the arrears of whoever was transferred with the branch they belong to', async () => {
    const { branchId, organizer } = await aBranchWithOrganizer(world)
    const moved = await aMember(world, { branchId, name: '方远', status: 'transferredOut' })
    owes(world, moved, [month(world, -1)])
    const { rows } = await world.data('dues.openArrears', {}, { as: organizer })
    expect(rows.map(({ name }) => name)).toEqual(['方远'])
  })

  test('is for those who keep the ledger and the committee above; nobody else learns who owes', async () => {
    const { branchId, committeeId } = await aBranchWithOrganizer(world)
    const member = await aMember(world, { branchId })
    owes(world, member, [month(world, -1)])
    const officer = await aMember(world, { branchId, roles: ['publicityOfficer'] })
    const elsewhere = await aBranchWithOrganizer(world)
    const admin = await anAdminOf(world, committeeId)
    const page = await world.data('dues.openArrears', { branchId }, { as: admin })
    expect(page).toMatchObject({ allowedEvents: ['exportLedger'], rows: [{ memberId: member._id }] })
    for (const as of [member, officer])
      expect((await world.refusal('dues.openArrears', {}, { as })).code).toBe('FORBIDDEN')
    const foreign = await world.refusal('dues.openArrears', { branchId }, { as: elsewhere.organizer })
    expect(foreign.code).toBe('NOT_FOUND')
  })
})

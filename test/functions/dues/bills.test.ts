import { aBranch, aMember, type World } from '../../support/world'
import { aPayer, billsOf, month, openPayingWorld, owing, statesOf } from './support'

let world: World
beforeEach(async () => {
  world = await openPayingWorld()
})
afterEach(() => world.close())

describe('the bills of a month', () => {
  test('are made once for everybody who owes it, by the standard of the day', async () => {
    const { branchId } = aBranch(world)
    const organizer = await aMember(world, { branchId, roles: ['organizer'] })
    const salaried = await aPayer(world, { branchId })
    const unconfirmed = await aMember(world, { branchId, category: 'salaried' })
    const newcomer = await aMember(world, { branchId, stage: 'probationary', joinedOn: `${month(world, 1)}-01` })
    const activist = await aMember(world, { branchId, stage: 'activist', joinedOn: null })
    const gone = await aMember(world, { branchId, status: 'transferredOut' })

    const made = await world.data('dues.makeBills', {}, { as: organizer })
    expect(made).toEqual({ madeCount: 2, keptCount: 0, skippedCount: 1 })
    expect(billsOf(world, salaried)).toMatchObject([
      { amountFen: 9_630, rateBasisPoints: 150, standardId: '2008', state: 'unpaid', month: month(world) },
    ])
    expect(billsOf(world, organizer)).toMatchObject([{ amountFen: 20, category: 'undergraduate' }])
    for (const nobody of [unconfirmed, newcomer, activist, gone]) expect(billsOf(world, nobody)).toEqual([])

    const again = await world.data('dues.makeBills', {}, { as: organizer })
    expect(again).toEqual({ madeCount: 0, keptCount: 2, skippedCount: 1 })
    expect(world.find('auditLog', { action: 'dues.makeBills' })).toHaveLength(1)
    expect(world.only('duesYears', { branchId })).toMatchObject({
      byMonth: { [month(world)]: { dueFen: 9_650, paidFen: 0 } },
    })
  })

  test('made by five people at once are there once, and the sum counts them once', async () => {
    const { branchId } = aBranch(world)
    const organizer = await aMember(world, { branchId, roles: ['organizer'] })
    for (let count = 0; count < 10; count++) await aPayer(world, { branchId })
    const made = await Promise.all([1, 2, 3, 4, 5].map(() => world.data('dues.makeBills', {}, { as: organizer })))
    expect(made.reduce((sum, { madeCount }) => sum + madeCount, 0)).toBe(11)
    expect(world.find('duesBills')).toHaveLength(11)
    expect(world.only('duesYears')).toMatchObject({ byMonth: { [month(world)]: { dueFen: 96_320 } } })
  })

  test('leave months alone that were paid ahead, and waive what the committee waived', async () => {
    const { branchId } = aBranch(world)
    const organizer = await aMember(world, { branchId, roles: ['organizer'] })
    const exempt = await aPayer(world, { branchId })
    await world.update('duesProfiles', { _id: exempt._id }, { $set: { exemptThrough: month(world) } })
    await owing(world, organizer, 1)
    expect(billsOf(world, exempt)).toMatchObject([{ state: 'exempt', amountFen: 0 }])
    const mine = await world.data('dues.openMine', {}, { as: exempt })
    expect(mine).toMatchObject({ owedFen: 0, payableMonths: expect.not.arrayContaining([month(world)]) })
  })

  test('can be made for the last six months and not for others, by whoever keeps the dues of the branch', async () => {
    const { branchId } = aBranch(world)
    const organizer = await aMember(world, { branchId, roles: ['organizer'] })
    const member = await aMember(world, { branchId })
    const publicity = await aMember(world, { branchId, roles: ['publicityOfficer'] })
    for (const offset of [-7, 1]) {
      const refusal = await world.refusal('dues.makeBills', { month: month(world, offset) }, { as: organizer })
      expect(refusal).toMatchObject({
        code: 'INVALID_INPUT',
        fields: { month: expect.stringContaining('最多补 6 个月') },
      })
    }
    expect((await world.refusal('dues.makeBills', { month: '11月' }, { as: organizer })).code).toBe('INVALID_INPUT')
    expect((await world.refusal('dues.makeBills', {}, { as: member })).code).toBe('FORBIDDEN')
    expect((await world.refusal('dues.makeBills', {}, { as: publicity })).code).toBe('FORBIDDEN')
    expect((await world.refusal('dues.makeBills', {}, { as: 'a-stranger' })).code).toBe('NOT_JOINED')
    expect(world.find('duesBills')).toEqual([])
  })
})

describe('the monthly timer', () => {
  test('makes the bills of all branches on the first of the month, and finds nothing to do the second time', async () => {
    const payers = [
      await aPayer(world, { branchId: aBranch(world).branchId }),
      await aPayer(world, { branchId: aBranch(world).branchId }),
    ]
    world.advance(`${month(world, 1)}-01T00:10`)
    expect(await world.cloud.fireTimer('dues', 'makeMonthlyBills')).toEqual({ branchCount: 2 })
    expect(await world.cloud.fireTimer('dues', 'makeMonthlyBills')).toEqual({ branchCount: 0 })
    for (const payer of payers) expect(billsOf(world, payer)).toMatchObject([{ month: month(world), state: 'unpaid' }])
  })

  test('fires by itself as the clock passes midnight of the first', async () => {
    const payer = await aPayer(world, { branchId: aBranch(world).branchId })
    await world.cloud.runDueTimers()
    world.advance(`${month(world, 1)}-01T01:00`)
    await world.cloud.runDueTimers()
    expect(billsOf(world, payer).map((bill) => bill.month)).toContain(month(world))
  })

  test('goes on after the branch at which it was killed', async () => {
    const [first, second] = [aBranch(world).branchId, aBranch(world).branchId].sort()
    const done = await aPayer(world, { branchId: first! })
    const waiting = await aPayer(world, { branchId: second! })
    world.insert('duesBillRuns', [{ _id: month(world), doneThrough: first, isFinished: false }])
    expect(await world.cloud.fireTimer('dues', 'reconcile')).toMatchObject({ branchCount: 1 })
    expect(billsOf(world, done)).toEqual([])
    expect(statesOf(world, waiting)).toEqual(['unpaid'])
  })
})

import type { Member } from '../../../cloudfunctions/directory/members'
import { aBranch, aMember, type World } from '../../support/world'
import { expectBooksToAgree } from './books'
import { aPayer, billsOf, month, openPayingWorld, owing, prepayIdOf } from './support'

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

  test('leave months alone that were paid ahead, and follow what the committee has approved', async () => {
    const { branchId } = aBranch(world)
    const organizer = await aMember(world, { branchId, roles: ['organizer'] })
    const exempt = await aPayer(world, { branchId })
    const reduced = await aPayer(world, { branchId })
    const student = await aMember(world, { branchId, category: 'undergraduate' })
    const span = { from: month(world), through: month(world, 2) }
    for (const [{ _id }, monthlyFen] of [
      [exempt, 0],
      [reduced, 500],
    ] as const) {
      const reliefs = [{ reliefId: `relief of ${_id}`, ...span, monthlyFen }]
      await world.update('duesProfiles', { _id }, { $set: { reliefs } })
    }
    const ahead = await world.data('dues.prepay', { months: [month(world), month(world, 1)] }, { as: student })
    await world.cloud.payments.pay(prepayIdOf(ahead.payment))

    world.advance(`${month(world, 1)}-05T10:00`)
    await owing(world, organizer, 2)
    const figures = (member: Member) => billsOf(world, member).map(({ state, amountFen }) => [state, amountFen])
    expect(figures(exempt)).toEqual([
      ['exempt', 0],
      ['exempt', 0],
    ])
    expect(figures(reduced)).toEqual([
      ['unpaid', 500],
      ['unpaid', 500],
    ])
    expect(figures(student)).toEqual([
      ['paid', 20],
      ['paid', 20],
    ])
    expectBooksToAgree(world.cloud.database, branchId)
  })

  test('are on the base that was confirmed when they were made, whatever is confirmed later', async () => {
    const { branchId } = aBranch(world)
    const organizer = await aMember(world, { branchId, roles: ['organizer'] })
    const graduate = await aPayer(world, { branchId, category: 'postgraduate', baseFen: 100_000 })
    await owing(world, organizer, 3)
    const asSalaried = { memberId: graduate._id, category: 'salaried', baseFen: 642_000 } as const
    await world.data('dues.confirmProfile', asSalaried, { as: organizer })
    expect(billsOf(world, graduate).map(({ category, amountFen }) => [category, amountFen])).toEqual([
      ['postgraduate', 500],
      ['postgraduate', 500],
      ['salaried', 9_630],
    ])
    expectBooksToAgree(world.cloud.database, branchId)
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

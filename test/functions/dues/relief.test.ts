import type { World } from '../../support/world'
import { expectBooksToAgree } from './books'
import { aCommitteeWithBranch, reliefsIn } from './relief-support'
import { billsOf, month, openPayingWorld, owing, prepayIdOf } from './support'

let world: World
beforeEach(async () => {
  world = await openPayingWorld()
})
afterEach(() => world.close())

const { submitted, decide, approved, requestOf, figuresOf, noticesOf } = reliefsIn(() => world)

describe('a relief that the branch has studied', () => {
  test('waits for the committee and changes nothing before', async () => {
    const cast = await aCommitteeWithBranch(world)
    await owing(world, cast.organizer, 2)
    const reliefId = await submitted(cast)
    expect(figuresOf(cast.payer)).toEqual([
      ['unpaid', 9_630],
      ['unpaid', 9_630],
    ])
    expect(await world.data('dues.openMine', {}, { as: cast.payer })).toMatchObject({ relief: null })
    const { items, allowedEvents } = await world.data('dues.listReliefs', {}, { as: cast.organizer })
    expect(items).toMatchObject([
      { reliefId, memberName: '江遥', state: 'submitted', submittedByName: '周宁', allowedEvents: ['endRelief'] },
    ])
    expect(allowedEvents).toEqual(['submitRelief'])
    expect(noticesOf(cast.payer)).toEqual([])
  })

  test('once approved makes its open months free, also those that are billed later, and none besides', async () => {
    const cast = await aCommitteeWithBranch(world)
    await owing(world, cast.organizer, 3)
    const reliefId = await approved(cast)
    expect(figuresOf(cast.payer)).toEqual([
      ['unpaid', 9_630],
      ['exempt', 0],
      ['exempt', 0],
    ])
    expect(await world.data('dues.openMine', {}, { as: cast.payer })).toMatchObject({
      owedFen: 9_630,
      relief: { kind: 'exempt', monthlyFen: 0, through: month(world, 2) },
    })
    expect(requestOf(reliefId)).toMatchObject({ state: 'approved', decidedByName: '高岚' })
    for (let ahead = 1; ahead <= 3; ahead++) {
      world.advance(`${month(world, 1)}-05T10:00`)
      await owing(world, cast.organizer, 1)
    }
    expect(figuresOf(cast.payer).slice(3)).toEqual([
      ['exempt', 0],
      ['exempt', 0],
      ['unpaid', 9_630],
    ])
    expectBooksToAgree(world.cloud.database, cast.branchId)
  })

  test('may leave something to pay', async () => {
    const cast = await aCommitteeWithBranch(world)
    await owing(world, cast.organizer, 2)
    await approved(cast, { kind: 'reduced', monthlyFen: 500 })
    expect(figuresOf(cast.payer)).toEqual([
      ['unpaid', 500],
      ['unpaid', 500],
    ])
    const { payment, amountFen } = await world.data(
      'dues.prepay',
      { months: [month(world, -1), month(world), month(world, 1)] },
      { as: cast.payer },
    )
    expect(amountFen).toBe(1_500)
    await world.cloud.payments.pay(prepayIdOf(payment))
    expectBooksToAgree(world.cloud.database, cast.branchId)
  })

  test('never touches a month that is paid', async () => {
    const cast = await aCommitteeWithBranch(world)
    await owing(world, cast.organizer, 2)
    const { payment } = await world.data('dues.prepay', { months: [month(world, -1)] }, { as: cast.payer })
    await world.cloud.payments.pay(prepayIdOf(payment))
    await approved(cast)
    expect(figuresOf(cast.payer)).toEqual([
      ['paid', 9_630],
      ['exempt', 0],
    ])
    expectBooksToAgree(world.cloud.database, cast.branchId)
  })

  test('reaches a month that is being paid when the order lets it go', async () => {
    const cast = await aCommitteeWithBranch(world)
    await owing(world, cast.organizer, 2)
    const months = [month(world, -1), month(world), month(world, 1)]
    const { orderId } = await world.data('dues.prepay', { months }, { as: cast.payer })
    await approved(cast)
    expect(figuresOf(cast.payer).map(([state]) => state)).toEqual(['paying', 'paying', 'paying'])
    world.advance('+6min')
    expect(await world.data('dues.cancelOrder', { orderId }, { as: cast.payer })).toMatchObject({ state: 'closed' })
    expect(figuresOf(cast.payer)).toEqual([
      ['exempt', 0],
      ['exempt', 0],
    ])
    expectBooksToAgree(world.cloud.database, cast.branchId)
  })

  test('holds when a base is confirmed afterwards', async () => {
    const cast = await aCommitteeWithBranch(world)
    await owing(world, cast.organizer, 1)
    await approved(cast, { kind: 'reduced', monthlyFen: 500, from: month(world) })
    const base = { memberId: cast.payer._id, category: 'salaried', baseFen: 1_200_000 } as const
    await world.data('dues.confirmProfile', base, { as: cast.organizer })
    expect(billsOf(world, cast.payer)).toMatchObject([{ baseFen: 1_200_000, amountFen: 500 }])
    expectBooksToAgree(world.cloud.database, cast.branchId)
  })
})

describe('a relief that is no longer needed', () => {
  test('is withdrawn while it waits, and nobody can approve it any more', async () => {
    const cast = await aCommitteeWithBranch(world)
    const reliefId = await submitted(cast)
    await world.data('dues.endRelief', { reliefId }, { as: cast.organizer })
    await world.data('dues.endRelief', { reliefId }, { as: cast.organizer })
    expect(requestOf(reliefId).state).toBe('withdrawn')
    expect(world.find('auditLog', { action: 'dues.endRelief' })).toHaveLength(1)
    expect(noticesOf(cast.payer)).toEqual([])
    const late = { reliefId, isApproved: true, sentence: '' }
    expect(await world.refusal('dues.decideRelief', late, { as: cast.committee })).toMatchObject({
      code: 'WRONG_STATE',
      message: '支部已经撤回了这份减免，不用再审批。',
    })
    await submitted(cast)
  })

  test('ends with this month, which stays as it was decided; the member learns from when dues go on', async () => {
    const cast = await aCommitteeWithBranch(world)
    await owing(world, cast.organizer, 1)
    const reliefId = await approved(cast)
    await world.data('dues.endRelief', { reliefId }, { as: cast.organizer })
    expect(requestOf(reliefId)).toMatchObject({ state: 'ended', through: month(world) })
    expect(noticesOf(cast.payer).map(({ text }) => text)).toContain('从12月起照常缴。又有困难的话，随时和组织委员说。')
    world.advance(`${month(world, 1)}-05T10:00`)
    await owing(world, cast.organizer, 1)
    expect(figuresOf(cast.payer)).toEqual([
      ['exempt', 0],
      ['unpaid', 9_630],
    ])
    expectBooksToAgree(world.cloud.database, cast.branchId)
  })

  test('cannot be ended when it ends with this month anyway, or was declined', async () => {
    const cast = await aCommitteeWithBranch(world)
    const over = await approved(cast, { through: month(world) })
    const declined = await submitted(cast, { from: month(world, 1) })
    await decide(cast, declined, false)
    for (const reliefId of [over, declined]) {
      const refusal = await world.refusal('dues.endRelief', { reliefId }, { as: cast.organizer })
      expect(refusal.code).toBe('WRONG_STATE')
    }
    const { items } = await world.data('dues.listReliefs', {}, { as: cast.organizer })
    expect(items.map(({ allowedEvents }) => allowedEvents)).toEqual([[], []])
  })

  test('is ended by whoever keeps the dues of the branch, not by the committee', async () => {
    const cast = await aCommitteeWithBranch(world)
    const reliefId = await approved(cast)
    for (const as of [cast.committee, cast.payer])
      expect((await world.refusal('dues.endRelief', { reliefId }, { as })).code).toBe('FORBIDDEN')
  })
})

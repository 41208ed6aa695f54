import { aBranch, aMember, type World } from '../../support/world'
import { aPayer, costOf, month, openPayingWorld, owing } from './support'

let world: World
beforeAll(async () => {
  world = await openPayingWorld()
})
afterAll(() => world.close())

async function aBranchWithOrganizer() {
  const { branchId } = aBranch(world)
  return { branchId, organizer: await aMember(world, { branchId, roles: ['organizer'], category: 'salaried' }) }
}

describe('my dues', () => {
  test('open in three database calls with what is owed, why, and what can be paid', async () => {
    const { branchId, organizer } = await aBranchWithOrganizer()
    const payer = await aPayer(world, { branchId })
    await owing(world, organizer, 2)
    const mine = await world.data('dues.openMine', {}, { as: payer })
    expect(costOf(world, 'openMine').databaseCalls).toBeLessThanOrEqual(3)
    expect(mine).toMatchObject({
      thisMonth: month(world),
      owedFen: 19_260,
      paidThrough: null,
      openOrderId: null,
      isPaymentAvailable: true,
      declaration: null,
      explanation: {
        baseFen: 642_000,
        rateBasisPoints: 150,
        amountFen: 9_630,
        tier: '5,000 以上到 10,000 元，按 1.5% 缴。',
        isConfirmed: true,
      },
    })
    expect(mine.bills.map((bill) => [bill.month, bill.state])).toEqual([
      [month(world), 'unpaid'],
      [month(world, -1), 'unpaid'],
    ])
    expect(mine.payableMonths.slice(0, 3)).toEqual([month(world, -1), month(world), month(world, 1)])
  })

  test('show the order that waits for WeChat', async () => {
    const { branchId } = await aBranchWithOrganizer()
    const payer = await aPayer(world, { branchId })
    const { orderId } = await world.data('dues.prepay', { months: [month(world)] }, { as: payer })
    expect(await world.data('dues.openMine', {}, { as: payer })).toMatchObject({ openOrderId: orderId })
  })

  test('of a student need nothing declared: the amount follows from the roster', async () => {
    const { branchId } = await aBranchWithOrganizer()
    const student = await aMember(world, { branchId, category: 'undergraduate' })
    const { explanation } = await world.data('dues.openMine', {}, { as: student })
    expect(explanation).toMatchObject({ amountFen: 20, tier: '每月固定 0.20 元。', isConfirmed: true })
  })

  test('are not for a stranger', async () => {
    expect((await world.refusal('dues.openMine', {}, { as: 'a-stranger' })).code).toBe('NOT_JOINED')
  })
})

describe('what the branch has agreed to', () => {
  const reliefs = (monthlyFen: number, from: number, through: number) => [
    { reliefId: 'relief', from: month(world, from), through: month(world, through), monthlyFen },
  ]

  test('a relief of this month or a later one is shown, one that is over is not', async () => {
    const { branchId } = await aBranchWithOrganizer()
    const payer = await aPayer(world, { branchId })
    const shown = async (given: object[]) => {
      await world.update('duesProfiles', { _id: payer._id }, { $set: { reliefs: given } })
      return (await world.data('dues.openMine', {}, { as: payer })).relief
    }
    expect(await shown(reliefs(0, -1, 1))).toEqual({
      kind: 'exempt',
      from: month(world, -1),
      through: month(world, 1),
      monthlyFen: 0,
    })
    expect(await shown(reliefs(500, 1, 2))).toMatchObject({ kind: 'reduced', monthlyFen: 500 })
    expect(await shown(reliefs(0, -3, -1))).toBeNull()
    expect(await shown([])).toBeNull()
  })

  test('exempt months cannot be paid, reduced ones at what is left', async () => {
    const { branchId } = await aBranchWithOrganizer()
    const payer = await aPayer(world, { branchId })
    const given = [...reliefs(0, 0, 1), { ...reliefs(500, 2, 3)[0], reliefId: 'other' }]
    await world.update('duesProfiles', { _id: payer._id }, { $set: { reliefs: given } })
    const { payableMonths } = await world.data('dues.openMine', {}, { as: payer })
    expect(payableMonths[0]).toBe(month(world, 2))
    const order = await world.data('dues.prepay', { months: payableMonths.slice(0, 3) }, { as: payer })
    expect(order.amountFen).toBe(500 + 500 + 9_630)
  })
})

describe('reminders', () => {
  test('are on until the member turns them off, with a profile and without one', async () => {
    const { branchId } = await aBranchWithOrganizer()
    const payer = await aPayer(world, { branchId })
    const student = await aMember(world, { branchId, category: 'undergraduate' })
    for (const member of [payer, student]) {
      const areOn = async () => (await world.data('dues.openMine', {}, { as: member })).areRemindersOn
      const before = await world.data('dues.openMine', {}, { as: member })
      expect(before.areRemindersOn).toBe(true)
      await world.data('dues.setReminders', { areOn: false }, { as: member })
      expect(await areOn()).toBe(false)
      const { areRemindersOn: _off, now: _now, ...rest } = await world.data('dues.openMine', {}, { as: member })
      expect(before).toMatchObject(rest)
      await world.data('dues.setReminders', { areOn: true }, { as: member })
      expect(await areOn()).toBe(true)
    }
  })
})

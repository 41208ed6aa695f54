import { aBranch, aMember, type World } from '../../support/world'
import { aPayer, billsOf, costOf, month, openPayingWorld, owing, prepayIdOf } from './support'

let world: World
beforeAll(async () => {
  world = await openPayingWorld()
})
afterAll(() => world.close())

async function aBranchWithOrganizer() {
  const { branchId } = aBranch(world)
  return { branchId, organizer: await aMember(world, { branchId, roles: ['organizer'], category: 'salaried' }) }
}
const year = () => month(world).slice(0, 4)

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

describe('a declared base', () => {
  test('waits for the organizer, who confirms it; the bill of the month is there at once, and the member is told', async () => {
    const { branchId, organizer } = await aBranchWithOrganizer()
    const member = await aMember(world, { branchId, category: 'salaried' })
    const base = { category: 'salaried', baseFen: 600_000 } as const
    const { explanation } = await world.data('dues.declareProfile', base, { as: member })
    expect(explanation).toMatchObject({ amountFen: 9_000, isConfirmed: false })
    expect(await world.data('dues.openMine', {}, { as: member })).toMatchObject({
      explanation: null,
      declaration: { amountFen: 9_000 },
      payableMonths: [],
    })
    const { items } = await world.data('dues.listProfiles', {}, { as: organizer })
    expect(items[0]).toMatchObject({ memberId: member._id, state: 'declared', explanation: { amountFen: 9_000 } })
    expect(items[1]).toMatchObject({ memberId: organizer._id, state: 'missing', explanation: null })

    const confirmed = await world.data('dues.confirmProfile', { memberId: member._id, ...base }, { as: organizer })
    expect(confirmed.explanation.isConfirmed).toBe(true)
    expect(billsOf(world, member)).toMatchObject([{ month: month(world), amountFen: 9_000, state: 'unpaid' }])
    expect(world.only('notices', { memberId: member._id })).toMatchObject({ title: '党费基数核定好了' })
    expect(world.only('auditLog', { targetId: member._id })).toMatchObject({ actorId: organizer._id, branchId })
    expect(world.only('duesYears', { branchId })).toMatchObject({ byMonth: { [month(world)]: { dueFen: 9_000 } } })
  })

  test('must be one yuan at least where the amount depends on it, and is dropped where it does not', async () => {
    const { branchId } = await aBranchWithOrganizer()
    const member = await aMember(world, { branchId, category: 'salaried' })
    const declare = (category: 'salaried' | 'undergraduate', baseFen: number) =>
      world.call('dues.declareProfile', { category, baseFen }, { as: member })
    expect(await declare('salaried', 0)).toMatchObject({
      error: { code: 'INVALID_INPUT', fields: { baseFen: '缴费基数还没有填，至少 1 元。' } },
    })
    for (const wrong of [99, -1, 1.5, 100_000_001, Number.NaN])
      expect(await declare('salaried', wrong)).toMatchObject({ error: { code: 'INVALID_INPUT' } })
    expect(world.find('duesProfiles', { _id: member._id })).toEqual([])
    expect(await declare('undergraduate', 7)).toMatchObject({ ok: true, data: { explanation: { baseFen: 0 } } })
  })

  test('cannot be declared by somebody who owes no dues', async () => {
    const { branchId } = await aBranchWithOrganizer()
    const activist = await aMember(world, { branchId, stage: 'activist' })
    const refusal = await world.refusal('dues.declareProfile', { category: 'salaried', baseFen: 1 }, { as: activist })
    expect(refusal.code).toBe('WRONG_STATE')
  })
})

describe('a confirmed base', () => {
  const paid = async (payer: Parameters<typeof billsOf>[1]) => {
    const { payment } = await world.data('dues.prepay', { months: [month(world)] }, { as: payer })
    await world.cloud.payments.pay(prepayIdOf(payment))
  }
  type Base = readonly [category: 'salaried' | 'retired', baseFen: number]
  const confirm = (memberId: string, organizer: { openid: string | null }, [category, baseFen]: Base) =>
    world.call('dues.confirmProfile', { memberId, category, baseFen }, { as: organizer })

  test("stays for the year once a month is paid on it, even at the member's own wish", async () => {
    const { branchId, organizer } = await aBranchWithOrganizer()
    const payer = await aPayer(world, { branchId })
    await paid(payer)
    await world.data('dues.declareProfile', { category: 'salaried', baseFen: 900_000 }, { as: payer })
    const answer = await confirm(payer._id, organizer, ['salaried', 900_000])
    expect(answer).toMatchObject({ error: { code: 'WRONG_STATE', message: expect.stringContaining('一年核定一次') } })
    // Confirming what holds answers the declaration.
    expect(await confirm(payer._id, organizer, ['salaried', 642_000])).toMatchObject({ ok: true })
    const { items } = await world.data('dues.listProfiles', {}, { as: organizer })
    expect(items.find(({ memberId }) => memberId === payer._id)).toMatchObject({ state: 'confirmed' })
  })

  test('corrected before anybody paid on it changes the open bills of the year and their sum', async () => {
    const { branchId, organizer } = await aBranchWithOrganizer()
    const payer = await aPayer(world, { branchId })
    await owing(world, organizer, 2)
    expect(await confirm(payer._id, organizer, ['salaried', 1_200_000])).toMatchObject({ ok: true })
    const inYear = billsOf(world, payer).filter((bill) => bill.month.startsWith(year()))
    expect(inYear.length).toBeGreaterThan(0)
    for (const bill of inYear) expect(bill).toMatchObject({ amountFen: 24_000, rateBasisPoints: 200 })
    const { byMonth } = world.only<{ byMonth: Record<string, { dueFen: number }> }>('duesYears', {
      branchId,
      year: Number(year()),
    })
    expect(byMonth[month(world)]?.dueFen).toBe(24_000)
  })

  test('of another category counts from this month on and never rewrites what is settled or older', async () => {
    const { branchId, organizer } = await aBranchWithOrganizer()
    const payer = await aPayer(world, { branchId })
    await owing(world, organizer, 2)
    expect(await confirm(payer._id, organizer, ['retired', 500_000])).toMatchObject({ ok: true })
    expect(billsOf(world, payer).map(({ amountFen }) => amountFen)).toEqual([9_630, 2_500])
    await paidAll(payer)
    expect(await confirm(payer._id, organizer, ['salaried', 100_000])).toMatchObject({ ok: true })
    expect(billsOf(world, payer).map(({ amountFen }) => amountFen)).toEqual([9_630, 2_500])
  })

  async function paidAll(payer: Parameters<typeof billsOf>[1]) {
    const months = [month(world, -1), month(world)]
    const { payment } = await world.data('dues.prepay', { months }, { as: payer })
    await world.cloud.payments.pay(prepayIdOf(payment))
  }

  test("is the office's of the member's own branch alone", async () => {
    const { branchId } = await aBranchWithOrganizer()
    const payer = await aPayer(world, { branchId })
    const elsewhere = await aBranchWithOrganizer()
    const secretary = await aMember(world, { branchId, roles: ['committeeAdmin'] })
    const input = { memberId: payer._id, category: 'salaried', baseFen: 1 } as const
    const codeOf = async (as: { openid: string | null }) =>
      (await world.refusal('dues.confirmProfile', input, { as })).code
    expect(await codeOf(payer)).toBe('FORBIDDEN')
    expect(await codeOf(secretary)).toBe('FORBIDDEN')
    expect(await codeOf(elsewhere.organizer)).toBe('NOT_FOUND')
    expect((await world.refusal('dues.listProfiles', {}, { as: payer })).code).toBe('FORBIDDEN')
    const unknown = { ...input, memberId: 'nobody' }
    expect((await world.refusal('dues.confirmProfile', unknown, { as: elsewhere.organizer })).code).toBe('NOT_FOUND')
  })
})

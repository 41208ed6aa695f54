import { aBranch, aMember, type World } from '../../support/world'
import { aPayer, costOf, month, openPayingWorld, owing, prepayIdOf } from './support'

let world: World
beforeAll(async () => {
  world = await openPayingWorld()
})
afterAll(() => world.close())

async function aBranchWithOrganizer() {
  const { branchId, committeeId } = aBranch(world)
  return { branchId, committeeId, organizer: await aMember(world, { branchId, roles: ['organizer'] }) }
}

describe("one member's dues", () => {
  test("show the organizer why, what is open, what can be paid, and the receipts, as the member's own page does", async () => {
    const { branchId, organizer } = await aBranchWithOrganizer()
    const payer = await aPayer(world, { branchId, name: '江遥' })
    await owing(world, organizer, 3)
    const { payment } = await world.data('dues.prepay', { months: [month(world, -2)] }, { as: payer })
    await world.cloud.payments.pay(prepayIdOf(payment))

    const seen = await world.data('dues.openMember', { memberId: payer._id }, { as: organizer })
    const {
      areRemindersOn: _mine,
      openOrderId: _order,
      isPaymentAvailable: _available,
      ...own
    } = await world.data('dues.openMine', {}, { as: payer })
    expect(seen).toMatchObject({ ...own, now: expect.any(Number) })
    expect(seen).toMatchObject({
      name: '江遥',
      branchId,
      owedFen: 19_260,
      paidThrough: month(world, -2),
      receipts: [{ payerName: '江遥', amountFen: 9_630, method: 'wechat' }],
      allowedEvents: ['settleInCash', 'recordExtra', 'confirmProfile', 'submitRelief'],
    })
    expect(costOf(world, 'openMember').databaseCalls).toBeLessThanOrEqual(6)
  })

  test('are seen by the committee above, which changes nothing', async () => {
    const { branchId, committeeId } = await aBranchWithOrganizer()
    const payer = await aPayer(world, { branchId })
    const elsewhere = aBranch(world, { committeeId })
    const committee = await aMember(world, { branchId: elsewhere.branchId, roles: ['committeeAdmin'] })
    const seen = await world.data('dues.openMember', { memberId: payer._id }, { as: committee })
    expect(seen).toMatchObject({ memberId: payer._id, allowedEvents: [] })
  })

  test("are nobody else's business", async () => {
    const { branchId } = await aBranchWithOrganizer()
    const payer = await aPayer(world, { branchId })
    const codeFor = async (as: { openid: string | null }) =>
      (await world.refusal('dues.openMember', { memberId: payer._id }, { as })).code
    const comrade = await aMember(world, { branchId })
    const leader = await aMember(world, { branchId, roles: ['publicityOfficer'] })
    const { organizer: neighbour } = await aBranchWithOrganizer()
    expect(await codeFor(payer)).toBe('FORBIDDEN')
    expect(await codeFor(comrade)).toBe('FORBIDDEN')
    expect(await codeFor(leader)).toBe('FORBIDDEN')
    expect(await codeFor(neighbour)).toBe('NOT_FOUND')
  })
})

import type { Member } from '../../../cloudfunctions/directory/members'
import { aBranch, aMember, type World } from '../../support/world'
import { aPayer, byHand, month, openPayingWorld, ordersOf, owing, prepayIdOf, receiptsOf, statesOf } from './support'

let world: World
beforeAll(async () => {
  world = await openPayingWorld()
})
afterAll(() => world.close())

/** Another night each time, since a night is compared once. */
async function nightly(): Promise<void> {
  world.advance('+1d')
  await world.cloud.fireTimer('dues', 'compareBooks')
}

async function aScene() {
  const { branchId } = aBranch(world)
  const organizer = await aMember(world, { branchId, roles: ['organizer'] })
  const payer = await aPayer(world, { branchId, name: '林晓' })
  await owing(world, organizer, 1)
  return { branchId, organizer, payer }
}

async function paid(payer: Member, mode: 'normal' | 'lose' = 'normal') {
  const { orderId, payment } = await world.data('dues.prepay', { months: [month(world)] }, { as: payer })
  const prepayId = prepayIdOf(payment)
  await world.cloud.payments.pay(prepayId, mode)
  return { orderId, prepayId }
}

const opened = (organizer: Member) => world.data('dues.openReconciliation', {}, { as: organizer })
const openOf = async (organizer: Member) =>
  (await opened(organizer)).differences.filter(({ state }) => state === 'open').map(({ kind, text }) => [kind, text])

describe('the nightly comparison', () => {
  test('finds nothing where everything agrees, says when it looked and at how many orders', async () => {
    const { organizer, payer } = await aScene()
    expect(await opened(organizer)).toMatchObject({ comparedAt: null, comparedOrders: 0 })
    await paid(payer)
    const other = await aPayer(world, { branchId: payer.branchId })
    await world.data('dues.settleInCash', byHand(other, [month(world)]), { as: organizer })
    await nightly()
    const answer = await opened(organizer)
    expect(answer).toMatchObject({ differences: [], comparedOrders: 1, isPaymentAvailable: true })
    expect(world.now() - answer.comparedAt!).toBeLessThan(60_000)
  })

  test('books late money for a closed order by the usual way', async () => {
    const { organizer, payer } = await aScene()
    const { orderId } = await paid(payer, 'lose')
    await world.update('duesOrders', { _id: orderId }, { $set: { state: 'closed', endedAt: world.now() } })
    await world.update('duesBills', { orderId }, { $set: { state: 'unpaid', orderId: null } })
    await nightly()
    expect(statesOf(world, payer)).toEqual(['paid'])
    expect(await openOf(organizer)).toEqual([])
  })

  test('lists what was booked and is not paid, paid otherwise, or given back in the console', async () => {
    const { organizer, payer } = await aScene()
    const { orderId, prepayId } = await paid(payer)
    await world.update('duesOrders', { _id: orderId }, { $inc: { 'received.amountFen': 100 } })
    await nightly()
    expect(await openOf(organizer)).toEqual([['amountDiffers', '这里记了 97.30 元，微信收到 96.30 元。']])
    await world.update('duesOrders', { _id: orderId }, { $inc: { 'received.amountFen': -100 } })
    world.cloud.payments.refundOutside(prepayId)
    await nightly()
    expect(await openOf(organizer)).toEqual([['refundedOutside', expect.stringContaining('微信那边退过款') as string]])
    const ghost = { ...ordersOf(world, payer)[0]!, _id: 'an-order-nobody-knows', endedAt: world.now() }
    world.insert('duesOrders', [ghost])
    await nightly()
    expect((await openOf(organizer)).map(([kind]) => kind)).toContain('bookedNotPaid')
  })

  test('lists bills, sums and receipts that do not fit, and closes what fits again', async () => {
    const { branchId, organizer, payer } = await aScene()
    await paid(payer)
    const [receipt] = receiptsOf(world, payer)
    await world.update('duesBills', { memberId: payer._id }, { $set: { receiptId: 'another' } })
    await world.update('duesYears', { branchId }, { $inc: { receiptsIssued: 1, 'received.wechatFen': 5 } })
    await nightly()
    expect((await openOf(organizer)).map(([kind]) => kind).sort()).toEqual([
      'billsDiffer',
      'receiptsDiffer',
      'sumsDiffer',
    ])
    await nightly()
    expect(await openOf(organizer)).toHaveLength(3)
    await world.update('duesBills', { memberId: payer._id }, { $set: { receiptId: receipt!._id } })
    await world.update('duesYears', { branchId }, { $inc: { receiptsIssued: -1, 'received.wechatFen': -5 } })
    await nightly()
    const { differences } = await opened(organizer)
    expect(differences.map(({ state, closedNote }) => [state, closedNote])).toEqual(
      Array.from({ length: 3 }, () => ['closed', '下一次核对时已经一致。']),
    )
  })

  test('keeps closed what a person has looked at, and reopens what only went away by itself', async () => {
    const { branchId, organizer } = await aScene()
    const bend = (amountFen: number) =>
      world.update('duesYears', { branchId }, { $inc: { [`byMonth.${month(world)}.dueFen`]: amountFen } })
    await bend(1)
    await nightly()
    await bend(-1)
    await nightly()
    await bend(1)
    await nightly()
    const [difference] = (await opened(organizer)).differences
    expect(difference).toMatchObject({ kind: 'sumsDiffer', state: 'open', allowedEvents: ['closeDifference'] })
    const { differenceId } = difference!
    await world.data('dues.closeDifference', { differenceId, note: '手工改过一笔，已核对' }, { as: organizer })
    await nightly()
    const after = await opened(organizer)
    expect(after.differences).toMatchObject([
      { state: 'closed', closedNote: '手工改过一笔，已核对', allowedEvents: [] },
    ])
    expect(world.only('auditLog', { action: 'dues.closeDifference', branchId })).toBeDefined()
  })

  test('is done once a night however often the timer fires', async () => {
    await aScene()
    await nightly()
    expect(await world.cloud.fireTimer('dues', 'compareBooks')).toMatchObject({ comparedCount: 0 })
  })

  test('is read by whoever keeps the dues and by the committee, by nobody else', async () => {
    const { branchId, payer } = await aScene()
    expect((await world.refusal('dues.openReconciliation', {}, { as: payer })).code).toBe('FORBIDDEN')
    const { branchId: otherId } = aBranch(world)
    const foreign = await aMember(world, { branchId: otherId, roles: ['organizer'] })
    expect((await world.refusal('dues.openReconciliation', { branchId }, { as: foreign })).code).toBe('NOT_FOUND')
  })
})

test('without a provider the books are compared all the same', async () => {
  const cashOnly = await openPayingWorld({ PAYMENT_PROVIDER: 'none' })
  const { branchId } = aBranch(cashOnly)
  const organizer = await aMember(cashOnly, { branchId, roles: ['organizer'] })
  await aPayer(cashOnly, { branchId })
  await owing(cashOnly, organizer, 1)
  await cashOnly.update('duesYears', { branchId }, { $inc: { receiptsIssued: 1 } })
  cashOnly.advance('+1d')
  await cashOnly.cloud.fireTimer('dues', 'compareBooks')
  const answer = await cashOnly.data('dues.openReconciliation', {}, { as: organizer })
  expect(answer).toMatchObject({
    isPaymentAvailable: false,
    comparedOrders: 0,
    differences: [{ kind: 'receiptsDiffer' }],
  })
  await cashOnly.close()
})

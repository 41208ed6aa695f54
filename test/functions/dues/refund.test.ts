import type { Order } from '../../../cloudfunctions/dues/records'
import { aBranch, aMember, type World } from '../../support/world'
import { aPayer, month, openPayingWorld, ordersOf, owing, prepayIdOf, statesOf } from './support'

let world: World
beforeAll(async () => {
  world = await openPayingWorld()
})
afterEach(() => world.cloud.payments.answerRefunds('done'))
afterAll(() => world.close())

/** Money came in that is not what the order asks for: it is set aside. */
async function moneySetAside() {
  const { branchId } = aBranch(world)
  const organizer = await aMember(world, { branchId, roles: ['organizer'] })
  const payer = await aPayer(world, { branchId, name: '林晓' })
  await owing(world, organizer, 1)
  const { orderId, payment } = await world.data('dues.prepay', { months: [month(world)] }, { as: payer })
  await world.update('duesOrders', { _id: orderId }, { $inc: { amountFen: 7 } })
  await world.cloud.payments.pay(prepayIdOf(payment))
  expect(ordersOf(world, payer)).toMatchObject([{ state: 'mismatch', problem: 'amount' }])
  return { branchId, organizer, payer, orderId, prepayId: prepayIdOf(payment) }
}

const orderOf = (orderId: string) => world.only<Order>('duesOrders', { _id: orderId })
const reconcile = () => world.cloud.fireTimer('dues', 'reconcile')

describe('money that was set aside', () => {
  test('is shown to whoever keeps the dues, and goes back whole', async () => {
    const { organizer, payer, orderId, prepayId } = await moneySetAside()
    const { setAside } = await world.data('dues.openReconciliation', {}, { as: organizer })
    expect(setAside).toMatchObject([
      {
        orderId,
        memberName: '林晓',
        amountFen: 9_637,
        receivedFen: 9_630,
        problem: 'amount',
        state: 'mismatch',
        allowedEvents: ['refundOrder'],
      },
    ])
    expect(await world.data('dues.refundOrder', { orderId }, { as: organizer })).toEqual({ state: 'refunded' })
    expect(world.cloud.payments.get(prepayId).tradeState).toBe('REFUND')
    const titles = world.find<{ title: string }>('notices', { memberId: payer._id }).map(({ title }) => title)
    expect(titles).toContain('退款办好了')
    expect(statesOf(world, payer)).toEqual(['unpaid'])
    const after = await world.data('dues.openReconciliation', {}, { as: organizer })
    expect(after.setAside).toMatchObject([{ state: 'refunded', allowedEvents: [] }])
  })

  test('asked for twice, and by two at once, is one refund and one entry in the log', async () => {
    const { organizer, payer, orderId } = await moneySetAside()
    const ask = () => world.data('dues.refundOrder', { orderId }, { as: organizer })
    const answers = await Promise.all([ask(), ask()])
    expect(answers.map(({ state }) => state)).toContain('refunded')
    expect(await ask()).toEqual({ state: 'refunded' })
    expect(orderOf(orderId).state).toBe('refunded')
    const notices = world.find<{ title: string }>('notices', { memberId: payer._id })
    expect(notices.filter(({ title }) => title === '退款办好了')).toHaveLength(1)
  })

  test('that WeChat Pay declines to give back says why, and goes later', async () => {
    const { organizer, orderId } = await moneySetAside()
    world.cloud.payments.answerRefunds('declined')
    expect(await world.data('dues.refundOrder', { orderId }, { as: organizer })).toEqual({ state: 'refunding' })
    const { setAside } = await world.data('dues.openReconciliation', {}, { as: organizer })
    expect(setAside).toMatchObject([
      { state: 'refunding', refundProblem: expect.stringContaining('余额不足') as string },
    ])
    world.cloud.payments.answerRefunds('done')
    await reconcile()
    expect(orderOf(orderId)).toMatchObject({ state: 'refunded', refund: { problem: '' } })
  })

  test('that is on its way is finished by the timer', async () => {
    const { organizer, orderId } = await moneySetAside()
    world.cloud.payments.answerRefunds('processing')
    expect(await world.data('dues.refundOrder', { orderId }, { as: organizer })).toEqual({ state: 'refunding' })
    await reconcile()
    expect(orderOf(orderId).state).toBe('refunding')
    world.cloud.payments.arriveRefunds()
    await reconcile()
    expect(orderOf(orderId).state).toBe('refunded')
  })

  test('that somebody gave back in the merchant console counts as given back', async () => {
    const { organizer, orderId, prepayId } = await moneySetAside()
    world.cloud.payments.refundOutside(prepayId)
    world.cloud.payments.answerRefunds('declined')
    expect(await world.data('dues.refundOrder', { orderId }, { as: organizer })).toEqual({ state: 'refunded' })
  })

  test('is no business of members or of another branch, and booked money never goes back here', async () => {
    const { branchId, organizer, payer, orderId } = await moneySetAside()
    expect((await world.refusal('dues.refundOrder', { orderId }, { as: payer })).code).toBe('FORBIDDEN')
    const { branchId: otherId } = aBranch(world)
    const foreign = await aMember(world, { branchId: otherId, roles: ['organizer'] })
    expect((await world.refusal('dues.refundOrder', { orderId }, { as: foreign })).code).toBe('NOT_FOUND')
    const other = await aPayer(world, { branchId })
    const paid = await world.data('dues.prepay', { months: [month(world)] }, { as: other })
    await world.cloud.payments.pay(prepayIdOf(paid.payment))
    const refusal = await world.refusal('dues.refundOrder', { orderId: paid.orderId }, { as: organizer })
    expect(refusal.message).toContain('已经记账')
  })
})

test('money that the merchant gave back before anybody heard of it frees the months', async () => {
  const { branchId } = aBranch(world)
  const payer = await aPayer(world, { branchId })
  const { payment } = await world.data('dues.prepay', { months: [month(world)] }, { as: payer })
  await world.cloud.payments.pay(prepayIdOf(payment), 'lose')
  world.cloud.payments.refundOutside(prepayIdOf(payment))
  world.advance('+10min')
  await reconcile()
  expect(ordersOf(world, payer)).toMatchObject([{ state: 'closed' }])
  expect(statesOf(world, payer)).toEqual(['unpaid'])
})

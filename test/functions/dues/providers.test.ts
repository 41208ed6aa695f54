import type { Order } from '../../../cloudfunctions/dues/records'
import { aBranch, aMember, type World } from '../../support/world'
import { expectBooksToAgree } from './books'
import { aPayer, month, openPayingWorld, ordersOf, owing, prepayIdOf, receiptsOf, statesOf } from './support'

/** What must hold whichever way money comes in. */
describe.each([
  ['cloudPay', 'MD5'],
  ['wechatPay', 'RSA'],
])('with the provider %s', (provider, signType) => {
  let world: World
  beforeAll(async () => {
    world = await openPayingWorld({ PAYMENT_PROVIDER: provider })
  })
  afterEach(() => world.cloud.payments.answerRefunds('done'))
  afterAll(() => world.close())

  async function anOrder() {
    const { branchId } = aBranch(world)
    const organizer = await aMember(world, { branchId, roles: ['organizer'] })
    const payer = await aPayer(world, { branchId, name: '林晓' })
    await owing(world, organizer, 1)
    const { orderId, payment } = await world.data('dues.prepay', { months: [month(world)] }, { as: payer })
    expect(payment).toMatchObject({ signType, package: expect.stringMatching(/^prepay_id=/) as string })
    return { branchId, organizer, payer, orderId, prepayId: prepayIdOf(payment) }
  }
  const orderOf = (orderId: string) => world.only<Order>('duesOrders', { _id: orderId })
  const reconcile = () => world.cloud.fireTimer('dues', 'reconcile')

  test('a payment is booked by its callback, which is taken, once however often it comes', async () => {
    const { branchId, payer, prepayId } = await anOrder()
    const order = await world.cloud.payments.pay(prepayId, 'repeat')
    expect(order.callback.acknowledged).toBe(true)
    expect(statesOf(world, payer)).toEqual(['paid'])
    expect(receiptsOf(world, payer)).toHaveLength(1)
    expect(ordersOf(world, payer)).toMatchObject([{ state: 'paid', received: { amountFen: 9_630 } }])
    expectBooksToAgree(world.cloud.database, branchId)
  })

  test('a lost callback is made good by the page, or by the timer', async () => {
    const first = await anOrder()
    await world.cloud.payments.pay(first.prepayId, 'lose')
    const asked = await world.data('dues.checkOrder', { orderId: first.orderId }, { as: first.payer })
    expect(asked.state).toBe('paid')
    const second = await anOrder()
    await world.cloud.payments.pay(second.prepayId, 'lose')
    world.advance('+10min')
    await reconcile()
    expect(statesOf(world, second.payer)).toEqual(['paid'])
  })

  test('a closed sheet frees the months, and money that comes all the same is refused by WeChat', async () => {
    const { payer, orderId, prepayId } = await anOrder()
    const answer = await world.data('dues.cancelOrder', { orderId }, { as: payer })
    expect(answer).toEqual({ state: 'closed', receiptId: null })
    expect(statesOf(world, payer)).toEqual(['unpaid'])
    await expect(world.cloud.payments.pay(prepayId)).rejects.toThrow('订单已关闭')
  })

  test('an order that nobody pays ends after two hours', async () => {
    const { payer, orderId } = await anOrder()
    world.advance('+3h')
    await reconcile()
    expect(orderOf(orderId).state).toBe('closed')
    expect(statesOf(world, payer)).toEqual(['unpaid'])
  })

  test('money that does not fit is set aside and given back, also when that takes a second attempt', async () => {
    const { organizer, orderId, prepayId } = await anOrder()
    await world.update('duesOrders', { _id: orderId }, { $inc: { amountFen: 7 } })
    await world.cloud.payments.pay(prepayId)
    expect(orderOf(orderId)).toMatchObject({ state: 'mismatch', received: { amountFen: 9_630 } })
    world.cloud.payments.answerRefunds('declined')
    expect(await world.data('dues.refundOrder', { orderId }, { as: organizer })).toEqual({ state: 'refunding' })
    world.cloud.payments.answerRefunds('processing')
    await reconcile()
    expect(orderOf(orderId).state).toBe('refunding')
    world.cloud.payments.arriveRefunds()
    await reconcile()
    expect(orderOf(orderId).state).toBe('refunded')
  })

  test('the nightly comparison agrees with it', async () => {
    const { organizer, prepayId } = await anOrder()
    await world.cloud.payments.pay(prepayId)
    world.advance('+1d')
    await world.cloud.fireTimer('dues', 'compareBooks')
    const answer = await world.data('dues.openReconciliation', {}, { as: organizer })
    expect(answer).toMatchObject({ comparedOrders: 1, differences: [] })
  })
})

test('an order that the module could not close ends when nobody can pay it any more', async () => {
  const world = await openPayingWorld({ PAYMENT_PROVIDER: 'wechatPay' })
  const { branchId } = aBranch(world)
  const payer = await aPayer(world, { branchId })
  const { orderId } = await world.data('dues.prepay', { months: [month(world)] }, { as: payer })
  // WeChat Pay forgets nothing, but this one is not for closing: as with a module that has no such method.
  const { prepayId } = world.cloud.payments.list().find(({ outTradeNo }) => outTradeNo === orderId)!
  expect(world.cloud.payments.get(prepayId).expiresAt - world.now()).toBeLessThanOrEqual(2 * 3600_000)
  world.advance('+3h')
  await expect(world.cloud.payments.pay(prepayId)).rejects.toThrow('已过期')
  await world.close()
})

import { aBranch, aMember, type World } from '../../support/world'
import { aPayer, byHand, month, openPayingWorld, ordersOf, owing, prepayIdOf, receiptsOf, statesOf } from './support'

let world: World
beforeEach(async () => {
  world = await openPayingWorld()
})
afterEach(() => world.close())

async function anOrder(months = 1) {
  const { branchId } = aBranch(world)
  const organizer = await aMember(world, { branchId, roles: ['organizer'] })
  const payer = await aPayer(world, { branchId })
  await owing(world, organizer, months)
  const chosen = Array.from({ length: months }, (_, index) => month(world, index + 1 - months))
  const { orderId, payment } = await world.data('dues.prepay', { months: chosen }, { as: payer })
  return { branchId, organizer, payer, orderId, prepayId: prepayIdOf(payment) }
}

/** As anybody could write it: the system calls functions without an identity. */
const notify = (event: object) => world.cloud.invoke('dues', event)
const taken = { errcode: 0, errmsg: '' }
const noticesOf = (memberId: string) => world.find('notices', { memberId })

describe('a notification', () => {
  test('that comes twice settles once', async () => {
    const { payer, prepayId } = await anOrder(2)
    const { callback } = await world.cloud.payments.pay(prepayId, 'repeat')
    expect(callback).toMatchObject({ acknowledged: true, attempts: 2 })
    expect(receiptsOf(world, payer)).toHaveLength(1)
    expect(noticesOf(payer._id)).toHaveLength(1)
  })

  test('that comes three times at once, beside the payer who asks, settles once', async () => {
    const { payer, orderId, prepayId } = await anOrder(3)
    await world.cloud.payments.pay(prepayId, 'lose')
    const answers = await Promise.all([
      notify({ outTradeNo: orderId }),
      world.data('dues.checkOrder', { orderId }, { as: payer }),
      notify({ outTradeNo: orderId }),
      world.data('dues.cancelOrder', { orderId }, { as: payer }),
      notify({ outTradeNo: orderId }),
    ])
    const receipts = receiptsOf(world, payer)
    expect(receipts).toHaveLength(1)
    const paid = { state: 'paid', receiptId: receipts[0]!._id }
    expect(answers).toEqual([taken, paid, taken, paid, taken])
    expect(statesOf(world, payer)).toEqual(['paid', 'paid', 'paid'])
  })

  test('that is forged settles nothing, whatever it says', async () => {
    const { payer, orderId } = await anOrder()
    const forged = { returnCode: 'SUCCESS', resultCode: 'SUCCESS', outTradeNo: orderId, totalFee: 9_630 }
    expect(await notify(forged)).toEqual(taken)
    expect(statesOf(world, payer)).toEqual(['paying'])
    expect(receiptsOf(world, payer)).toEqual([])
  })

  test.each(['no-such-order', '', '../../etc', 'x'.repeat(200)])(
    'about the order "%s" is taken and forgotten',
    async (id) => {
      expect(await notify({ returnCode: 'SUCCESS', outTradeNo: id })).toEqual(taken)
      expect(world.find('duesReceipts')).toEqual([])
    },
  )

  test('cannot be sent by a client, who always has an identity', async () => {
    const { payer, orderId } = await anOrder()
    const answer = await world.cloud.invoke('dues', { outTradeNo: orderId }, { openid: payer.openid! })
    expect(answer).toMatchObject({ ok: false, error: { code: 'UNKNOWN_ACTION' } })
  })

  test('of another amount than was asked for books nothing, keeps the money for people and frees the months', async () => {
    const { payer, orderId, prepayId } = await anOrder()
    await world.update('duesOrders', { _id: orderId }, { $set: { amountFen: 9_999 } })
    await world.cloud.payments.pay(prepayId)
    await notify({ outTradeNo: orderId })
    expect(ordersOf(world, payer)[0]).toMatchObject({
      state: 'mismatch',
      problem: 'amount',
      received: { amountFen: 9_630 },
    })
    expect(statesOf(world, payer)).toEqual(['unpaid'])
    expect(receiptsOf(world, payer)).toEqual([])
    expect(noticesOf(payer._id)).toEqual([
      expect.objectContaining({ title: '有一笔党费要核对', text: expect.stringContaining('微信收到 96.30 元') }),
    ])
  })

  test('of money from somebody else than the payer books nothing', async () => {
    const { payer, orderId, prepayId } = await anOrder()
    await world.update('duesOrders', { _id: orderId }, { $set: { openid: 'somebody-else' } })
    await world.cloud.payments.pay(prepayId)
    expect(ordersOf(world, payer)[0]).toMatchObject({ state: 'mismatch', problem: 'payer' })
    expect(receiptsOf(world, payer)).toEqual([])
  })

  test('that comes after the order was closed here still books the money', async () => {
    const { payer, orderId, prepayId } = await anOrder()
    await world.update('duesOrders', { _id: orderId }, { $set: { state: 'closed' } })
    await world.update('duesBills', { orderId }, { $set: { state: 'unpaid' } })
    await world.cloud.payments.pay(prepayId)
    expect(statesOf(world, payer)).toEqual(['paid'])
    expect(ordersOf(world, payer)[0]).toMatchObject({ state: 'paid' })
  })

  test('that comes after the months were settled otherwise keeps the money for people', async () => {
    const { payer, organizer, orderId, prepayId } = await anOrder()
    await world.update('duesOrders', { _id: orderId }, { $set: { state: 'closed' } })
    await world.update('duesBills', { orderId }, { $set: { state: 'unpaid', orderId: null } })
    await world.data('dues.settleInCash', byHand(payer, [month(world)]), { as: organizer })
    await world.cloud.payments.pay(prepayId)
    expect(ordersOf(world, payer)[0]).toMatchObject({ state: 'mismatch', problem: 'bills' })
    expect(receiptsOf(world, payer)).toHaveLength(1)
  })
})

describe('the reconciliation', () => {
  const reconcile = () => world.cloud.fireTimer('dues', 'reconcile')

  test('settles what was paid while the callback was lost', async () => {
    const { payer, prepayId } = await anOrder()
    await world.cloud.payments.pay(prepayId, 'lose')
    world.advance('+10min')
    expect(await reconcile()).toMatchObject({ askedCount: 1, endedCount: 1 })
    expect(statesOf(world, payer)).toEqual(['paid'])
    expect(await reconcile()).toMatchObject({ askedCount: 0 })
  })

  test('leaves a fresh order to its payer, and closes one that nobody paid in two hours', async () => {
    const { payer, prepayId } = await anOrder()
    expect(await reconcile()).toMatchObject({ askedCount: 0 })
    world.advance('+10min')
    expect(await reconcile()).toMatchObject({ askedCount: 1, endedCount: 0 })
    world.advance('+2h')
    expect(await reconcile()).toMatchObject({ askedCount: 1, endedCount: 1 })
    expect(statesOf(world, payer)).toEqual(['unpaid'])
    expect(world.cloud.payments.get(prepayId).tradeState).toBe('CLOSED')
  })

  test('beside a late callback settles once', async () => {
    const { payer, orderId, prepayId } = await anOrder()
    await world.cloud.payments.pay(prepayId, 'lose')
    world.advance('+10min')
    await Promise.all([reconcile(), notify({ outTradeNo: orderId }), reconcile()])
    expect(receiptsOf(world, payer)).toHaveLength(1)
    expect(ordersOf(world, payer)[0]).toMatchObject({ state: 'paid' })
  })
})

test('an order that WeChat Pay never took is refused, then closed by the timer', async () => {
  const broken = await openPayingWorld({ SUB_MCH_ID: 'a merchant number that is far too long' })
  const { branchId } = aBranch(broken)
  const payer = await aPayer(broken, { branchId })
  const refusal = await broken.refusal('dues.prepay', { months: [month(broken)] }, { as: payer })
  expect(refusal).toMatchObject({ code: 'PAYMENT_UNAVAILABLE', message: '微信支付暂时连不上，没有扣款，稍后再试。' })
  expect(ordersOf(broken, payer)).toMatchObject([{ state: 'created' }])
  broken.advance('+6min')
  await broken.cloud.fireTimer('dues', 'reconcile')
  expect(ordersOf(broken, payer)).toMatchObject([{ state: 'closed' }])
  await broken.close()
})

test('without a provider nothing is offered, and cash still works', async () => {
  const cashOnly = await openPayingWorld({ PAYMENT_PROVIDER: 'none' })
  const { branchId } = aBranch(cashOnly)
  const organizer = await aMember(cashOnly, { branchId, roles: ['organizer'] })
  const payer = await aPayer(cashOnly, { branchId })
  await owing(cashOnly, organizer, 1)
  const mine = await cashOnly.data('dues.openMine', {}, { as: payer })
  expect(mine.isPaymentAvailable).toBe(false)
  const refusal = await cashOnly.refusal('dues.prepay', { months: [month(cashOnly)] }, { as: payer })
  expect(refusal.code).toBe('PAYMENT_UNAVAILABLE')
  await cashOnly.data('dues.settleInCash', byHand(payer, [month(cashOnly)]), { as: organizer })
  expect(statesOf(cashOnly, payer)).toEqual(['paid'])
  await cashOnly.close()
})

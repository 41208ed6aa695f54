import { aBranch, type World } from '../../support/world'
import { aMember } from '../../support/world'
import { aPayer, billsOf, month, openPayingWorld, ordersOf, owing, prepayIdOf, receiptsOf, statesOf } from './support'

let world: World
beforeAll(async () => {
  world = await openPayingWorld()
})
afterAll(() => world.close())

async function aBranchThatOwes(months: number) {
  const { branchId, name } = aBranch(world)
  const organizer = await aMember(world, { branchId, roles: ['organizer'] })
  const payer = await aPayer(world, { branchId, name: '林晓' })
  await owing(world, organizer, months)
  return { branchId, branchName: name, organizer, payer }
}

const pay = (payment: { package: string }) => world.cloud.payments.pay(prepayIdOf(payment))

describe('paying with WeChat Pay', () => {
  test('goes from the order through the callback to settled bills, a numbered receipt and a notice', async () => {
    const { payer, branchName } = await aBranchThatOwes(2)
    const months = [month(world, -1), month(world)]
    const { orderId, amountFen, payment } = await world.data('dues.prepay', { months }, { as: payer })
    expect(amountFen).toBe(19_260)
    expect(statesOf(world, payer)).toEqual(['paying', 'paying'])

    const paid = await pay(payment)
    expect(paid.callback.acknowledged).toBe(true)
    expect(paid.totalFee).toBe(19_260)
    expect(statesOf(world, payer)).toEqual(['paid', 'paid'])

    const { state, receiptId } = await world.data('dues.checkOrder', { orderId }, { as: payer })
    expect(state).toBe('paid')
    const { receipt } = await world.data('dues.openReceipt', { receiptId: receiptId! }, { as: payer })
    expect(receipt).toMatchObject({
      number: `${month(world).slice(0, 4)}-00001`,
      payerName: '林晓',
      branchName,
      months,
      amountFen: 19_260,
      amountInWords: '人民币壹佰玖拾贰元陆角整',
      method: 'wechat',
      handledByName: null,
    })
    expect(world.only('notices', { memberId: payer._id })).toMatchObject({ title: '党费收到了', isRead: false })
  })

  test('ahead makes the bills of the months ahead, and paid through moves with them', async () => {
    const { payer } = await aBranchThatOwes(1)
    const months = Array.from({ length: 7 }, (_, index) => month(world, index))
    const { payment, amountFen } = await world.data('dues.prepay', { months }, { as: payer })
    expect(amountFen).toBe(7 * 9_630)
    await pay(payment)
    const mine = await world.data('dues.openMine', {}, { as: payer })
    expect(mine).toMatchObject({ owedFen: 0, paidThrough: month(world, 6), payableMonths: [] })
  })

  test('refuses months that leave out the oldest open one, are paid, or lie too far away, and touches nothing', async () => {
    const { payer } = await aBranchThatOwes(2)
    const refused = (months: string[]) => world.refusal('dues.prepay', { months }, { as: payer })
    expect((await refused([month(world)])).message).toContain('要从最早没缴的')
    expect((await refused([month(world, -1), month(world), month(world, 2)])).message).toContain('中间不能跳过')
    expect((await refused([month(world, -7)])).message).toContain('补缴 6 个月')
    expect((await refused([month(world, 7)])).message).toContain('提前 6 个月')
    expect((await refused(['2026-13'])).code).toBe('INVALID_INPUT')
    expect((await refused([])).message).toBe('至少选一个月。')
    expect(ordersOf(world, payer)).toEqual([])
    expect(statesOf(world, payer)).toEqual(['unpaid', 'unpaid'])
  })

  test('the same submission twice is one order, and the same months on another phone continue it', async () => {
    const { payer } = await aBranchThatOwes(1)
    const months = [month(world)]
    const options = { as: payer, requestId: 'request-of-one-tap' }
    const first = await world.data('dues.prepay', { months }, options)
    const retried = await world.data('dues.prepay', { months }, options)
    const elsewhere = await world.data('dues.prepay', { months }, { as: payer })
    expect([retried, elsewhere]).toEqual([first, first])
    expect(ordersOf(world, payer)).toHaveLength(1)
  })

  test('the same submission after its order was closed is told to start anew', async () => {
    const { payer } = await aBranchThatOwes(1)
    const options = { as: payer, requestId: 'request-of-old-tap' }
    const { orderId } = await world.data('dues.prepay', { months: [month(world)] }, options)
    await world.data('dues.cancelOrder', { orderId }, { as: payer })
    expect(await world.refusal('dues.prepay', { months: [month(world)] }, options)).toMatchObject({ code: 'CONFLICT' })
  })

  test('another WeChat identity of the payer gets an order of its own', async () => {
    const { payer } = await aBranchThatOwes(1)
    const first = await world.data('dues.prepay', { months: [month(world)] }, { as: payer })
    await world.update('members', { _id: payer._id }, { $set: { openid: 'openid-of-the-new-phone' } })
    const second = await world.data('dues.prepay', { months: [month(world)] }, { as: 'openid-of-the-new-phone' })
    expect(second.orderId).not.toBe(first.orderId)
    expect(world.cloud.payments.get(prepayIdOf(first.payment)).tradeState).toBe('CLOSED')
  })

  test('other months end the earlier order with WeChat Pay before a new one is opened', async () => {
    const { payer } = await aBranchThatOwes(2)
    const first = await world.data('dues.prepay', { months: [month(world, -1)] }, { as: payer })
    const months = [month(world, -1), month(world)]
    const second = await world.data('dues.prepay', { months }, { as: payer })
    expect(second.orderId).not.toBe(first.orderId)
    expect(world.cloud.payments.get(prepayIdOf(first.payment)).tradeState).toBe('CLOSED')
    expect(
      ordersOf(world, payer)
        .map(({ state }) => state)
        .sort(),
    ).toEqual(['closed', 'paying'])
    await pay(second.payment)
    expect(statesOf(world, payer)).toEqual(['paid', 'paid'])
  })

  test('other months after a payment whose callback was lost settle that payment and say so', async () => {
    const { payer } = await aBranchThatOwes(2)
    const { payment } = await world.data('dues.prepay', { months: [month(world, -1)] }, { as: payer })
    await world.cloud.payments.pay(prepayIdOf(payment), 'lose')
    const months = [month(world, -1), month(world)]
    const refusal = await world.refusal('dues.prepay', { months }, { as: payer })
    expect(refusal).toMatchObject({ code: 'WRONG_STATE', message: expect.stringContaining('刚刚已经缴清') })
    expect(statesOf(world, payer)).toEqual(['paid', 'unpaid'])
  })

  test('two phones at once get one order between them, and the months are charged once', async () => {
    const { payer } = await aBranchThatOwes(1)
    const months = [month(world)]
    const tries = await Promise.all([1, 2, 3].map(() => world.call('dues.prepay', { months }, { as: payer })))
    const ids = tries.flatMap((envelope) => (envelope.ok ? [envelope.data.orderId] : []))
    expect(new Set(ids).size).toBe(1)
    expect(ordersOf(world, payer)).toHaveLength(1)
    expect(world.cloud.payments.list().filter(({ outTradeNo }) => outTradeNo === ids[0])).toHaveLength(1)
  })

  test('closing the sheet gives the months free again; months ahead leave no bill behind', async () => {
    const { payer } = await aBranchThatOwes(1)
    const months = [month(world), month(world, 1)]
    const { orderId } = await world.data('dues.prepay', { months }, { as: payer })
    expect(await world.data('dues.cancelOrder', { orderId }, { as: payer })).toEqual({
      state: 'closed',
      receiptId: null,
    })
    expect(billsOf(world, payer).map(({ month: each, state }) => [each, state])).toEqual([[month(world), 'unpaid']])
    // Repeating it changes nothing.
    expect(await world.data('dues.cancelOrder', { orderId }, { as: payer })).toMatchObject({ state: 'closed' })
  })

  test('closing the sheet after having paid counts the money', async () => {
    const { payer } = await aBranchThatOwes(1)
    const { orderId, payment } = await world.data('dues.prepay', { months: [month(world)] }, { as: payer })
    await world.cloud.payments.pay(prepayIdOf(payment), 'lose')
    const answer = await world.data('dues.cancelOrder', { orderId }, { as: payer })
    expect(answer.state).toBe('paid')
    expect(receiptsOf(world, payer)).toHaveLength(1)
  })

  test('belongs to the payer alone: another member finds no order, a stranger is not let in', async () => {
    const { payer, organizer } = await aBranchThatOwes(1)
    const { orderId } = await world.data('dues.prepay', { months: [month(world)] }, { as: payer })
    for (const action of ['dues.checkOrder', 'dues.cancelOrder'] as const) {
      expect((await world.refusal(action, { orderId }, { as: organizer })).code).toBe('NOT_FOUND')
      expect((await world.refusal(action, { orderId }, { as: 'a-stranger' })).code).toBe('NOT_JOINED')
      expect((await world.refusal(action, { orderId: 'no-such-order' }, { as: payer })).code).toBe('NOT_FOUND')
      expect((await world.refusal(action, { orderId: '<script>' }, { as: payer })).code).toBe('INVALID_INPUT')
    }
    const months = [month(world)]
    expect((await world.refusal('dues.prepay', { months }, { as: 'a-stranger' })).code).toBe('NOT_JOINED')
    expect(statesOf(world, payer)).toEqual(['paying'])
  })

  test('an activist owes nothing and can pay nothing', async () => {
    const { branchId } = aBranch(world)
    const activist = await aMember(world, { branchId, stage: 'activist' })
    expect(await world.data('dues.openMine', {}, { as: activist })).toMatchObject({ payableMonths: [], owedFen: 0 })
    const refusal = await world.refusal('dues.prepay', { months: [month(world)] }, { as: activist })
    expect(refusal.code).toBe('WRONG_STATE')
  })
})

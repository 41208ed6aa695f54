import { aBranch, aMember, type World } from '../../support/world'
import { expectBooksToAgree } from './books'
import { aPayer, billsOf, byHand, month, openPayingWorld, owing, receiptsOf, statesOf } from './support'

let world: World
beforeAll(async () => {
  world = await openPayingWorld()
})
afterAll(() => world.close())

async function aBranchThatOwes(months: number) {
  const { branchId } = aBranch(world)
  const organizer = await aMember(world, { branchId, roles: ['organizer'], name: '周宁' })
  const payer = await aPayer(world, { branchId, name: '林晓' })
  await owing(world, organizer, months)
  return { branchId, organizer, payer }
}

describe('money that the organizer takes by hand', () => {
  test('settles several months with one numbered receipt, tells the member, and leaves an entry in the log', async () => {
    const { branchId, organizer, payer } = await aBranchThatOwes(2)
    const months = [month(world, -1), month(world)]
    const { receiptId } = await world.data('dues.settleInCash', byHand(payer, months), { as: organizer })
    const { receipt } = await world.data('dues.openReceipt', { receiptId }, { as: payer })
    expect(receipt).toMatchObject({
      months,
      amountFen: 19_260,
      method: 'cash',
      handledByName: '周宁',
      deliveredByName: '',
      kind: 'dues',
      voided: null,
    })
    expect(statesOf(world, payer)).toEqual(['paid', 'paid'])
    expect(world.only('notices', { memberId: payer._id })).toMatchObject({ title: '党费收到了' })
    expect(world.only('auditLog', { action: 'dues.settleInCash', targetId: payer._id })).toMatchObject({
      what: expect.stringContaining('192.60') as string,
    })
    expectBooksToAgree(world.cloud.database, branchId)
  })

  test('says who brought it', async () => {
    const { organizer, payer } = await aBranchThatOwes(1)
    const input = { ...byHand(payer, [month(world)]), method: 'delivered', deliveredByName: '林母' } as const
    const { receiptId } = await world.data('dues.settleInCash', input, { as: organizer })
    const { receipt } = await world.data('dues.openReceipt', { receiptId }, { as: organizer })
    expect(receipt).toMatchObject({ method: 'delivered', deliveredByName: '林母' })
  })

  test('makes the bills of months ahead on the way', async () => {
    const { branchId, organizer, payer } = await aBranchThatOwes(1)
    const months = [month(world), month(world, 1), month(world, 2)]
    await world.data('dues.settleInCash', byHand(payer, months), { as: organizer })
    expect(billsOf(world, payer).map((bill) => [bill.month, bill.state])).toEqual(months.map((each) => [each, 'paid']))
    expectBooksToAgree(world.cloud.database, branchId)
  })

  test('sent twice is one receipt, and from two phones at once as well', async () => {
    const { branchId, organizer, payer } = await aBranchThatOwes(1)
    const options = { as: organizer, requestId: 'request-of-one-tap' }
    const first = await world.data('dues.settleInCash', byHand(payer, [month(world)]), options)
    expect(await world.data('dues.settleInCash', byHand(payer, [month(world)]), options)).toEqual(first)
    const other = await aPayer(world, { branchId })
    await owing(world, organizer, 1)
    const answers = await Promise.all(
      [1, 2].map(() => world.call('dues.settleInCash', byHand(other, [month(world)]), { as: organizer })),
    )
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect(receiptsOf(world, other)).toHaveLength(1)
    expectBooksToAgree(world.cloud.database, branchId)
  })

  test('is refused for months that are paid, being paid with WeChat, left out, or too old', async () => {
    const { organizer, payer } = await aBranchThatOwes(3)
    const refused = async (months: string[]) =>
      (await world.refusal('dues.settleInCash', byHand(payer, months), { as: organizer })).message
    expect(await refused([month(world)])).toContain('要从最早没缴的')
    expect(await refused([month(world, -7)])).toContain('补缴 6 个月')
    await world.data('dues.settleInCash', byHand(payer, [month(world, -2)]), { as: organizer })
    expect(await refused([month(world, -2)])).toContain('已经缴过了，没有再记一次')
    await world.data('dues.prepay', { months: [month(world, -1)] }, { as: payer })
    expect(await refused([month(world, -1)])).toContain('正在用微信支付')
    expect(receiptsOf(world, payer)).toHaveLength(1)
  })

  test('is no business of members, of other branches, or of the committee', async () => {
    const { branchId, payer } = await aBranchThatOwes(1)
    const input = byHand(payer, [month(world)])
    const plain = await aMember(world, { branchId })
    expect((await world.refusal('dues.settleInCash', input, { as: plain })).code).toBe('FORBIDDEN')
    const { branchId: otherId } = aBranch(world)
    const foreign = await aMember(world, { branchId: otherId, roles: ['organizer'] })
    expect((await world.refusal('dues.settleInCash', input, { as: foreign })).code).toBe('NOT_FOUND')
    expect(statesOf(world, payer)).toEqual(['unpaid'])
  })
})

describe('an entry by mistake', () => {
  async function anEntry(months = 1) {
    const scene = await aBranchThatOwes(months)
    const wanted = Array.from({ length: months }, (_none, index) => month(world, index + 1 - months))
    const { receiptId } = await world.data('dues.settleInCash', byHand(scene.payer, wanted), { as: scene.organizer })
    return { ...scene, receiptId }
  }
  const reason = '记错人了'

  test('is taken back: the number stays used, the month is open again, the member is told', async () => {
    const { branchId, organizer, payer, receiptId } = await anEntry()
    const opened = await world.data('dues.openReceipt', { receiptId }, { as: organizer })
    expect(opened).toMatchObject({ allowedEvents: ['voidReceipt'], isMine: false })
    expect(await world.data('dues.openReceipt', { receiptId }, { as: payer })).toMatchObject({
      allowedEvents: [],
      isMine: true,
    })
    await world.data('dues.voidReceipt', { receiptId, reason }, { as: organizer })
    expect(statesOf(world, payer)).toEqual(['unpaid'])
    expect(receiptsOf(world, payer)[0]).toMatchObject({ voided: { reason, byName: '周宁' } })
    const notices = world.find<{ title: string }>('notices', { memberId: payer._id })
    expect(notices.map(({ title }) => title)).toContain('一张收据作废了')
    const again = await world.data('dues.settleInCash', byHand(payer, [month(world)]), { as: organizer })
    expect(
      receiptsOf(world, payer)
        .map(({ number }) => number.slice(-1))
        .sort(),
    ).toEqual(['1', '2'])
    expect(again.receiptId).not.toBe(receiptId)
    expectBooksToAgree(world.cloud.database, branchId)
  })

  test('takes months ahead with it, and sent twice it is one', async () => {
    const { branchId, organizer, payer } = await aBranchThatOwes(1)
    const months = [month(world), month(world, 1)]
    const { receiptId } = await world.data('dues.settleInCash', byHand(payer, months), { as: organizer })
    await world.data('dues.voidReceipt', { receiptId, reason }, { as: organizer })
    await world.data('dues.voidReceipt', { receiptId, reason }, { as: organizer })
    expect(billsOf(world, payer).map((bill) => [bill.month, bill.state])).toEqual([[month(world), 'unpaid']])
    expect(world.find('auditLog', { action: 'dues.voidReceipt', targetId: payer._id })).toHaveLength(1)
    expectBooksToAgree(world.cloud.database, branchId)
  })

  test('stands when it came by WeChat Pay, when three days are over, or when the money was passed on', async () => {
    const { organizer, payer, receiptId } = await anEntry()
    const refused = async () =>
      (await world.refusal('dues.voidReceipt', { receiptId, reason }, { as: organizer })).message
    await world.update('duesReceipts', { _id: receiptId }, { $set: { method: 'wechat' } })
    expect(await refused()).toContain('微信支付的收据不能作废')
    await world.update(
      'duesReceipts',
      { _id: receiptId },
      { $set: { method: 'cash', issuedAt: world.now() - 4 * 86_400_000 } },
    )
    expect(await refused()).toContain('登记超过 3 天')
    await world.update('duesReceipts', { _id: receiptId }, { $set: { issuedAt: world.now() } })
    const report = { year: 2026, amountFen: 9_630, remittedOn: '2026-11-20', note: '' }
    await world.data('dues.reportRemittance', report, { as: organizer })
    expect(await refused()).toContain('已经上缴党委')
    expect(statesOf(world, payer)).toEqual(['paid'])
  })

  test('is not taken back by anybody else', async () => {
    const { branchId, payer, receiptId } = await anEntry()
    expect((await world.refusal('dues.voidReceipt', { receiptId, reason }, { as: payer })).code).toBe('FORBIDDEN')
    const publicity = await aMember(world, { branchId, roles: ['publicityOfficer'] })
    expect((await world.refusal('dues.voidReceipt', { receiptId, reason }, { as: publicity })).code).toBe('FORBIDDEN')
  })
})

describe('what is given beyond the standard', () => {
  const given = (memberId: string, amountFen: number) =>
    ({ memberId, amountFen, method: 'cash', deliveredByName: '' }) as const

  test('gets a receipt of its own in the same series, over no months', async () => {
    const { branchId, organizer, payer } = await aBranchThatOwes(1)
    const { receiptId } = await world.data('dues.recordExtra', given(payer._id, 100_000), { as: organizer })
    const { receipt } = await world.data('dues.openReceipt', { receiptId: receiptId! }, { as: payer })
    expect(receipt).toMatchObject({ kind: 'extra', months: [], amountFen: 100_000 })
    expect(statesOf(world, payer)).toEqual(['unpaid'])
    expect(world.only('duesYears', { branchId })).toMatchObject({ received: { cashFen: 100_000, extraFen: 100_000 } })
    expectBooksToAgree(world.cloud.database, branchId)
  })

  test('goes whole to the centre above 1000 yuan, which gives the receipt; sent twice it is one', async () => {
    const { branchId, organizer, payer } = await aBranchThatOwes(1)
    const options = { as: organizer, requestId: 'request-of-one-tap' }
    for (let time = 0; time < 2; time++) {
      const answer = await world.data('dues.recordExtra', given(payer._id, 100_001), options)
      expect(answer).toEqual({ receiptId: null })
    }
    expect(world.find('duesExtras', { branchId })).toHaveLength(1)
    expect(receiptsOf(world, payer)).toEqual([])
    const { forCentre } = await world.data('dues.openReconciliation', {}, { as: organizer })
    expect(forCentre).toMatchObject([{ memberName: '林晓', amountFen: 100_001 }])
  })
})

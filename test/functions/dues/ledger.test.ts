import { aBranch, aMember, type World } from '../../support/world'
import { aPayer, billsOf, costOf, month, openPayingWorld, owing, prepayIdOf, receiptsOf } from './support'

let world: World
beforeAll(async () => {
  world = await openPayingWorld()
})
afterAll(() => world.close())

async function aBranchWithOrganizer() {
  const { branchId, committeeId } = aBranch(world)
  return { branchId, committeeId, organizer: await aMember(world, { branchId, name: '周宁', roles: ['organizer'] }) }
}
const billIdOf = (member: Parameters<typeof billsOf>[1]) => billsOf(world, member).at(-1)!._id

describe('cash', () => {
  test('settles the bill with a receipt that names who handled it, is entered in the audit log, and is told', async () => {
    const { branchId, organizer } = await aBranchWithOrganizer()
    const payer = await aPayer(world, { branchId, name: '许知夏' })
    await owing(world, organizer, 1)
    const input = { billId: billIdOf(payer), method: 'delivered' } as const
    const { receiptId } = await world.data('dues.settleInCash', input, { as: organizer })
    const { receipt } = await world.data('dues.openReceipt', { receiptId }, { as: payer })
    expect(receipt).toMatchObject({
      method: 'delivered',
      handledByName: '周宁',
      amountFen: 9_630,
      months: [month(world)],
    })
    expect(world.only('auditLog', { targetId: payer._id })).toMatchObject({
      actorId: organizer._id,
      what: expect.stringMatching(/^记了{党员} .*96\.30 元，家人代交。$/),
    })
    expect(world.only('notices', { memberId: payer._id })).toMatchObject({ title: '党费收到了' })
  })

  test('sent again gives the same receipt; entered a second time is refused', async () => {
    const { branchId, organizer } = await aBranchWithOrganizer()
    const payer = await aPayer(world, { branchId })
    await owing(world, organizer, 1)
    const input = { billId: billIdOf(payer), method: 'cash' } as const
    const options = { as: organizer, requestId: 'request-for-cash' }
    const first = await world.data('dues.settleInCash', input, options)
    expect(await world.data('dues.settleInCash', input, options)).toEqual(first)
    const refusal = await world.refusal('dues.settleInCash', input, { as: organizer })
    expect(refusal).toMatchObject({ code: 'WRONG_STATE', message: expect.stringContaining('已经缴过了') })
    expect(receiptsOf(world, payer)).toHaveLength(1)
  })

  test('entered by four people at once is booked once', async () => {
    const { branchId, organizer } = await aBranchWithOrganizer()
    const payer = await aPayer(world, { branchId })
    await owing(world, organizer, 1)
    const input = { billId: billIdOf(payer), method: 'cash' } as const
    const answers = await Promise.all([1, 2, 3, 4].map(() => world.call('dues.settleInCash', input, { as: organizer })))
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect(receiptsOf(world, payer)).toHaveLength(1)
    expect(world.find('auditLog', { targetId: payer._id })).toHaveLength(1)
  })

  test("is not taken for a month that is in WeChat's hands, is waived, or is more than six months old", async () => {
    const { branchId, organizer } = await aBranchWithOrganizer()
    const [paying, exempt, late] = [
      await aPayer(world, { branchId }),
      await aPayer(world, { branchId }),
      await aPayer(world, { branchId }),
    ]
    await world.update('duesProfiles', { _id: exempt._id }, { $set: { exemptThrough: month(world) } })
    await owing(world, organizer, 1)
    await world.data('dues.prepay', { months: [month(world)] }, { as: paying })
    await world.update('duesBills', { memberId: late._id }, { $set: { month: month(world, -7) } })
    const messageFor = async (member: typeof paying) => {
      const input = { billId: billIdOf(member), method: 'cash' } as const
      const { code, message } = await world.refusal('dues.settleInCash', input, { as: organizer })
      expect(code).toBe('WRONG_STATE')
      return message
    }
    expect(await messageFor(paying)).toContain('正在用微信支付')
    expect(await messageFor(exempt)).toContain('免缴')
    expect(await messageFor(late)).toContain('补缴最多补 6 个月')
    expect(world.find('duesReceipts', { branchId })).toEqual([])
  })

  test("can be entered by the organizers of the bill's branch alone", async () => {
    const { branchId, organizer } = await aBranchWithOrganizer()
    const payer = await aPayer(world, { branchId })
    await owing(world, organizer, 1)
    const elsewhere = await aBranchWithOrganizer()
    const input = { billId: billIdOf(payer), method: 'cash' } as const
    expect((await world.refusal('dues.settleInCash', input, { as: payer })).code).toBe('FORBIDDEN')
    expect((await world.refusal('dues.settleInCash', input, { as: elsewhere.organizer })).code).toBe('NOT_FOUND')
    const wrong = { ...input, method: 'wechat' } as never
    expect((await world.refusal('dues.settleInCash', wrong, { as: organizer })).code).toBe('INVALID_INPUT')
    const unknown = { ...input, billId: 'nobody_2026-01' }
    expect((await world.refusal('dues.settleInCash', unknown, { as: organizer })).code).toBe('NOT_FOUND')
  })
})

describe('the ledger', () => {
  test('shows one month of the branch: sums, who is open first, and since when', async () => {
    const { branchId, organizer } = await aBranchWithOrganizer()
    const [open, paying, paid] = [
      await aPayer(world, { branchId, name: '林晓' }),
      await aPayer(world, { branchId, name: '罗予' }),
      await aPayer(world, { branchId, name: '陈一鸣', baseFen: 1_000_000 }),
    ]
    await aMember(world, { branchId, category: 'retired' })
    await owing(world, organizer, 2)
    const settle = (offset: number, who: typeof paid) =>
      world.data(
        'dues.settleInCash',
        { billId: `${who._id}_${month(world, offset)}`, method: 'cash' },
        { as: organizer },
      )
    for (const who of [paid, paying, organizer]) await settle(-1, who)
    await settle(0, paid)
    await world.data('dues.prepay', { months: [month(world)] }, { as: paying })

    const ledger = await world.data('dues.openLedger', {}, { as: organizer })
    expect(ledger).toMatchObject({
      month: month(world),
      dueFen: 9_630 * 2 + 15_000 + 20,
      paidFen: 15_000,
      missingProfiles: 1,
      allowedEvents: ['settleInCash', 'makeBills'],
    })
    expect(ledger.rows.map(({ name, state, unpaidMonths }) => [name, state, unpaidMonths])).toEqual([
      ['林晓', 'unpaid', 2],
      ['周宁', 'unpaid', 1],
      ['罗予', 'paying', 1],
      ['陈一鸣', 'paid', 0],
    ])
    expect(ledger.rows[2]).toMatchObject({ payingSince: expect.any(Number), method: null })
    const before = await world.data('dues.openLedger', { month: month(world, -1) }, { as: organizer })
    expect(before.rows.filter(({ state }) => state === 'paid')).toHaveLength(3)
    expect(open.name).toBe('林晓')
  })

  test('of 200 members costs five database calls', async () => {
    const { branchId, organizer } = await aBranchWithOrganizer()
    for (let count = 0; count < 199; count++) await aMember(world, { branchId })
    await owing(world, organizer, 1)
    const { rows } = await world.data('dues.openLedger', {}, { as: organizer })
    expect(rows).toHaveLength(200)
    expect(costOf(world, 'openLedger').databaseCalls).toBeLessThanOrEqual(5)
  })

  test('is open to the organizers of the branch and to the committee above it, who may look and not book', async () => {
    const { branchId, committeeId, organizer } = await aBranchWithOrganizer()
    const sister = aBranch(world, { committeeId })
    const admin = await aMember(world, { branchId: sister.branchId, roles: ['committeeAdmin'] })
    const elsewhere = await aBranchWithOrganizer()
    const member = await aPayer(world, { branchId })
    await owing(world, organizer, 1)
    expect(await world.data('dues.openLedger', { branchId }, { as: admin })).toMatchObject({
      rows: expect.arrayContaining([expect.objectContaining({ memberId: member._id })]),
      allowedEvents: [],
    })
    expect((await world.refusal('dues.openLedger', { branchId }, { as: elsewhere.organizer })).code).toBe('NOT_FOUND')
    expect((await world.refusal('dues.openLedger', {}, { as: member })).code).toBe('FORBIDDEN')
    const wrong = { month: '2026-1' }
    expect((await world.refusal('dues.openLedger', wrong, { as: organizer })).code).toBe('INVALID_INPUT')
  })
})

describe('the arrears of a branch that owes more months than one read gives', () => {
  test('are counted for everybody', async () => {
    const { branchId, organizer } = await aBranchWithOrganizer()
    const debtors = Array.from({ length: 350 }, (_, index) => `debtor-${index}`)
    const billed = [0, -1, -2, -3, -4, -5, -6].map((offset) => month(world, offset))
    const common = { branchId, standardId: '2008', category: 'undergraduate', baseFen: 0, rateBasisPoints: null }
    const open = { amountFen: 20, state: 'unpaid', orderId: null, payingSince: null, receiptId: null }
    const documentOf = (memberId: string, of: string) => ({ _id: `${memberId}_${of}`, memberId, month: of })
    world.insert(
      'duesBills',
      debtors.flatMap((memberId) =>
        billed.map((of) => ({ ...common, ...open, method: null, paidAt: null, ...documentOf(memberId, of) })),
      ),
    )
    const { rows } = await world.data('dues.openLedger', {}, { as: organizer })
    expect(rows.filter(({ unpaidMonths }) => unpaidMonths === 7)).toHaveLength(350)
  })
})

describe('receipts', () => {
  test('are listed newest first, page by page, to their payer alone', async () => {
    const { branchId, organizer } = await aBranchWithOrganizer()
    const payer = await aPayer(world, { branchId })
    world.insert(
      'duesReceipts',
      Array.from({ length: 25 }, (_, index) => ({
        _id: `receipt-${index}`,
        key: `${1_000_000_000_000 + index}_receipt-${index}`,
        memberId: payer._id,
        branchId,
        number: `2020-${String(index).padStart(5, '0')}`,
        payerName: payer.name,
        branchName: '支部',
        items: [{ billId: 'x', month: '2020-01', amountFen: 20 }],
        amountFen: 20,
        method: 'cash',
        paidAt: 1,
        issuedAt: 1,
        handledByName: null,
        requestId: null,
      })),
    )
    const first = await world.data('dues.listReceipts', {}, { as: payer })
    const second = await world.data('dues.listReceipts', { cursor: first.nextCursor! }, { as: payer })
    const ids = [...first.items, ...second.items].map(({ receiptId }) => receiptId)
    expect(ids).toEqual(Array.from({ length: 25 }, (_, index) => `receipt-${24 - index}`))
    expect(second.nextCursor).toBeNull()
    expect((await world.data('dues.listReceipts', {}, { as: organizer })).items).toEqual([])
  })

  test('can be opened by the payer and by those who may open the ledger', async () => {
    const { branchId, committeeId, organizer } = await aBranchWithOrganizer()
    const [payer, other] = [await aPayer(world, { branchId }), await aPayer(world, { branchId })]
    await owing(world, organizer, 1)
    const { payment, orderId } = await world.data('dues.prepay', { months: [month(world)] }, { as: payer })
    await world.cloud.payments.pay(prepayIdOf(payment))
    const { receiptId } = await world.data('dues.checkOrder', { orderId }, { as: payer })
    const admin = await aMember(world, {
      branchId: aBranch(world, { committeeId }).branchId,
      roles: ['committeeAdmin'],
    })
    for (const as of [payer, organizer, admin])
      expect((await world.data('dues.openReceipt', { receiptId: receiptId! }, { as })).receipt.amountFen).toBe(9_630)
    const elsewhere = await aBranchWithOrganizer()
    for (const as of [other, elsewhere.organizer])
      expect((await world.refusal('dues.openReceipt', { receiptId: receiptId! }, { as })).code).toBe('NOT_FOUND')
    expect((await world.refusal('dues.openReceipt', { receiptId: 'none' }, { as: payer })).code).toBe('NOT_FOUND')
  })
})

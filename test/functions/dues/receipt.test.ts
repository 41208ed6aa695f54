import { strFromU8, unzipSync } from 'fflate'
import { aBranch, aMember, type World } from '../../support/world'
import { aPayer, byHand, month, openPayingWorld, owing } from './support'

let world: World
beforeAll(async () => {
  world = await openPayingWorld()
})
afterAll(() => world.close())

async function aScene(months = 1) {
  const { branchId, name: branchName } = aBranch(world)
  const organizer = await aMember(world, { branchId, roles: ['organizer'] })
  const payer = await aPayer(world, { branchId, name: '林晓' })
  await owing(world, organizer, months)
  const wanted = Array.from({ length: months }, (_none, index) => month(world, index + 1 - months))
  const { receiptId } = await world.data('dues.settleInCash', byHand(payer, wanted), { as: organizer })
  return { branchId, branchName, organizer, payer, receiptId }
}

/** The words of a .docx, in order. */
function wordsOf(base64: string): string {
  const xml = strFromU8(unzipSync(Buffer.from(base64, 'base64'))['word/document.xml']!)
  return xml.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
}

describe('a receipt', () => {
  test('is read by its payer and by whoever keeps the ledger, by nobody else', async () => {
    const { branchId, organizer, payer, receiptId } = await aScene()
    for (const as of [payer, organizer]) {
      expect((await world.data('dues.openReceipt', { receiptId }, { as })).receipt.payerName).toBe('林晓')
    }
    const colleague = await aMember(world, { branchId })
    const foreign = await aMember(world, { branchId: aBranch(world).branchId, roles: ['organizer'] })
    for (const as of [colleague, foreign]) {
      expect((await world.refusal('dues.openReceipt', { receiptId }, { as })).code).toBe('NOT_FOUND')
      expect((await world.refusal('dues.exportReceipt', { receiptId }, { as })).code).toBe('NOT_FOUND')
    }
  })

  test('goes out as a .docx with its number, name, amount in words and months', async () => {
    const { payer, branchName, receiptId } = await aScene(2)
    const { fileName, base64 } = await world.data('dues.exportReceipt', { receiptId }, { as: payer })
    expect(fileName).toBe('党费收据 2026-00001 林晓.docx')
    const words = wordsOf(base64)
    for (const part of ['2026-00001', '林晓', branchName, '人民币壹佰玖拾贰元陆角整', '2026年10月', '2026年11月']) {
      expect(words).toContain(part)
    }
  })

  test('that was taken back says so in the document', async () => {
    const { organizer, payer, receiptId } = await aScene()
    await world.data('dues.voidReceipt', { receiptId, reason: '记错人了' }, { as: organizer })
    const { base64 } = await world.data('dues.exportReceipt', { receiptId }, { as: payer })
    expect(wordsOf(base64)).toContain('已作废：记错人了')
  })

  test('lies in the list, newest first, page by page', async () => {
    const { organizer, payer } = await aScene()
    const extra = { memberId: payer._id, method: 'cash' } as const
    for (let count = 1; count <= 21; count++) {
      world.advance('+1min')
      await world.data('dues.recordExtra', { ...extra, amountFen: count }, { as: organizer })
    }
    const first = await world.data('dues.listReceipts', {}, { as: payer })
    expect(first.items.map(({ amountFen }) => amountFen).slice(0, 3)).toEqual([21, 20, 19])
    const second = await world.data('dues.listReceipts', { cursor: first.nextCursor! }, { as: payer })
    expect([first.items.length, second.items.length, second.nextCursor]).toEqual([20, 2, null])
  })
})

describe('the yearly statement', () => {
  test('has every month with what became of it, the receipts, and the sums', async () => {
    const { organizer, payer } = await aScene(2)
    await world.data('dues.recordExtra', { memberId: payer._id, amountFen: 5_000, method: 'cash' }, { as: organizer })
    const statement = await world.data('dues.openStatement', {}, { as: payer })
    expect(statement).toMatchObject({
      year: 2026,
      firstYear: 2026,
      memberName: '林晓',
      dueFen: 19_260,
      paidFen: 19_260,
      extraFen: 5_000,
    })
    expect(statement.months.map((each) => [each.month, each.state, each.receiptNumber])).toEqual([
      ['2026-10', 'paid', '2026-00001'],
      ['2026-11', 'paid', '2026-00001'],
    ])
    expect(statement.receipts.map(({ number }) => number)).toEqual(['2026-00001', '2026-00002'])
  })

  test('of a year without bills is empty, and counts no receipt that was taken back', async () => {
    const { organizer, payer, receiptId } = await aScene()
    expect(await world.data('dues.openStatement', { year: 2024 }, { as: payer })).toMatchObject({
      months: [],
      receipts: [],
      paidFen: 0,
    })
    await world.data('dues.voidReceipt', { receiptId, reason: '记错人了' }, { as: organizer })
    expect(await world.data('dues.openStatement', {}, { as: payer })).toMatchObject({
      paidFen: 0,
      months: [{ state: 'unpaid' }],
    })
  })

  test('goes out as a .docx', async () => {
    const { payer } = await aScene()
    const { fileName, base64 } = await world.data('dues.exportStatement', { year: 2026 }, { as: payer })
    expect(fileName).toBe('2026年党费对账单 林晓.docx')
    const words = wordsOf(base64)
    for (const part of ['2026 年党费对账单', '11月', '96.30', '已缴', '2026-00001']) expect(words).toContain(part)
    expect(base64.length).toBeLessThan(100_000)
  })
})

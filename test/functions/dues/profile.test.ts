import { aBranch, aMember, type World } from '../../support/world'
import { aPayer, billsOf, month, openPayingWorld, owing, prepayIdOf } from './support'

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

  test('is the amount itself for whoever may choose it, within the range of the article', async () => {
    const { branchId, organizer } = await aBranchWithOrganizer()
    const farmer = await aMember(world, { branchId, category: 'farmer' })
    const declare = (baseFen: number) =>
      world.call('dues.declareProfile', { category: 'farmer', baseFen }, { as: farmer })
    for (const wrong of [0, 19, 101]) {
      expect(await declare(wrong)).toMatchObject({
        error: { code: 'INVALID_INPUT', fields: { baseFen: '每月在 0.20 到 1.00 元之间选。' } },
      })
    }
    expect(await declare(50)).toMatchObject({ data: { explanation: { amountFen: 50, isConfirmed: false } } })
    const chosen = { memberId: farmer._id, category: 'farmer', baseFen: 50 } as const
    await world.data('dues.confirmProfile', chosen, { as: organizer })
    expect(billsOf(world, farmer)).toMatchObject([{ category: 'farmer', amountFen: 50, rateBasisPoints: null }])
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
    const committee = await aMember(world, { branchId, roles: ['committeeAdmin'] })
    const input = { memberId: payer._id, category: 'salaried', baseFen: 1 } as const
    const codeOf = async (as: { openid: string | null }) =>
      (await world.refusal('dues.confirmProfile', input, { as })).code
    expect(await codeOf(payer)).toBe('FORBIDDEN')
    expect(await codeOf(committee)).toBe('FORBIDDEN')
    expect(await codeOf(elsewhere.organizer)).toBe('NOT_FOUND')
    expect((await world.refusal('dues.listProfiles', {}, { as: payer })).code).toBe('FORBIDDEN')
    const unknown = { ...input, memberId: 'nobody' }
    expect((await world.refusal('dues.confirmProfile', unknown, { as: elsewhere.organizer })).code).toBe('NOT_FOUND')
  })
})

describe('the list of profiles', () => {
  test('says for which year a base was fixed, and nothing of the kind where none is needed', async () => {
    const { branchId, organizer } = await aBranchWithOrganizer()
    const payer = await aPayer(world, { branchId })
    const student = await aMember(world, { branchId, category: 'undergraduate' })
    const { items, allowedEvents } = await world.data('dues.listProfiles', {}, { as: organizer })
    const of = (memberId: string) => items.find((item) => item.memberId === memberId)
    expect(of(payer._id)).toMatchObject({ state: 'confirmed', confirmedYear: Number(year()), isQuarterly: false })
    expect(of(student._id)).toMatchObject({ state: 'confirmed', confirmedYear: null, explanation: { amountFen: 20 } })
    expect(allowedEvents).toEqual(['confirmProfile'])
  })

  test('is open to the committee above, which looks and does not confirm', async () => {
    const { branchId } = await aBranchWithOrganizer()
    const payer = await aPayer(world, { branchId })
    const { path } = world.only<{ path: string[] }>('units', { _id: branchId })
    const elsewhere = aBranch(world, { committeeId: path[0]! })
    const committee = await aMember(world, { branchId: elsewhere.branchId, roles: ['committeeAdmin'] })
    const { items, allowedEvents } = await world.data('dues.listProfiles', { branchId }, { as: committee })
    expect(items.map(({ memberId }) => memberId)).toContain(payer._id)
    expect(allowedEvents).toEqual([])
    const neighbour = await aMember(world, { branchId: elsewhere.branchId, roles: ['organizer'] })
    expect((await world.refusal('dues.listProfiles', { branchId }, { as: neighbour })).code).toBe('NOT_FOUND')
  })
})

describe('payment by the quarter', () => {
  const agree = (memberId: string, organizer: { openid: string | null }, isQuarterly?: boolean) =>
    world.data(
      'dues.confirmProfile',
      { memberId, category: 'salaried', baseFen: 642_000, ...(isQuarterly !== undefined && { isQuarterly }) },
      { as: organizer },
    )

  test('is agreed to with the confirmation, seen by the member, and stays until it is taken back', async () => {
    const { branchId, organizer } = await aBranchWithOrganizer()
    const payer = await aPayer(world, { branchId })
    const isQuarterly = async () => (await world.data('dues.openMine', {}, { as: payer })).isQuarterly
    expect(await isQuarterly()).toBe(false)
    await agree(payer._id, organizer, true)
    expect(await isQuarterly()).toBe(true)
    await agree(payer._id, organizer)
    expect(await isQuarterly()).toBe(true)
    await agree(payer._id, organizer, false)
    expect(await isQuarterly()).toBe(false)
    const said = world.find<{ what: string }>('auditLog', { targetId: payer._id }).map(({ what }) => what)
    expect(said.filter((what) => what.endsWith('，同意按季缴。'))).toHaveLength(1)
    expect(said.filter((what) => what.endsWith('，改回按月缴。'))).toHaveLength(1)
  })
})

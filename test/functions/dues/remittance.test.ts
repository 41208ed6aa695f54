import type { Member } from '../../../cloudfunctions/directory/members'
import { aBranch, aMember, type World } from '../../support/world'
import { aPayer, byHand, month, openPayingWorld, owing, prepayIdOf } from './support'

let world: World
beforeAll(async () => {
  world = await openPayingWorld()
})
afterAll(() => world.close())

/** A branch that has taken 96.30 by hand and 96.30 by WeChat Pay. */
async function aScene() {
  const { branchId, committeeId } = aBranch(world)
  const organizer = await aMember(world, { branchId, roles: ['organizer'] })
  const [byCash, byWechat] = [await aPayer(world, { branchId }), await aPayer(world, { branchId })]
  await owing(world, organizer, 1)
  await world.data('dues.settleInCash', byHand(byCash, [month(world)]), { as: organizer })
  const { payment } = await world.data('dues.prepay', { months: [month(world)] }, { as: byWechat })
  await world.cloud.payments.pay(prepayIdOf(payment))
  const { branchId: elsewhere } = aBranch(world, { committeeId })
  const admin = await aMember(world, { branchId: elsewhere, roles: [{ role: 'committeeAdmin', unitId: committeeId }] })
  return { branchId, committeeId, organizer, admin }
}

const report = (amountFen: number) => ({ year: 2026, amountFen, remittedOn: '2026-11-20', note: '11月的现金' })
const opened = (as: Member, branchId?: string) => world.data('dues.openRemittances', { branchId }, { as })

describe('what came by hand', () => {
  test('is to be passed on, what came by WeChat Pay is not', async () => {
    const { organizer } = await aScene()
    expect(await opened(organizer)).toMatchObject({
      received: { wechatFen: 9_630, cashFen: 9_630, deliveredFen: 0, extraFen: 0 },
      toRemitFen: 9_630,
      remittedFen: 0,
      items: [],
      allowedEvents: ['reportRemittance'],
    })
  })

  test('is reported, confirmed by the committee, and the reporter is told', async () => {
    const { branchId, organizer, admin } = await aScene()
    const { remittanceId } = await world.data('dues.reportRemittance', report(9_000), { as: organizer })
    expect(await opened(organizer)).toMatchObject({
      toRemitFen: 630,
      remittedFen: 9_000,
      items: [{ remittanceId, state: 'reported', allowedEvents: ['withdrawRemittance'] }],
    })
    expect((await opened(admin, branchId)).items).toMatchObject([{ allowedEvents: ['decideRemittance'] }])
    const input = { remittanceId, isReceived: true }
    for (let time = 0; time < 2; time++) await world.data('dues.decideRemittance', input, { as: admin })
    expect((await opened(organizer)).items).toMatchObject([{ state: 'received', allowedEvents: [] }])
    expect(world.only('notices', { memberId: organizer._id })).toMatchObject({ title: '党委收到了上缴的党费' })
    expect(world.find('auditLog', { action: 'dues.endRemittance', branchId })).toHaveLength(1)
  })

  test('comes back when the committee returns it with a reason, or the branch withdraws it', async () => {
    const { organizer, admin } = await aScene()
    const first = await world.data('dues.reportRemittance', report(9_000), { as: organizer })
    const returned = { remittanceId: first.remittanceId, isReceived: false }
    const refusal = await world.refusal('dues.decideRemittance', returned, { as: admin })
    expect(refusal.fields).toEqual({ sentence: '写一句为什么退回，支部会看到。' })
    await world.data('dues.decideRemittance', { ...returned, sentence: '少了 6.30 元' }, { as: admin })
    expect(await opened(organizer)).toMatchObject({
      toRemitFen: 9_630,
      items: [{ state: 'returned', sentence: '少了 6.30 元' }],
    })
    const second = await world.data('dues.reportRemittance', report(9_630), { as: organizer })
    await world.data('dues.withdrawRemittance', { remittanceId: second.remittanceId }, { as: organizer })
    expect(await opened(organizer)).toMatchObject({ toRemitFen: 9_630, remittedFen: 0 })
    const late = { remittanceId: second.remittanceId, isReceived: true }
    expect((await world.refusal('dues.decideRemittance', late, { as: admin })).message).toContain('已撤回')
  })

  test('is never more than there is, not in the future, and sent twice it is one', async () => {
    const { organizer } = await aScene()
    const refused = async (input: object) =>
      (await world.refusal('dues.reportRemittance', { ...report(100), ...input }, { as: organizer })).fields
    expect(await refused({ amountFen: 9_631 })).toEqual({ amountFen: '2026 年还有 96.30 元待上缴，不能超过它。' })
    expect(await refused({ remittedOn: '2026-11-21' })).toEqual({ remittedOn: '上缴日期不能晚于今天。' })
    expect(await refused({ year: 2027 })).toEqual({ year: '年份不能晚于今年。' })
    expect(await refused({ amountFen: 0.5 })).toBeDefined()
    const options = { as: organizer, requestId: 'request-of-one-tap' }
    const first = await world.data('dues.reportRemittance', report(100), options)
    expect(await world.data('dues.reportRemittance', report(100), options)).toEqual(first)
    const both = await Promise.all(
      [9_000, 9_000].map((fen) => world.call('dues.reportRemittance', report(fen), { as: organizer })),
    )
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await opened(organizer)).toMatchObject({ toRemitFen: 530 })
  })

  test('is confirmed by the committee above alone', async () => {
    const { organizer } = await aScene()
    const { remittanceId } = await world.data('dues.reportRemittance', report(100), { as: organizer })
    const input = { remittanceId, isReceived: true }
    expect((await world.refusal('dues.decideRemittance', input, { as: organizer })).code).toBe('FORBIDDEN')
    const { admin: stranger } = await aScene()
    expect((await world.refusal('dues.decideRemittance', input, { as: stranger })).code).toBe('NOT_FOUND')
  })
})

describe('the committee’s page', () => {
  test('shows what waits, and every branch with its year', async () => {
    const { branchId, committeeId, organizer, admin } = await aScene()
    await world.data('dues.reportRemittance', report(9_000), { as: organizer })
    const member = await aPayer(world, { branchId, name: '钟鸣' })
    const asked = { kind: 'exempt', monthlyFen: 0, from: month(world, 1), through: month(world, 3) } as const
    const relief = { ...asked, memberId: member._id, reason: '生病', studiedOn: '2026-11-18' }
    await world.data('dues.submitRelief', relief, { as: organizer })
    const answer = await world.data('dues.openCommittee', {}, { as: admin })
    expect(answer).toMatchObject({
      unitId: committeeId,
      reliefs: [{ memberName: '钟鸣', allowedEvents: ['decideRelief'] }],
      remittances: [{ amountFen: 9_000, allowedEvents: ['decideRemittance'] }],
      isPublished: false,
    })
    expect(answer.branches.find((branch) => branch.branchId === branchId)).toMatchObject({
      paidFen: 19_260,
      toRemitFen: 630,
      remittedFen: 9_000,
      isPublished: false,
    })
    const queue = (await world.data('home.openAdmin', {}, { as: admin })).queue.map(({ kind, title }) => [kind, title])
    expect(queue).toEqual(
      expect.arrayContaining([
        ['relief', '1 份党费减免等你审批'],
        ['remittance', '1 笔上缴的党费等你确认'],
      ]),
    )
  })

  test('is nothing for a branch', async () => {
    const { organizer } = await aScene()
    expect((await world.refusal('dues.openCommittee', {}, { as: organizer })).code).toBe('FORBIDDEN')
  })
})

describe('the yearly publication', () => {
  test('shows members sums and no names, and tells them once; a correction takes its place', async () => {
    const { branchId, organizer } = await aScene()
    const reader = await aMember(world, { branchId, name: '何川' })
    expect((await world.refusal('dues.publish', { year: 2026 }, { as: organizer })).message).toContain('12 月起')
    const before = await world.data('dues.openPublication', {}, { as: reader })
    expect(before).toMatchObject({ publications: [], draft: null, allowedEvents: [] })
    world.insert('duesYears', [
      {
        ...world.only<object>('duesYears', { branchId, year: 2026 }),
        _id: `${branchId}_2025`,
        year: 2025,
        byMonth: { '2025-12': { dueFen: 500, paidFen: 400 } },
      },
    ])
    const draft = await world.data('dues.openPublication', { year: 2025 }, { as: organizer })
    expect(draft).toMatchObject({ publications: [], draft: { dueFen: 500, paidFen: 400 }, allowedEvents: ['publish'] })
    await world.data('dues.publish', { year: 2025, note: '有疑问找组织委员' }, { as: organizer })
    await world.data('dues.publish', { year: 2025, note: '更正：12 月' }, { as: organizer })
    const shown = await world.data('dues.openPublication', {}, { as: reader })
    expect(shown).toMatchObject({ year: 2025, years: [2025], publications: [{ note: '更正：12 月', paidFen: 400 }] })
    expect(JSON.stringify(shown.publications)).not.toContain('何川')
    expect(world.find('notices', { memberId: reader._id })).toHaveLength(1)
  })

  test('of a committee sums up its branches and is shown to the members below it, not elsewhere', async () => {
    const { branchId, committeeId, admin } = await aScene()
    const reader = await aMember(world, { branchId })
    await world.data('dues.publish', { year: 2025, unitId: committeeId }, { as: admin })
    const shown = await world.data('dues.openPublication', { year: 2025 }, { as: reader })
    expect(shown.publications).toMatchObject([{ unitId: committeeId, branchCount: 2 }])
    const foreign = await aMember(world, { branchId: aBranch(world).branchId })
    expect((await world.data('dues.openPublication', { year: 2025 }, { as: foreign })).publications).toEqual([])
    expect((await world.refusal('dues.openPublication', { unitId: branchId }, { as: foreign })).code).toBe('NOT_FOUND')
  })

  test('is not for members to publish, nor for another branch', async () => {
    const { branchId, organizer } = await aScene()
    const plain = await aMember(world, { branchId })
    expect((await world.refusal('dues.publish', { year: 2025 }, { as: plain })).code).toBe('FORBIDDEN')
    const unitId = aBranch(world).branchId
    expect((await world.refusal('dues.publish', { year: 2025, unitId }, { as: organizer })).code).toBe('NOT_FOUND')
  })
})

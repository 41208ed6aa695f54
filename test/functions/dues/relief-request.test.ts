import type { InputOf } from '../../../cloudfunctions/contract'
import type { Member } from '../../../cloudfunctions/directory/members'
import { aBranch, aMember, type World } from '../../support/world'
import { aCommitteeWithBranch, hardship, reliefsIn, type Cast } from './relief-support'
import { month, openPayingWorld, owing } from './support'

let world: World
beforeEach(async () => {
  world = await openPayingWorld()
})
afterEach(() => world.close())

const { submitted, decide, approved, requestOf, figuresOf, noticesOf } = reliefsIn(() => world)

describe('what a request must say', () => {
  const refused = async (cast: Cast, change: Partial<InputOf<'dues.submitRelief'>>) =>
    (await world.refusal('dues.submitRelief', hardship(world, cast.payer, change), { as: cast.organizer })).fields

  test('is checked where it is wrong', async () => {
    const cast = await aCommitteeWithBranch(world)
    expect(await refused(cast, { from: month(world, -7) })).toHaveProperty('from')
    expect(await refused(cast, { through: month(world, -2) })).toHaveProperty('through')
    expect(await refused(cast, { through: month(world, 11) })).toHaveProperty('through')
    expect(await refused(cast, { studiedOn: '2026-11-21' })).toHaveProperty('studiedOn')
    expect(await refused(cast, { reason: '' })).toHaveProperty('reason')
    expect(await refused(cast, { kind: 'reduced', monthlyFen: 0 })).toHaveProperty('monthlyFen')
    expect(await refused(cast, { kind: 'reduced', monthlyFen: 9_630 })).toEqual({
      monthlyFen: '现在每月 96.30 元，少缴要比它少。',
    })
    expect(world.find('duesReliefs')).toEqual([])
  })

  test('is over months without another relief, one that waits or one that runs', async () => {
    const cast = await aCommitteeWithBranch(world)
    const reliefId = await submitted(cast)
    expect(await refused(cast, { from: month(world, 2), through: month(world, 4) })).toHaveProperty('from')
    await decide(cast, reliefId)
    expect(await refused(cast, { from: month(world, 2), through: month(world, 4) })).toHaveProperty('from')
    await submitted(cast, { from: month(world, 3), through: month(world, 4) })
    expect(world.find('duesReliefs')).toHaveLength(2)
  })

  test('of two keepers at once is taken from one of them', async () => {
    const cast = await aCommitteeWithBranch(world)
    const secretary = await aMember(world, { branchId: cast.branchId, roles: ['secretary'] })
    const answers = await Promise.all(
      [cast.organizer, secretary].map((as) => world.call('dues.submitRelief', hardship(world, cast.payer), { as })),
    )
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect(world.find('duesReliefs')).toHaveLength(1)
  })

  test('sent again is the same request', async () => {
    const cast = await aCommitteeWithBranch(world)
    const options = { as: cast.organizer, requestId: 'relief-0001' }
    const ids = [
      await world.data('dues.submitRelief', hardship(world, cast.payer), options),
      await world.data('dues.submitRelief', hardship(world, cast.payer), options),
    ]
    expect(new Set(ids.map(({ reliefId }) => reliefId)).size).toBe(1)
    expect(world.find('duesReliefs')).toHaveLength(1)
    expect(world.find('auditLog', { action: 'dues.submitRelief' })).toHaveLength(1)
  })

  test('is for whoever owes dues', async () => {
    const cast = await aCommitteeWithBranch(world)
    const activist = await aMember(world, { branchId: cast.branchId, stage: 'activist' })
    const refusal = await world.refusal('dues.submitRelief', hardship(world, activist), { as: cast.organizer })
    expect(refusal.code).toBe('WRONG_STATE')
  })
})

describe('the decision', () => {
  test('is told to the member and to whoever handed it in, each alone and once', async () => {
    const cast = await aCommitteeWithBranch(world)
    const reliefId = await approved(cast)
    await decide(cast, reliefId)
    expect(noticesOf(cast.payer)).toMatchObject([
      { title: '党费减免批下来了', text: '10月到2027年1月免缴。账单已经改好，不用你再做什么。' },
    ])
    expect(noticesOf(cast.organizer)).toMatchObject([{ text: '江遥：已批准，10月到2027年1月免缴。' }])
    expect(world.find('notices')).toHaveLength(2)
    expect(world.find('auditLog', { action: 'dues.decideRelief' })).toHaveLength(1)
  })

  test('against it needs a sentence, which the branch reads and the member is spared', async () => {
    const cast = await aCommitteeWithBranch(world)
    await owing(world, cast.organizer, 2)
    const reliefId = await submitted(cast)
    const silent = { reliefId, isApproved: false, sentence: '' }
    const refusal = await world.refusal('dues.decideRelief', silent, { as: cast.committee })
    expect(refusal).toMatchObject({ code: 'INVALID_INPUT', fields: { sentence: '写一句原因，支部会看到。' } })
    await decide(cast, reliefId, false)
    expect(requestOf(reliefId)).toMatchObject({ state: 'declined', sentence: '材料不全。' })
    expect(noticesOf(cast.organizer)).toMatchObject([{ text: '江遥：没有批准。材料不全。' }])
    expect(noticesOf(cast.payer)).toMatchObject([{ text: '还有困难，随时和组织委员说，支部会一起想办法。' }])
    expect(figuresOf(cast.payer)).toEqual([
      ['unpaid', 9_630],
      ['unpaid', 9_630],
    ])
    const again = { reliefId, isApproved: true, sentence: '' }
    expect((await world.refusal('dues.decideRelief', again, { as: cast.committee })).code).toBe('WRONG_STATE')
  })

  test('is the committee’s alone, and nobody’s on their own relief', async () => {
    const cast = await aCommitteeWithBranch(world)
    const reliefId = await submitted(cast)
    const codeFor = async (as: Member, id = reliefId) =>
      (await world.refusal('dues.decideRelief', { reliefId: id, isApproved: true, sentence: '' }, { as })).code
    const stranger = await aMember(world, { branchId: aBranch(world).branchId, roles: ['committeeAdmin'] })
    expect(await codeFor(cast.organizer)).toBe('FORBIDDEN')
    expect(await codeFor(cast.payer)).toBe('FORBIDDEN')
    expect(await codeFor(stranger)).toBe('NOT_FOUND')

    const { branchId } = cast.committee
    const organizer = await aMember(world, { branchId, roles: ['organizer'] })
    const own = await world.data('dues.submitRelief', hardship(world, cast.committee), { as: organizer })
    expect(await codeFor(cast.committee, own.reliefId)).toBe('FORBIDDEN')
    const { items } = await world.data('dues.listReliefs', { branchId }, { as: cast.committee })
    expect(items).toMatchObject([{ reliefId: own.reliefId, allowedEvents: [] }])
    const shown = await world.data('dues.listReliefs', { branchId: cast.branchId }, { as: cast.committee })
    expect(shown.items).toMatchObject([{ reliefId, allowedEvents: ['decideRelief'] }])
  })
})

describe('the list of reliefs', () => {
  test('begins with what waits and goes on page by page with what was decided', async () => {
    const cast = await aCommitteeWithBranch(world)
    const early = await approved(cast, { from: month(world), through: month(world) })
    const { key: _key, ...like } = requestOf(early)
    const settled = Array.from({ length: 24 }, (_none, index) => ({
      ...like,
      _id: `old-${index}`,
      key: String(index).padStart(13, '0'),
      state: 'declined',
    }))
    world.insert('duesReliefs', settled)
    const waiting = await submitted(cast, { from: month(world, 1), through: month(world, 2) })
    const first = await world.data('dues.listReliefs', {}, { as: cast.organizer })
    expect(first.items.slice(0, 3).map(({ reliefId }) => reliefId)).toEqual([waiting, early, 'old-23'])
    const rest = await world.data('dues.listReliefs', { cursor: first.nextCursor! }, { as: cast.organizer })
    expect(rest.nextCursor).toBeNull()
    const all = [...first.items, ...rest.items].map(({ reliefId }) => reliefId)
    expect(new Set(all).size).toBe(all.length)
    expect(all).toHaveLength(26)
  })

  test('is for whoever keeps the dues, and shows nothing of another branch', async () => {
    const cast = await aCommitteeWithBranch(world)
    await submitted(cast)
    expect((await world.refusal('dues.listReliefs', {}, { as: cast.payer })).code).toBe('FORBIDDEN')
    const other = await aCommitteeWithBranch(world)
    expect(await world.data('dues.listReliefs', {}, { as: other.organizer })).toMatchObject({ items: [] })
    const { branchId } = cast
    expect((await world.refusal('dues.listReliefs', { branchId }, { as: other.organizer })).code).toBe('NOT_FOUND')
  })
})

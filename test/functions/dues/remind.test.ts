import type { Member } from '../../../cloudfunctions/directory/members'
import { aMember, type World } from '../../support/world'
import {
  aBranchWithOrganizer,
  agreesToPushes,
  hasPaid,
  noticesOf,
  owes,
  pushesTo,
  setProfile,
  hasBills,
} from './ledger-support'
import { month, openPayingWorld } from './support'

let world: World
beforeAll(async () => {
  world = await openPayingWorld()
})
afterAll(() => world.close())
beforeEach(() => world.advance(`${month(world, 1)}-19T10:00`))

const remindersOf = (member: Member) => noticesOf(world, member)
const textsTo = (member: Member) => remindersOf(member).map(({ text }) => text)
/** "11月" */
const label = (offset: number) => `${Number(month(world, offset).slice(5))}月`

describe('a reminder by hand', () => {
  const remind = (as: Member, input: { month?: string; memberIds?: string[] } = {}) =>
    world.data('dues.remind', { month: month(world), ...input }, { as })

  test('goes to each alone who has the month open, with all that is due, and as a push', async () => {
    const { branchId, organizer } = await aBranchWithOrganizer(world)
    const [one, other, paid] = [
      await aMember(world, { branchId }),
      await aMember(world, { branchId }),
      await aMember(world, { branchId }),
    ]
    owes(world, one, [month(world, -1), month(world)])
    hasBills(world, other, { months: [month(world)], amountFen: 20 })
    hasPaid(world, paid, [month(world)])
    agreesToPushes(world, one)
    expect(await remind(organizer)).toEqual({ toldCount: 2, mutedCount: 0, alreadyCount: 0 })
    expect(remindersOf(one)).toEqual([
      expect.objectContaining({
        title: '周宁提醒你缴党费',
        text: expect.stringMatching(/月、.*月，共 192\.60 元，抽空缴一下就好。有困难可以告诉组织委员。$/) as string,
        path: '/packages/dues/mine/page',
      }),
    ])
    expect(pushesTo(world, one)).toEqual(['周宁提醒你缴党费'])
    expect(textsTo(other)).toEqual([`${label(0)}，0.20 元，抽空缴一下就好。有困难可以告诉组织委员。`])
    expect(remindersOf(paid)).toEqual([])
  })

  test('without a month goes to whoever is overdue, whichever months those are, and to nobody else', async () => {
    const { branchId, organizer } = await aBranchWithOrganizer(world)
    const [early, late, onTime] = [
      await aMember(world, { branchId }),
      await aMember(world, { branchId }),
      await aMember(world, { branchId }),
    ]
    owes(world, early, [month(world, -3), month(world, -2)])
    owes(world, late, [month(world, -1), month(world)])
    owes(world, onTime, [month(world)])
    expect(await world.data('dues.remind', {}, { as: organizer })).toMatchObject({ toldCount: 2 })
    expect([early, late, onTime].map((member) => remindersOf(member).length)).toEqual([1, 1, 0])
  })

  test('names only what can still be paid on the phone: six months back', async () => {
    const { branchId, organizer } = await aBranchWithOrganizer(world)
    const member = await aMember(world, { branchId })
    owes(world, member, [month(world, -7), month(world, -6), month(world)])
    await remind(organizer)
    expect(noticesOf(world, member)[0]?.text).toContain('，共 192.60 元，')
  })

  test('comes at most once a day, whoever asks and however often', async () => {
    const { branchId, organizer } = await aBranchWithOrganizer(world)
    const secretary = await aMember(world, { branchId, roles: ['secretary'] })
    const member = await aMember(world, { branchId })
    owes(world, member, [month(world, -1), month(world)])
    const answers = await Promise.all([remind(organizer), remind(secretary)])
    expect(answers.map(({ toldCount, alreadyCount }) => toldCount + alreadyCount)).toEqual([1, 1])
    expect(await remind(organizer, { month: month(world, -1) })).toMatchObject({ toldCount: 0, alreadyCount: 1 })
    expect(remindersOf(member)).toHaveLength(1)
    world.advance('+1d')
    expect(await remind(organizer)).toMatchObject({ toldCount: 1, alreadyCount: 0 })
    expect(remindersOf(member)).toHaveLength(2)
  })

  test('counts, and does not name, those who have muted it', async () => {
    const { branchId, organizer } = await aBranchWithOrganizer(world)
    const [muted, open] = [await aMember(world, { branchId }), await aMember(world, { branchId })]
    setProfile(world, muted, { areRemindersOn: false })
    for (const member of [muted, open]) owes(world, member, [month(world)])
    expect(await remind(organizer)).toEqual({ toldCount: 1, mutedCount: 1, alreadyCount: 0 })
    expect(remindersOf(muted)).toEqual([])
  })

  test('reaches only those that are chosen, and nobody of another branch', async () => {
    const { branchId, organizer } = await aBranchWithOrganizer(world)
    const elsewhere = await aBranchWithOrganizer(world)
    const [chosen, other] = [await aMember(world, { branchId }), await aMember(world, { branchId })]
    const foreign = await aMember(world, { branchId: elsewhere.branchId })
    for (const member of [chosen, other, foreign]) owes(world, member, [month(world)])
    const { toldCount } = await remind(organizer, { memberIds: [chosen._id, foreign._id] })
    expect(toldCount).toBe(1)
    expect([...remindersOf(other), ...remindersOf(foreign)]).toEqual([])
  })

  test('leaves out who waits for WeChat Pay, has no WeChat identity, or has until the end of the quarter', async () => {
    world.advance(`${month(world).slice(0, 4)}-11-19T10:00`)
    const { branchId, organizer } = await aBranchWithOrganizer(world)
    const [paying, unbound, quarterly] = [
      await aMember(world, { branchId }),
      await aMember(world, { branchId, bound: false }),
      await aMember(world, { branchId }),
    ]
    hasBills(world, paying, { months: [month(world)], state: 'paying' })
    for (const member of [unbound, quarterly]) owes(world, member, [month(world)])
    setProfile(world, quarterly, { isQuarterly: true })
    expect(await remind(organizer)).toEqual({ toldCount: 0, mutedCount: 0, alreadyCount: 0 })
  })

  test('is refused at night, for months ahead, and for those that can no longer be paid', async () => {
    const { organizer } = await aBranchWithOrganizer(world)
    const refusal = (offset: number) => world.refusal('dues.remind', { month: month(world, offset) }, { as: organizer })
    for (const offset of [1, -7]) expect((await refusal(offset)).code).toBe('INVALID_INPUT')
    world.advance(`${month(world)}-19T21:00`)
    expect(await refusal(0)).toMatchObject({ code: 'WRONG_STATE', message: expect.stringContaining('不打扰大家') })
    world.advance(`${month(world)}-20T08:00`)
    expect(await remind(organizer)).toMatchObject({ toldCount: 0 })
  })

  test('is for those who keep the ledger alone', async () => {
    const { branchId, committeeId } = await aBranchWithOrganizer(world)
    const admin = await aMember(world, { branchId, roles: [{ role: 'committeeAdmin', unitId: committeeId }] })
    const member = await aMember(world, { branchId })
    for (const as of [admin, member])
      expect((await world.refusal('dues.remind', { month: month(world) }, { as })).code).toBe('FORBIDDEN')
  })
})

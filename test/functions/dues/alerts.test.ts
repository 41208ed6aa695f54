import type { Member } from '../../../cloudfunctions/directory/members'
import { aMember, type World } from '../../support/world'
import {
  aBranchWithOrganizer,
  agreesToPushes,
  aReceipt,
  noticesOf,
  owes,
  pushesTo,
  runTimer,
  setProfile,
  hasBills,
} from './ledger-support'
import { month, openPayingWorld } from './support'

let world: World
beforeAll(async () => {
  world = await openPayingWorld()
})
afterAll(() => world.close())
// Each test has a day of its own early in a month, so that the runs of two tests do not meet.
beforeEach(() => world.advance(`${month(world, 1)}-02T09:05`))

const alertsTo = (member: Member) => noticesOf(world, member).filter(({ title }) => title.startsWith('还有'))
const figuresFor = (keeper: Member) => noticesOf(world, keeper).filter(({ title }) => title === '党费欠缴情况')

describe('an alert', () => {
  test('comes after one, three, five and six months, once each, names the months and offers help', async () => {
    const { branchId } = await aBranchWithOrganizer(world)
    const member = await aMember(world, { branchId })
    for (let passed = 0; passed < 15; passed++) {
      owes(world, member, [month(world)])
      world.advance(`${month(world, 1)}-02T09:05`)
      await Promise.all([runTimer(world), runTimer(world)])
      world.advance('+1d')
      await runTimer(world)
    }
    const told = alertsTo(member)
    expect(told.map(({ title }) => title)).toEqual([1, 3, 5, 6].map((count) => `还有 ${count} 个月的党费没有缴`))
    expect(told[0]).toMatchObject({
      text: expect.stringMatching(
        /^(\d{4}年)?\d+月，96\.30 元。有困难可以告诉组织委员，支部可以按规定申请少缴或免缴。$/,
      ) as string,
      path: '/packages/dues/mine/page',
    })
    expect(told[1]?.text).toMatch(/月、.*月、.*月，共 288\.90 元。有困难/)
    expect(told[3]?.text).toContain('已经连续 6 个月了，补缴最多 6 个月（《党费规定》第十二条）')
  })

  test('tells the organizer how many, never who; once, and not again the next day', async () => {
    const { branchId, organizer } = await aBranchWithOrganizer(world)
    const [one, another, third] = [
      await aMember(world, { branchId, name: '林晓' }),
      await aMember(world, { branchId, name: '罗予' }),
      await aMember(world, { branchId, name: '陈一鸣', bound: false }),
    ]
    for (const member of [one, another]) owes(world, member, [month(world, -1)])
    owes(
      world,
      third,
      [-3, -2, -1].map((offset) => month(world, offset)),
    )
    await runTimer(world)
    await runTimer(world)
    expect(figuresFor(organizer)).toEqual([
      expect.objectContaining({
        text: '有 2 人满 1 个月、1 人满 3 个月没有缴党费，可以问问是不是有困难。',
        path: '/packages/dues-admin/arrears/page',
      }),
    ])
    world.advance('+1d')
    await runTimer(world)
    expect(figuresFor(organizer)).toHaveLength(1)
  })

  test('after six months asks the organizer for the reason first, with the articles, and leaves the rest to the branch', async () => {
    const { branchId, organizer } = await aBranchWithOrganizer(world)
    const member = await aMember(world, { branchId })
    const months = [-6, -5, -4, -3, -2, -1].map((offset) => month(world, offset))
    owes(world, member, months)
    await runTimer(world)
    const text = figuresFor(organizer)[0]?.text
    expect(text).toContain('有 1 人满 6 个月没有缴党费')
    expect(text).toContain('先了解原因。怎么处理，由支部按规定研究（《党费规定》第十三条')
  })

  test('goes to the secretaries where the branch has no organizer', async () => {
    const { branchId } = await aBranchWithOrganizer(world)
    await world.update('members', { branchId }, { $set: { roles: [] } })
    const secretary = await aMember(world, { branchId, roles: ['secretary'] })
    owes(world, await aMember(world, { branchId }), [month(world, -1)])
    await runTimer(world)
    expect(figuresFor(secretary)).toHaveLength(1)
  })

  test('lies silently in the inbox of whoever has muted reminders', async () => {
    const { branchId } = await aBranchWithOrganizer(world)
    const [muted, open] = [await aMember(world, { branchId }), await aMember(world, { branchId })]
    setProfile(world, muted, { areRemindersOn: false })
    for (const member of [muted, open]) {
      owes(world, member, [month(world, -1)])
      agreesToPushes(world, member)
    }
    await runTimer(world)
    expect(alertsTo(muted)).toHaveLength(1)
    expect(pushesTo(world, muted)).toEqual([])
    expect(pushesTo(world, open)).toEqual(['还有 1 个月的党费没有缴'])
  })

  test('does not come while WeChat Pay has not answered, nor to whoever has left', async () => {
    const { branchId, organizer } = await aBranchWithOrganizer(world)
    const paying = await aMember(world, { branchId })
    const left = await aMember(world, { branchId, status: 'transferredOut' })
    hasBills(world, paying, { months: [month(world, -1)], state: 'paying' })
    owes(world, left, [month(world, -1)])
    await runTimer(world)
    expect([...alertsTo(paying), ...alertsTo(left), ...figuresFor(organizer)]).toEqual([])
  })

  test('does not press whoever paid a part this month; a voided receipt is no payment', async () => {
    const { branchId } = await aBranchWithOrganizer(world)
    const [payer, mistaken] = [await aMember(world, { branchId }), await aMember(world, { branchId })]
    const voided = { at: world.now(), byName: '周宁', reason: '记错了人' }
    world.insert('duesReceipts', [
      aReceipt(payer, { number: '2020-00001', paidAt: world.now() - 3600_000 }),
      aReceipt(mistaken, { number: '2020-00002', paidAt: world.now() - 3600_000, voided }),
    ])
    for (const member of [payer, mistaken]) owes(world, member, [month(world, -1)])
    await runTimer(world)
    expect(alertsTo(payer)).toEqual([])
    expect(alertsTo(mistaken)).toHaveLength(1)
    // Next month it is open still.
    world.advance(`${month(world, 1)}-02T09:05`)
    await runTimer(world)
    expect(alertsTo(payer)).toHaveLength(1)
  })

  test('waits for the end of the quarter where payment by the quarter is agreed', async () => {
    world.advance(`${month(world).slice(0, 4)}-12-02T09:05`)
    const { branchId } = await aBranchWithOrganizer(world)
    const member = await aMember(world, { branchId })
    setProfile(world, member, { isQuarterly: true })
    owes(world, member, [month(world, -2), month(world, -1), month(world)])
    await runTimer(world)
    expect(alertsTo(member)).toEqual([])
    world.advance(`${month(world, 1)}-02T09:05`)
    await runTimer(world)
    expect(alertsTo(member).map(({ title }) => title)).toEqual(['还有 3 个月的党费没有缴'])
  })

  test('is not sent at night, when the timer comes late', async () => {
    const { branchId } = await aBranchWithOrganizer(world)
    const member = await aMember(world, { branchId })
    owes(world, member, [month(world, -1)])
    world.advance(`${month(world)}-03T21:30`)
    expect(await runTimer(world)).toEqual({ branchCount: 0, alertCount: 0, reminderCount: 0 })
    expect(alertsTo(member)).toEqual([])
  })

  test('is told once, and the figures once a day, when a run was cut off and goes over the branch again', async () => {
    const { branchId, organizer } = await aBranchWithOrganizer(world)
    const [told, missed] = [await aMember(world, { branchId }), await aMember(world, { branchId })]
    owes(world, told, [month(world, -1)])
    await runTimer(world)
    // As if it had stopped before the second member and before the run was on record.
    owes(world, missed, [month(world, -1)])
    await world.update('duesRuns', {}, { $set: { isFinished: false, doneThrough: '' } })
    await runTimer(world)
    for (const member of [told, missed]) expect(alertsTo(member)).toHaveLength(1)
    expect(figuresFor(organizer)).toHaveLength(1)
  })
})

import type { Member } from '../../../cloudfunctions/directory/members'
import { aBranch, aMember, type World } from '../../support/world'
import { expectBooksToAgree } from './books'
import { aPayer, billsOf, month, openPayingWorld, owing, prepayIdOf } from './support'

let world: World
beforeEach(async () => {
  world = await openPayingWorld()
})
afterEach(() => world.close())

async function aBranchWithOrganizer() {
  const { branchId } = aBranch(world)
  return { branchId, organizer: await aMember(world, { branchId, roles: ['organizer'] }) }
}

/** As an accepted transfer leaves the roster. */
async function move(member: Member, branchId: string): Promise<void> {
  await world.update('members', { _id: member._id }, { $set: { branchId } })
}

const placesOf = (member: Member) => billsOf(world, member).map((bill) => [bill.month, bill.branchId])

describe('a member who changes the branch within the year', () => {
  test('keeps the bills of the old branch there, and is billed by the new one from the next month', async () => {
    const old = await aBranchWithOrganizer()
    const next = await aBranchWithOrganizer()
    const payer = await aPayer(world, { branchId: old.branchId })
    await owing(world, old.organizer, 2)
    await move(payer, next.branchId)

    await owing(world, next.organizer, 2)
    expect(placesOf(payer)).toEqual([
      [month(world, -1), old.branchId],
      [month(world), old.branchId],
    ])
    world.advance(`${month(world, 1)}-05T10:00`)
    await owing(world, next.organizer, 1)
    await owing(world, old.organizer, 1)
    expect(placesOf(payer)).toEqual([
      [month(world, -2), old.branchId],
      [month(world, -1), old.branchId],
      [month(world), next.branchId],
    ])
    for (const { branchId } of [old, next]) expectBooksToAgree(world.cloud.database, branchId)
  })

  test('takes base, payment by the quarter, relief and reminders along', async () => {
    const old = await aBranchWithOrganizer()
    const next = await aBranchWithOrganizer()
    const payer = await aPayer(world, { branchId: old.branchId })
    const reliefs = [{ reliefId: 'relief', from: month(world), through: month(world, 3), monthlyFen: 500 }]
    const kept = { reliefs, isQuarterly: true, areRemindersOn: false }
    await world.update('duesProfiles', { _id: payer._id }, { $set: kept })
    await move(payer, next.branchId)
    const { items } = await world.data('dues.listProfiles', {}, { as: next.organizer })
    expect(items.find(({ memberId }) => memberId === payer._id)).toMatchObject({
      state: 'confirmed',
      explanation: { baseFen: 642_000 },
      isQuarterly: true,
    })
    await owing(world, next.organizer, 1)
    expect(billsOf(world, payer)).toMatchObject([{ branchId: next.branchId, amountFen: 500 }])
    expect(world.only('duesProfiles', { _id: payer._id })).toMatchObject({ ...kept, branchId: next.branchId })
  })

  test('pays what is open from both branches at once, each month counted where it was billed', async () => {
    const old = await aBranchWithOrganizer()
    const next = await aBranchWithOrganizer()
    const payer = await aPayer(world, { branchId: old.branchId })
    await owing(world, old.organizer, 2)
    await move(payer, next.branchId)
    world.advance(`${month(world, 1)}-05T10:00`)
    await owing(world, next.organizer, 1)
    const months = [-2, -1, 0].map((offset) => month(world, offset))
    const { payment } = await world.data('dues.prepay', { months }, { as: payer })
    await world.cloud.payments.pay(prepayIdOf(payment))
    const sums = (branchId: string) => {
      const [{ byMonth } = { byMonth: {} }] = world.find<{ byMonth: Record<string, { paidFen: number }> }>(
        'duesYears',
        {
          branchId,
        },
      )
      return months.map((each) => byMonth[each]?.paidFen ?? 0)
    }
    expect(sums(old.branchId)).toEqual([9_630, 9_630, 0])
    expect(sums(next.branchId)).toEqual([0, 0, 9_630])
  })

  test('and was paid ahead is not billed again by the new branch', async () => {
    const old = await aBranchWithOrganizer()
    const next = await aBranchWithOrganizer()
    const payer = await aPayer(world, { branchId: old.branchId })
    const months = [month(world), month(world, 1)]
    const { payment } = await world.data('dues.prepay', { months }, { as: payer })
    await world.cloud.payments.pay(prepayIdOf(payment))
    await move(payer, next.branchId)
    world.advance(`${month(world, 1)}-05T10:00`)
    await owing(world, next.organizer, 1)
    expect(billsOf(world, payer).map(({ state, branchId }) => [state, branchId])).toEqual([
      ['paid', old.branchId],
      ['paid', old.branchId],
    ])
    expectBooksToAgree(world.cloud.database, next.branchId)
  })
})

describe('a member who leaves for another place', () => {
  test('is billed until the roster says transferred out, and what was open stays open', async () => {
    const { branchId, organizer } = await aBranchWithOrganizer()
    const payer = await aPayer(world, { branchId, status: 'transferring' })
    await owing(world, organizer, 1)
    expect(billsOf(world, payer)).toMatchObject([{ state: 'unpaid' }])
    await world.update('members', { _id: payer._id }, { $set: { status: 'transferredOut' } })
    world.advance(`${month(world, 1)}-05T10:00`)
    await owing(world, organizer, 1)
    expect(billsOf(world, payer)).toMatchObject([{ state: 'unpaid', month: month(world, -1) }])
  })
})

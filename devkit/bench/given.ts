/** What the cases need before they can be measured: documents of the demo data, people who have just joined, open orders. */
import type { BenchWorld, Who } from './world'

// ---- what pages are opened with

export const invitation = (world: BenchWorld) => ({ code: world.invitation })

/** Another one each round: a look at a record leaves a line once a day. */
export const anyMember = (world: BenchWorld, place: number) => ({
  memberId: world.pick('members', { branchId: world.branchId }, { place })._id,
})

export const receipt = (world: BenchWorld) => ({
  receiptId: world.pick('duesReceipts', { memberId: world.person('member')._id })._id,
})

// ---- who writes what

/** All bills are there already: the usual repetition. */
export const nothingToBill = async () => ({ who: 'organizer' as const, input: {} })

export const reader = async (world: BenchWorld, place: number) => ({ who: boundMember(world, place), input: {} })

/** Somebody of the branch with a WeChat identity; another one each round, since one person may do only so much an hour. */
export function boundMember(world: BenchWorld, place: number): Who {
  const query = { branchId: world.branchId, openid: { $ne: null } }
  return { openid: String(world.pick('members', query, { place }).openid) }
}

export async function change(world: BenchWorld, round: number) {
  const { memberId, name, studentNumber } = await world.newEntry()
  const kept = { name, studentNumber, stage: 'full', status: 'inSchool', category: 'undergraduate', groupId: null }
  return {
    who: 'organizer' as const,
    input: { ...kept, memberId, className: `测量${round}班`, joinedOn: '2020-06-18' },
  }
}

export const newEntry = async (_world: BenchWorld, round: number) => ({
  who: 'organizer' as const,
  input: {
    name: '测量',
    studentNumber: `77${String(round).padStart(6, '0')}`,
    ...{ stage: 'full', status: 'inSchool', category: 'undergraduate', joinedOn: '2020-06-18' },
    ...{ groupId: null, className: '', phone: '' },
  },
})

export async function claimant(world: BenchWorld) {
  const { name, studentNumber } = await world.newEntry()
  return { who: world.stranger(), input: { code: world.invitation, name, studentNumber } }
}

export const applicant = async (world: BenchWorld, round: number) => ({
  who: world.stranger(),
  input: { code: world.invitation, name: '测量', studentNumber: `66${String(round).padStart(6, '0')}`, message: '' },
})

export async function requestToDecide(world: BenchWorld, round: number) {
  const person = { name: '测量', studentNumber: `55${String(round).padStart(6, '0')}`, message: '' }
  const asked = { code: world.invitation, ...person }
  const { joinRequestId } = await world.call('members.requestToJoin', asked, world.stranger())
  return { who: 'organizer' as const, input: { joinRequestId, decision: 'approve', stage: 'full' } }
}

export async function declaration(world: BenchWorld, round: number) {
  const { openid } = await world.newcomer()
  return { who: { openid }, input: { category: 'salaried', baseFen: 600_000 + round * 100 } }
}

export async function confirmation(world: BenchWorld, round: number) {
  const { memberId } = await world.newEntry()
  return { who: 'organizer' as const, input: { memberId, category: 'salaried', baseFen: 600_000 + round * 100 } }
}

/** Two months at once, by somebody who has no bill yet. */
export async function payer(world: BenchWorld) {
  const { openid } = await world.newcomer()
  const { payableMonths } = await world.call('dues.openMine', {}, { openid })
  return { who: { openid }, input: { months: (payableMonths as string[]).slice(0, 2) } }
}

async function openOrder(world: BenchWorld) {
  const { who, input } = await payer(world)
  const order = await world.call('dues.prepay', input, who)
  const { package: packed } = order.payment as { package: string }
  return { who, orderId: String(order.orderId), prepayId: packed.replace('prepay_id=', '') }
}

/** The member pays in WeChat's sheet, and WeChat Pay tells the function. */
export async function paidOrder(world: BenchWorld) {
  const { prepayId } = await openOrder(world)
  return () => world.cloud.payments.pay(prepayId, 'normal')
}

/** Paid, and the notification was lost: the phone's question settles it. */
export async function orderToCheck(world: BenchWorld) {
  const { who, orderId, prepayId } = await openOrder(world)
  await world.cloud.payments.pay(prepayId, 'lose')
  return { who, input: { orderId } }
}

export async function orderToCancel(world: BenchWorld) {
  const { who, orderId } = await openOrder(world)
  return { who, input: { orderId } }
}

/** A bill of this month, made by confirming the base of somebody new. */
export async function billToSettle(world: BenchWorld, round: number) {
  const { input } = await confirmation(world, round)
  await world.call('dues.confirmProfile', input, 'organizer')
  const { _id: billId } = world.pick('duesBills', { memberId: input.memberId, state: 'unpaid' })
  return { who: 'organizer' as const, input: { billId, method: 'cash' } }
}

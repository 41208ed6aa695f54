/** What the cases of the dues need before they can be measured. */
import type { BenchWorld } from './world'

/** Where the branch is: "2026-11-24". */
const today = (world: BenchWorld) => new Date(world.cloud.clock.now() + 8 * 3600_000).toISOString().slice(0, 10)
const thisMonth = (world: BenchWorld) => today(world).slice(0, 7)

// ---- what pages are opened with

export const receipt = (world: BenchWorld) => ({
  receiptId: world.pick('duesReceipts', { memberId: world.person('member')._id })._id,
})

export const anyMember = (world: BenchWorld, place: number) => ({
  memberId: world.pick('duesBills', { branchId: world.branchId }, { place }).memberId,
})

// ---- who writes what

/** All bills are there already: the usual repetition. */
export const nothingToBill = async () => ({ who: 'organizer' as const, input: {} })

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

/** Somebody new who owes this month, since the base has just been confirmed. */
async function debtor(world: BenchWorld, round: number) {
  const { input } = await confirmation(world, round)
  await world.call('dues.confirmProfile', input, 'organizer')
  return { memberId: input.memberId, months: [thisMonth(world)] }
}

export async function moneyByHand(world: BenchWorld, round: number) {
  return { who: 'organizer' as const, input: { ...(await debtor(world, round)), method: 'cash' } }
}

/** Entered a moment ago, for the wrong person. */
export async function mistake(world: BenchWorld, round: number) {
  const { input } = await moneyByHand(world, round)
  const { receiptId } = await world.call('dues.settleInCash', input, 'organizer')
  return { who: 'organizer' as const, input: { receiptId, reason: '记错人了' } }
}

export async function hardship(world: BenchWorld, round: number) {
  const { memberId } = await debtor(world, round)
  const months = { from: thisMonth(world), through: thisMonth(world) }
  const asked = { kind: 'exempt', monthlyFen: 0, ...months, reason: '家里有困难', studiedOn: today(world) }
  return { who: 'organizer' as const, input: { memberId, ...asked } }
}

export async function reliefToDecide(world: BenchWorld, round: number) {
  const { input } = await hardship(world, round)
  const { reliefId } = await world.call('dues.submitRelief', input, 'organizer')
  return { who: 'committee' as const, input: { reliefId, isApproved: true, sentence: '' } }
}

/** One fen a round of what has come in by hand. */
export async function remittance(world: BenchWorld, round: number) {
  await world.call('dues.settleInCash', (await moneyByHand(world, round)).input, 'organizer')
  const input = { year: Number(today(world).slice(0, 4)), amountFen: 1, remittedOn: today(world), note: '' }
  return { who: 'organizer' as const, input }
}

/** What the tests of the dues start from. */
import type { Member } from '../../../cloudfunctions/directory/members'
import {
  blankProfile,
  type Bill,
  type DuesProfile,
  type Order,
  type Receipt,
} from '../../../cloudfunctions/dues/records'
import { addMonths, monthOf } from '../../../miniprogram/shared/calendar'
import type { MemberOptions } from '../../support/builders'
import { aMember, openWorld, type World } from '../../support/world'

/**
 * With WeChat's own example of a merchant number, in the middle of a month: no test may depend on the day it runs.
 */
export async function openPayingWorld(environment: Record<string, string> = {}): Promise<World> {
  const world = await openWorld({ environment: { SUB_MCH_ID: '1900000109', ...environment } })
  world.advance('2026-11-20T10:00')
  return world
}

/** "2026-11" for 0, "2026-12" for 1, "2026-10" for -1, on the world's clock. */
export const month = (world: World, offset = 0) => addMonths(monthOf(world.now()), offset)

/** A salaried member with a confirmed base of 6,420.00: 96.30 a month. */
export async function aPayer(world: World, options: MemberOptions & { readonly baseFen?: number }): Promise<Member> {
  const { baseFen = 642_000, ...rest } = options
  const member = await aMember(world, { category: 'salaried', ...rest })
  const year = Number(month(world).slice(0, 4))
  const confirmed = { category: member.category, baseFen, year, at: world.now(), byId: 'somebody' }
  const profile: DuesProfile = {
    ...blankProfile(member._id, member.branchId),
    state: 'confirmed',
    confirmed,
  }
  world.insert('duesProfiles', [profile])
  return member
}

/** Unpaid bills of the last months, this one included, made by the function itself. */
export async function owing(world: World, organizer: Member, months: number): Promise<void> {
  for (let back = months - 1; back >= 0; back--) {
    await world.data('dues.makeBills', { month: month(world, -back) }, { as: organizer })
  }
}

export const billsOf = (world: World, member: Member) =>
  world.find<Bill>('duesBills', { memberId: member._id }).sort((a, b) => (a.month < b.month ? -1 : 1))
export const statesOf = (world: World, member: Member) => billsOf(world, member).map(({ state }) => state)
export const ordersOf = (world: World, member: Member) => world.find<Order>('duesOrders', { memberId: member._id })
export const receiptsOf = (world: World, member: Member) =>
  world.find<Receipt>('duesReceipts', { memberId: member._id })

/** What the organizer enters when a member brings the money of some months. */
export const byHand = ({ _id: memberId }: Member, months: readonly string[]) => ({
  memberId,
  months: [...months],
  method: 'cash' as const,
})

export const prepayIdOf = (payment: { package: string }) => payment.package.replace('prepay_id=', '')

/** Database calls of the newest call of an action, and documents that it examined. */
export function costOf(world: World, action: string): { databaseCalls: number; documentsExamined: number } {
  const record = world.cloud.calls.findLast((call) => call.action === action)
  if (!record) throw new Error(`${action} was not called`)
  const { databaseCalls, documentsExamined } = record
  return { databaseCalls, documentsExamined }
}

/** Reminders of open months, by the clock and by hand: each person alone, at most once a day, not to who has muted them. */
import { dayOf, formatMoment, monthOf, type Month } from '../../miniprogram/shared/calendar'
import { isWithinArrears } from '../domain/dues-bills'
import { dueBills, type OpenBill } from '../domain/dues-arrears'
import { dueMonthOf } from '../../miniprogram/shared/dues-quarter'
import { notifyMany, notToldYet } from '../kit/notices'
import { handReminderMessage, reminderMessage } from './arrears-messages'
import { debtorsOf, type Debtor } from './debtors'
import { lastRemindedIn, recordReminded } from './reminded-repository'

/** Day of the month from which the clock reminds of it. */
const reminderDay = '20'

/** From the 20th on, once a month, to whoever has something open that is due this month. @returns how many were told */
export async function remindOfDues(branchId: string, debtors: readonly Debtor[], now: number): Promise<number> {
  if (formatMoment(now, 'DD') < reminderDay) return 0
  const month = monthOf(now)
  const isDueNow =
    ({ isQuarterly }: Debtor) =>
    (bill: OpenBill) =>
      dueMonthOf(bill.month, isQuarterly) === month
  const messages = debtors
    .filter((debtor) => debtor.openid !== null && debtor.areRemindersOn)
    .map((debtor) => ({ debtor, due: payableNow(debtor, month) }))
    .filter(({ debtor, due }) => due.some(isDueNow(debtor)))
    .map(({ debtor, due }) => reminderMessage(debtor, { due, month, now }))
  const fresh = await notToldYet(messages)
  if (fresh.length === 0) return 0
  const { toTell } = await withoutToldToday(branchId, fresh, now)
  const told = await notifyMany(toTell, now)
  await recordReminded(branchId, idsOf(toTell), now)
  return told
}

export interface ByHand {
  readonly branchId: string
  /** Without it: whoever has something overdue, whichever month it is. */
  readonly month: Month | undefined
  /** Everybody whom the month concerns without it. */
  readonly memberIds: readonly string[] | undefined
  readonly byName: string
}

/** Whoever has the month open, or anything overdue, is told of all that is due by now. */
export async function remindByHand(
  { branchId, month, memberIds, byName }: ByHand,
  now: number,
): Promise<{ toldCount: number; mutedCount: number; alreadyCount: number }> {
  const thisMonth = monthOf(now)
  const isConcerned = (debtor: Debtor) =>
    payableNow(debtor, thisMonth).some((bill) =>
      month === undefined ? dueMonthOf(bill.month, debtor.isQuarterly) < thisMonth : bill.month === month,
    )
  const debtors = (await debtorsOf(branchId, thisMonth))
    .filter(({ memberId }) => memberIds === undefined || memberIds.includes(memberId))
    .filter((debtor) => debtor.openid !== null && isConcerned(debtor))
  const asked = debtors.filter(({ areRemindersOn }) => areRemindersOn)
  const { toTell, alreadyCount } = await withoutToldToday(branchId, asked, now)
  const words = { byName, day: dayOf(now), now }
  const messages = toTell.map((debtor) => handReminderMessage(debtor, payableNow(debtor, thisMonth), words))
  const toldCount = await notifyMany(messages, now)
  await recordReminded(branchId, idsOf(toTell), now)
  // Somebody else may have reminded them at the same moment.
  const atOnceCount = messages.length - toldCount
  return { toldCount, mutedCount: debtors.length - asked.length, alreadyCount: alreadyCount + atOnceCount }
}

/** What is due and can still be paid on the phone; what waits for WeChat's answer needs no reminder. */
function payableNow({ open, isQuarterly }: Debtor, thisMonth: Month): OpenBill[] {
  const unpaid = open.filter(({ month, state }) => state === 'unpaid' && isWithinArrears(month, thisMonth))
  return dueBills(unpaid, { thisMonth, isQuarterly })
}

async function withoutToldToday<T extends { readonly memberId: string }>(
  branchId: string,
  people: readonly T[],
  now: number,
): Promise<{ toTell: T[]; alreadyCount: number }> {
  const lastAt = await lastRemindedIn(branchId)
  const isToday = (at: number | undefined) => at !== undefined && dayOf(at) === dayOf(now)
  const toTell = people.filter(({ memberId }) => !isToday(lastAt[memberId]))
  return { toTell, alreadyCount: people.length - toTell.length }
}

const idsOf = (people: readonly { readonly memberId: string }[]) => people.map(({ memberId }) => memberId)

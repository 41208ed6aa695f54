import { addMonths, monthOf, type Month } from '../../../miniprogram/shared/calendar'
import { limits } from '../../../miniprogram/shared/limits'
import type { OutputOf } from '../../contract'
import type { Member } from '../../directory/members'
import { isLiable, isWithinArrears } from '../../domain/dues-bills'
import { firstMonth, isFixedAmount, standardFor } from '../../../miniprogram/shared/dues-standard'
import type { JoinedActor } from '../../kit/actor'
import { allowedOf } from '../../kit/allowed'
import { action } from '../../kit/create-function'
import { refuse } from '../../kit/errors'
import { branchOf, chosenBranch } from '../access'
import { billsIn, monthsBefore, namesOf, nobody, openStates, rosterOf } from '../ledger-repository'
import type { Bill } from '../records'
import { billsOfMonth } from '../repository'
import { isOpen, isPaid, sumOf } from '../year-ledger'

type Ledger = OutputOf<'dues.openLedger'>
type Row = Ledger['rows'][number]

/** Whom the organizer looks for comes first. */
const stateOrder: readonly Row['state'][] = ['unpaid', 'paying', 'paid', 'exempt']

/** One month of a branch in four database calls, the actor's included; in five where somebody has moved on. */
export const openLedger = action('dues.openLedger', {
  access: chosenBranch,
  async run({ input, actor, now }) {
    const thisMonth = monthOf(now)
    const month = input.month ?? thisMonth
    checkMonth(month, thisMonth)
    const branchId = branchOf(actor, input)
    const [bills, roster, openBefore] = await Promise.all([
      billsOfMonth(branchId, month),
      rosterOf(branchId),
      openCountsBefore(branchId, month),
    ])
    const names = await namesOf(
      roster,
      bills.map(({ memberId }) => memberId),
    )
    const rows = bills.map((bill) => rowOf(bill, { name: names.get(bill.memberId) ?? nobody, openBefore }))
    return {
      month,
      branchId,
      dueFen: sumOf(bills),
      paidFen: sumOf(bills, isPaid),
      rows: rows.sort(byStateThenTime),
      missingProfiles: countMissing(roster, bills, month),
      allowedEvents: allowedIn(month, { actor, branchId, thisMonth }),
    }
  },
})

/** From the first standard to the last month that can be paid ahead. */
function checkMonth(month: Month, thisMonth: Month): void {
  const last = addMonths(thisMonth, limits.duesMonthsAhead)
  if (month >= firstMonth && month <= last) return
  const sentence = `月份只能选 ${firstMonth} 到 ${last}。`
  refuse('INVALID_INPUT', sentence, { month: sentence })
}

/** How many of the six months before each member has open. */
async function openCountsBefore(branchId: string, month: Month): Promise<Map<string, number>> {
  const months = monthsBefore(month, limits.duesMonthsBack)
  const found = await billsIn({ branchId, months, states: openStates }, ['memberId'])
  const counts = new Map<string, number>()
  for (const { memberId } of found) counts.set(memberId, (counts.get(memberId) ?? 0) + 1)
  return counts
}

function rowOf(bill: Bill, { name, openBefore }: { name: string; openBefore: ReadonlyMap<string, number> }): Row {
  const { _id, memberId, category, baseFen, amountFen, state, method, paidAt, payingSince, receiptId } = bill
  const unpaidMonths = (openBefore.get(memberId) ?? 0) + (isOpen(bill) ? 1 : 0)
  const facts = { category, baseFen, amountFen, state, method, paidAt, payingSince, receiptId, unpaidMonths }
  return { billId: _id, memberId, name, ...facts }
}

function byStateThenTime(a: Row, b: Row): number {
  const order = stateOrder.indexOf(a.state) - stateOrder.indexOf(b.state)
  return order || b.unpaidMonths - a.unpaidMonths || (b.paidAt ?? 0) - (a.paidAt ?? 0)
}

/** Members who owe the month but have no bill, since a base that their category needs is not confirmed. */
function countMissing(roster: readonly Member[], bills: readonly Bill[], month: Month): number {
  const billed = new Set(bills.map(({ memberId }) => memberId))
  const standard = standardFor(month)
  const isMissing = (member: Member) =>
    isLiable(member, month) && !billed.has(member._id) && !isFixedAmount(member.category, standard)
  return roster.filter(isMissing).length
}

/**
 * What is too old is looked at alone; months ahead are paid and not yet billed for everybody. Whoever may open the ledger may
 * export it: the permission table has one row for both.
 */
function allowedIn(
  month: Month,
  { actor, branchId, thisMonth }: { actor: JoinedActor; branchId: string; thisMonth: Month },
): Ledger['allowedEvents'] {
  const work = { settleInCash: 'dues.settleInCash', makeBills: 'dues.makeBills', remind: 'dues.remind' } as const
  const allowed = isWithinArrears(month, thisMonth) ? allowedOf(actor, { branchId }, work) : []
  const now = month > thisMonth ? allowed.filter((event) => event === 'settleInCash') : allowed
  return [...now, 'exportLedger']
}

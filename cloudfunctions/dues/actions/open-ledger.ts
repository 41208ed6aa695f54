import { addMonths, monthOf, type Month } from '../../../miniprogram/shared/calendar'
import { limits } from '../../../miniprogram/shared/limits'
import type { OutputOf } from '../../contract'
import { memberCollection, type Member } from '../../directory/members'
import { isLiable } from '../../domain/dues-bills'
import { firstMonth, isFixedAmount, standardFor } from '../../domain/dues-standard'
import { allowedOf } from '../../kit/allowed'
import { action } from '../../kit/create-function'
import { refuse } from '../../kit/errors'
import { branchOf, chosenBranch } from '../access'
import type { Bill } from '../records'
import { arrearsBefore, billsOfMonth } from '../repository'

type Row = OutputOf<'dues.openLedger'>['rows'][number]

/** Whom the organizer looks for comes first. */
const stateOrder: readonly Row['state'][] = ['unpaid', 'paying', 'paid', 'exempt']

/** One month of a branch in five database calls, the actor's included. */
export const openLedger = action('dues.openLedger', {
  access: chosenBranch,
  async run({ input, actor, now }) {
    const month = input.month ?? monthOf(now)
    checkMonth(month, monthOf(now))
    const branchId = branchOf(actor, input)
    const [bills, members, arrears] = await Promise.all([
      billsOfMonth(branchId, month),
      memberCollection.find({ branchId }, { limit: 1000 }),
      arrearsBefore(branchId, month),
    ])
    const names = new Map(members.map(({ _id, name }) => [_id, name]))
    const rows = bills.map((bill) => rowOf(bill, { name: names.get(bill.memberId) ?? '已转出的党员', arrears }))
    const sum = (some: readonly Bill[]) => some.reduce((total, { amountFen }) => total + amountFen, 0)
    return {
      month,
      dueFen: sum(bills),
      paidFen: sum(bills.filter(({ state }) => state === 'paid')),
      rows: rows.sort(byStateThenTime),
      missingProfiles: countMissing(members, bills, month),
      allowedEvents: allowedOf(actor, { branchId }, { settleInCash: 'dues.settleInCash', makeBills: 'dues.makeBills' }),
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

function rowOf(bill: Bill, { name, arrears }: { name: string; arrears: ReadonlyMap<string, number> }): Row {
  const { _id, memberId, category, baseFen, amountFen, state, method, paidAt, payingSince, receiptId } = bill
  const isOpen = state === 'unpaid' || state === 'paying'
  const unpaidMonths = (arrears.get(memberId) ?? 0) + (isOpen ? 1 : 0)
  const facts = { category, baseFen, amountFen, state, method, paidAt, payingSince, receiptId, unpaidMonths }
  return { billId: _id, memberId, name, ...facts }
}

function byStateThenTime(a: Row, b: Row): number {
  const order = stateOrder.indexOf(a.state) - stateOrder.indexOf(b.state)
  return order || b.unpaidMonths - a.unpaidMonths || (b.paidAt ?? 0) - (a.paidAt ?? 0)
}

/** Members who owe the month but have no bill, since a base that their category needs is not confirmed. */
function countMissing(members: readonly Member[], bills: readonly Bill[], month: Month): number {
  const billed = new Set(bills.map(({ memberId }) => memberId))
  const standard = standardFor(month)
  const isMissing = (member: Member) =>
    isLiable(member, month) && !billed.has(member._id) && !isFixedAmount(member.category, standard)
  return members.filter(isMissing).length
}

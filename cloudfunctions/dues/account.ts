/** What the pages about one member's dues start from: bills, profile and what can be paid, in two reads at once. */
import { monthOf, type Month } from '../../miniprogram/shared/calendar'
import { documentOf } from '../directory'
import type { Member } from '../directory/members'
import { payableMonths } from '../domain/dues-bills'
import { currentRelief, kindOf } from '../domain/dues-relief'
import type { JoinedActor } from '../kit/actor'
import { newBill, type Payer } from './bills/assess'
import type { Bill } from './records'
import { newestBillsOf, profiles, standingFrom } from './repository'
import { billView, explainCurrent, explainDeclared } from './views'

export interface Account {
  readonly payer: Payer
  /** Newest first. */
  readonly bills: readonly Bill[]
  readonly thisMonth: Month
  /** Oldest first. */
  readonly payable: readonly Month[]
}

/** The caller's own. */
export function loadAccount({ member }: JoinedActor, now: number): Promise<Account> {
  return accountOf(documentOf(member), now)
}

export async function accountOf(member: Member, now: number): Promise<Account> {
  const [bills, profile] = await Promise.all([newestBillsOf(member._id), profiles.get(member._id)])
  const payer = { member, profile }
  const thisMonth = monthOf(now)
  const canBill = (month: Month) => newBill(payer, month)?.state === 'unpaid'
  return { payer, bills, thisMonth, payable: payableMonths({ bills, thisMonth, canBill }) }
}

/** What the member's own page and the organizer's page about a member both show. */
export function accountView({ payer, bills, thisMonth, payable }: Account, now: number) {
  const { paidThrough, owedFen } = standingFrom(bills, thisMonth)
  return {
    now,
    thisMonth,
    bills: bills.map(billView),
    payableMonths: [...payable],
    paidThrough,
    owedFen,
    explanation: explainCurrent(payer, now),
    declaration: explainDeclared(payer, now),
    relief: reliefFrom(payer, thisMonth),
    isQuarterly: payer.profile?.isQuarterly ?? false,
  }
}

function reliefFrom({ profile }: Payer, thisMonth: Month) {
  const relief = currentRelief(profile?.reliefs ?? [], thisMonth)
  if (!relief) return null
  const { from, through, monthlyFen } = relief
  return { kind: kindOf(relief), from, through, monthlyFen }
}

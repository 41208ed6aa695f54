/** What a member's own pages start from: bills, profile and what can be paid, in two reads at once. */
import { monthOf, type Month } from '../../miniprogram/shared/calendar'
import { documentOf } from '../directory'
import { payableMonths } from '../domain/dues-bills'
import type { JoinedActor } from '../kit/actor'
import { newBill, type Payer } from './bills/assess'
import type { Bill } from './records'
import { newestBillsOf, profiles } from './repository'

export interface Account {
  readonly payer: Payer
  /** Newest first. */
  readonly bills: readonly Bill[]
  readonly thisMonth: Month
  /** Oldest first. */
  readonly payable: readonly Month[]
}

export async function loadAccount({ member }: JoinedActor, now: number): Promise<Account> {
  const [bills, profile] = await Promise.all([newestBillsOf(member.id), profiles.get(member.id)])
  const payer = { member: documentOf(member), profile }
  const thisMonth = monthOf(now)
  const canBill = (month: Month) => newBill(payer, month)?.state === 'unpaid'
  return { payer, bills, thisMonth, payable: payableMonths({ bills, thisMonth, canBill }) }
}

/** From documents to what leaves the server. */
import { monthOf } from '../../miniprogram/shared/calendar'
import { fenInWords } from '../../miniprogram/shared/fen'
import type { OutputOf } from '../contract'
import { assess, standardFor } from '../../miniprogram/shared/dues-standard'
import type { ConfirmedBase } from '../domain/dues-bills'
import { assessmentOf, type Payer } from './bills/assess'
import type { Bill, Order, Receipt } from './records'

type BillView = OutputOf<'dues.openMine'>['bills'][number]
type Explanation = OutputOf<'dues.declareProfile'>['explanation']
type ReceiptView = OutputOf<'dues.openReceipt'>['receipt']

export function billView({ _id, month, amountFen, state, receiptId }: Bill): BillView {
  return { billId: _id, month, amountFen, state, receiptId }
}

/** Why a month costs what it costs, by this month's standard. */
export function explain(base: ConfirmedBase, { isConfirmed, now }: { isConfirmed: boolean; now: number }): Explanation {
  return { ...assess({ ...base, standard: standardFor(monthOf(now)) }), isConfirmed }
}

/** What holds for the member now: the confirmed base, or the fixed amount of the category; null when neither is there. */
export function explainCurrent(payer: Payer, now: number): Explanation | null {
  const assessment = assessmentOf(payer, monthOf(now))
  return assessment && { ...assessment, isConfirmed: true }
}

/** What the member declared and the organizer has not confirmed yet. */
export function explainDeclared({ profile }: Payer, now: number): Explanation | null {
  return profile?.declared ? explain(profile.declared, { isConfirmed: false, now }) : null
}

export function receiptView({ _id, items, amountFen, ...rest }: Receipt): ReceiptView {
  const { number, kind, payerName, branchName, method, paidAt, handledByName, deliveredByName, voided } = rest
  return {
    receiptId: _id,
    number,
    kind,
    payerName,
    branchName,
    months: items.map(({ month }) => month),
    items: items.map(({ month, amountFen: monthFen }) => ({ month, amountFen: monthFen })),
    amountFen,
    amountInWords: `人民币${fenInWords(amountFen)}`,
    method,
    paidAt,
    handledByName,
    deliveredByName,
    voided,
  }
}

export function orderView({ state, receiptId }: Order): OutputOf<'dues.checkOrder'> {
  return { state, receiptId }
}

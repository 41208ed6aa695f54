/** What may still be done with a receipt, and what gets none from the branch. */
import { limits } from '../../miniprogram/shared/limits'
import type { PayMethod } from '../../miniprogram/shared/words'

const dayMs = 24 * 3600_000

/** Above this at once, what is given beyond the standard goes whole to the centre, which issues the receipt (党费规定第十一条). */
export const branchExtraFen = 100_000

export const goesToCentre = (amountFen: number): boolean => amountFen > branchExtraFen

interface IssuedReceipt {
  readonly method: PayMethod
  /** Epoch ms. */
  readonly issuedAt: number
  readonly voided: object | null
}

/** What was entered by hand can be taken back for a few days; what WeChat Pay says stands. */
export function canVoid({ method, issuedAt, voided }: IssuedReceipt, now: number): boolean {
  return voided === null && method !== 'wechat' && now - issuedAt <= limits.receiptVoidDays * dayMs
}

/** What came by hand and has not been passed on to the committee, fen. */
export function toRemit(
  { cashFen, deliveredFen }: { readonly cashFen: number; readonly deliveredFen: number },
  remittedFen: number,
): number {
  return cashFen + deliveredFen - remittedFen
}

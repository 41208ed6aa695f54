/** A member's bill of a month, from roster entry and profile. */
import type { Month } from '../../../miniprogram/shared/calendar'
import { assessMonth, isLiable } from '../../domain/dues-bills'
import { reliefOf, relieved } from '../../domain/dues-relief'
import type { Assessment } from '../../../miniprogram/shared/dues-standard'
import type { Member } from '../../directory/members'
import type { Bill, DuesProfile } from '../records'
import { billIdOf } from '../repository'

export interface Payer {
  readonly member: Pick<Member, '_id' | 'branchId' | 'stage' | 'status' | 'joinedOn' | 'category'>
  readonly profile: DuesProfile | null
}

/** Null while nobody has confirmed a base that the category needs. */
export function assessmentOf({ member, profile }: Payer, month: Month): Assessment | null {
  return assessMonth({ category: member.category, confirmed: profile?.confirmed ?? null }, month)
}

/** The new bill; null for who does not owe the month or cannot be assessed yet. */
export function newBill(payer: Payer, month: Month): Bill | null {
  const { member, profile } = payer
  const assessment = isLiable(member, month) ? assessmentOf(payer, month) : null
  if (!assessment) return null
  const figures = relieved(figuresOf(assessment), reliefOf(profile?.reliefs ?? [], month))
  return {
    _id: billIdOf(member._id, month),
    memberId: member._id,
    branchId: member.branchId,
    month,
    ...figures,
    orderId: null,
    payingSince: null,
    receiptId: null,
    method: null,
    paidAt: null,
  }
}

/** What a bill keeps of its assessment. */
export function figuresOf({ standardId, category, baseFen, rateBasisPoints, amountFen }: Assessment) {
  return { standardId, category, baseFen, rateBasisPoints, amountFen }
}

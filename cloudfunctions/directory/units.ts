import { Collection, type Stored } from '../kit/database'
import type { UnitKind } from '../../miniprogram/shared/words'

/** A node of the tree committee → branch → group. */
export interface Unit extends Stored {
  readonly kind: UnitKind
  readonly name: string
  readonly parentId: string | null
  /** The branch that this unit is or belongs to: a branch and its groups are one indexed read. Null for a committee. */
  readonly branchId: string | null
  /** Ids from the topmost unit to this one, itself included: "is above" is one look. Never changes. */
  readonly path: readonly string[]
  /** Members that belong to this unit directly; kept in the transaction that moves a member. */
  readonly memberCount: number
  readonly createdAt: number
  /** Written by every change of the unit's offices or children, so that two of them at once conflict instead of passing each other. */
  readonly changedAt: number
}

export const units = new Collection<Unit>('units')

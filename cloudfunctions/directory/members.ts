import type { RoleHeld } from '../kit/actor'
import { Collection, type Stored } from '../kit/database'
import type { DuesCategory, MemberStatus, Stage } from '../../miniprogram/shared/words'

/** An office as the member's document keeps it. */
export interface Office extends RoleHeld {
  /** Epoch ms. */
  readonly since: number
}

/** One person on the roster of a branch, with or without a WeChat identity. No ID-card number, ever (RULES.md). */
export interface Member extends Stored {
  readonly branchId: string
  readonly groupId: string | null
  readonly name: string
  /** Upper case, unique in the branch. */
  readonly studentNumber: string
  readonly stage: Stage
  readonly status: MemberStatus
  readonly category: DuesCategory
  readonly className: string
  /** Full number; leaves the server masked but for `members.revealPhone`. */
  readonly phone: string
  /** Day of admission as a (probationary) member, "2021-06-18". */
  readonly joinedOn: string | null
  /** The bound WeChat identity. One identity, one member: `identities` has the openid as its id. */
  readonly openid: string | null
  /** Held by people with a WeChat identity only: an entry that anyone could still claim never carries an office. */
  readonly roles: readonly Office[]
  /** Order of the roster's pages and of the search by number: the student number. */
  readonly rosterKey: string
  /** Order of the search by name: "name number", so that it is unique in the branch. */
  readonly nameKey: string
  /** Looks at this record by others, "2026-11" → how many; the looks themselves are in `accessLog`. */
  readonly views: Readonly<Record<string, number>>
  readonly createdAt: number
}

export const memberCollection = new Collection<Member>('members')

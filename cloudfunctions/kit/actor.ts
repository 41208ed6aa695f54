import type { MemberStatus, Role, Stage } from '../../miniprogram/shared/words'

export interface RoleHeld {
  readonly role: Role
  readonly unitId: string
}

export interface ActorMember {
  readonly id: string
  readonly name: string
  readonly studentNumber: string
  readonly branchId: string
  readonly groupId: string | null
  readonly stage: Stage
  readonly status: MemberStatus
  readonly roles: readonly RoleHeld[]
}

/** Who calls: an identity from WeChat's context alone, and the member it is bound to, if any. */
export interface Actor {
  readonly openid: string
  readonly member: ActorMember | null
}

/** An actor who has joined. */
export interface JoinedActor extends Actor {
  readonly member: ActorMember
}

/**
 * What an action touches. At least one of the fields must be given; `null` as a whole means that the action touches
 * nothing but the caller's own records.
 */
export interface Target {
  readonly branchId?: string
  readonly groupId?: string | null
  /** A record of one person. */
  readonly memberId?: string
}

/** What kit needs to know of the organisation; the directory provides it, since kit knows no domain. */
export interface Directory {
  loadMember(openid: string): Promise<ActorMember | null>
  /** Ids of the unit and all units above it; empty when there is no such unit. */
  pathOf(unitId: string): Promise<readonly string[]>
}

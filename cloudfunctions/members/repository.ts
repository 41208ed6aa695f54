/** The collections of membership, and what other functions may read of them. */
import { memberCollection, type Member } from '../directory/members'
import { units, type Unit } from '../directory/units'
import { Collection, _, type Page, type Stored } from '../kit/database'
import type { ImportRecord } from '../kit/import'
import type { Tries } from '../domain/membership'

/** The one binding of a WeChat identity; its id is the openid. */
export interface Identity extends Stored {
  readonly memberId: string
  readonly boundAt: number
}
export const identities = new Collection<Identity>('identities')

/** Wrong tries to join or to set up; its id is the openid, with a prefix for what is not a claim. */
export interface TriesRecord extends Stored, Tries {}
export const claimTries = new Collection<TriesRecord>('claimTries')

/** An invitation; its id is the code that people type. */
export interface Invitation extends Stored {
  readonly branchId: string
  readonly key: string
  readonly requestId: string
  readonly createdById: string
  readonly createdByName: string
  readonly createdAt: number
  readonly expiresAt: number
  readonly revokedAt: number | null
  readonly joinedCount: number
}
export const invitations = new Collection<Invitation>('invitations')

/** One person's wish to join one branch; its id is the fact (branch, openid), so that there is one at a time. */
export interface JoinRequest extends Stored {
  readonly branchId: string
  readonly openid: string
  readonly key: string
  readonly code: string
  readonly name: string
  readonly studentNumber: string
  readonly message: string
  /** False while WeChat's check has not passed it: then nobody else reads the message. */
  readonly isMessageChecked: boolean
  readonly createdAt: number
  readonly state: 'waiting' | 'approved' | 'declined'
  readonly decidedAt: number | null
  readonly declineReason: string
  /** The entry that the approval bound or made. */
  readonly memberId: string | null
}
export const joinRequests = new Collection<JoinRequest>('joinRequests')

/** Who looked at whose record: once for each viewer, member, kind and day. */
export interface AccessEntry extends Stored {
  readonly memberId: string
  readonly key: string
  readonly at: number
  readonly viewerId: string
  readonly viewerName: string
  readonly viewerRole: string
  readonly what: string
}
export const accessLog = new Collection<AccessEntry>('accessLog')

/** What confirmed imports set out to do. */
export const rosterImports = new Collection<ImportRecord>('rosterImports')

/** The first committee of an environment has this id, so that two set-ups at once meet. */
export const rootUnitId = 'root'

/** More than any branch has (支部工作条例 art. 5: normally under 50). Beyond it an export would not fit an answer either. */
export const maxRoster = 1000

export function findByNumber(branchId: string, studentNumber: string): Promise<Member | null> {
  return memberCollection.findOne({ branchId, studentNumber })
}

export function findByNumbers(branchId: string, numbers: readonly string[]): Promise<Member[]> {
  return memberCollection.find({ branchId, studentNumber: _.in([...numbers]) }, { limit: maxRoster })
}

export function wholeRoster(branchId: string): Promise<Member[]> {
  return memberCollection.find({ branchId }, { orderBy: ['rosterKey', 'asc'], limit: maxRoster })
}

/** The branch and its groups, in one read. */
export function unitsOfBranch(branchId: string): Promise<Unit[]> {
  return units.find({ branchId }, { orderBy: ['createdAt', 'asc'], limit: 200 })
}

/** Holders of offices in any of the units. */
export function officeHolders(unitIds: readonly string[]): Promise<Member[]> {
  return memberCollection.find({ 'roles.unitId': _.in([...unitIds]) }, { limit: 500 })
}

/** The oldest waiting requests to join, for the queue of the admin tab. */
export function waitingJoinRequests(branchId: string, size: number): Promise<JoinRequest[]> {
  return joinRequests.find({ branchId, state: 'waiting' }, { orderBy: ['key', 'asc'], limit: size })
}

export function pageOfJoinRequests(branchId: string, cursor: string | undefined): Promise<Page<JoinRequest>> {
  return joinRequests.page({ branchId, state: 'waiting' }, { by: 'key', direction: 'asc', cursor, size: 20 })
}

export async function latestJoinRequest(openid: string): Promise<JoinRequest | null> {
  const found = await joinRequests.find({ openid }, { orderBy: ['key', 'desc'], limit: 1 })
  return found[0] ?? null
}

export function recentInvitations(branchId: string): Promise<Invitation[]> {
  return invitations.find({ branchId }, { orderBy: ['key', 'desc'], limit: 50 })
}

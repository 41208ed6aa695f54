/**
 * 学时 for having been there. A session with its attendance is one document, the hours follow from it, whoever entered it:
 * today a secretary by hand (save-session.ts), later organisational life, whose meetings know who came.
 *
 * Organisational life will call, with the meeting's id as `_id`, whenever it closes or corrects an attendance list:
 *
 *     await transaction(async (tx) => {
 *       … // its own documents
 *       await recordAttendance(tx, { _id: meetingId, branchId, source: 'meeting', title, heldAt, tenths, memberIds }, submission)
 *     })
 *     await settleGrants(meetingId)
 *
 * and `withdrawAttendance` instead when the meeting is called off. What is broken off between the two is made up for by the
 * next call of `settleGrants`, so its timer or its retry only has to call that again.
 */
import { yearOf } from '../../miniprogram/shared/calendar'
import { transaction, type Transaction } from '../kit/database'
import { timeKey } from '../kit/ids'
import { setGrant } from './grants'
import { creditSessions, type CreditSession } from './hours-repository'

/** What happened, and who was there. `heldAt` is the first instant of the day; `tenths` of an hour for each of them. */
export type Attendance = Pick<
  CreditSession,
  '_id' | 'branchId' | 'source' | 'title' | 'heldAt' | 'tenths' | 'memberIds'
>

interface Submission {
  /** Epoch ms. */
  readonly now: number
  readonly requestId: string
}

/** Members whose grants are written in one transaction: some five operations each, far from the platform's 30 s. */
export const membersAtOnce = 20

/** Writes the session as it is now, as the next version; everybody it concerns, now or before, is still to be settled. */
export async function recordAttendance(
  tx: Transaction,
  attendance: Attendance,
  { now, requestId }: Submission,
): Promise<CreditSession> {
  const before = await tx.get(creditSessions, attendance._id)
  const memberIds = [...new Set(attendance.memberIds)]
  const session: CreditSession = {
    ...attendance,
    memberIds,
    unsettled: union(before?.unsettled, before?.memberIds, memberIds),
    key: timeKey(attendance.heldAt, attendance._id),
    state: 'held',
    version: (before?.version ?? 0) + 1,
    savedWith: requestId,
    createdAt: before?.createdAt ?? now,
  }
  await tx.set(creditSessions, session)
  return session
}

/** Everybody loses the hours; who was there stays on record. */
export async function withdrawAttendance(
  tx: Transaction,
  { _id, version, unsettled, memberIds }: CreditSession,
  { requestId }: Submission,
): Promise<void> {
  const change = { state: 'removed', version: version + 1, savedWith: requestId }
  await tx.update(creditSessions, _id, { ...change, unsettled: union(unsettled, memberIds) })
}

/**
 * Makes everybody's grants say what the session says. Each transaction reads the session as it stands, grants for some
 * members and takes them off the list of the unsettled: run twice, at the same time, or again after it was killed, it goes on
 * where it is and ends in the same state. One read when nothing is left to do.
 */
export async function settleGrants(sessionId: string): Promise<void> {
  let isSettled = false
  while (!isSettled) isSettled = await transaction((tx) => settleSome(tx, sessionId))
}

/** @returns whether everybody is settled */
async function settleSome(tx: Transaction, sessionId: string): Promise<boolean> {
  const session = await tx.get(creditSessions, sessionId)
  if (!session || session.unsettled.length === 0) return true
  for (const memberId of session.unsettled.slice(0, membersAtOnce)) await setGrant(tx, worthTo(memberId, session))
  const unsettled = session.unsettled.slice(membersAtOnce)
  await tx.update(creditSessions, sessionId, { unsettled })
  return unsettled.length === 0
}

function worthTo(memberId: string, { _id, branchId, source, title, heldAt, tenths, ...session }: CreditSession) {
  const isGranted = session.state === 'held' && session.memberIds.includes(memberId)
  return {
    grantId: `session_${_id}_${memberId}`,
    ...{ memberId, branchId, source, title },
    year: yearOf(heldAt),
    tenths: isGranted ? tenths : 0,
    at: heldAt,
  }
}

const union = (...lists: readonly (readonly string[] | undefined)[]) => [
  ...new Set(lists.flatMap((list) => list ?? [])),
]

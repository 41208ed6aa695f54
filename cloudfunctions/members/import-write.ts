/**
 * Writes a planned import in bounded pieces, each one transaction. A crash leaves whole pieces; the same submission again
 * plans against what is there and writes only what is missing.
 */
import { memberCollection } from '../directory/members'
import { units } from '../directory/units'
import type { PlannedRow } from '../domain/roster-import'
import { _, transaction, type Transaction } from '../kit/database'
import { present } from '../kit/errors'
import { factId } from '../kit/ids'
import { unbindWhoLeaves } from './binding'
import { findByNumbers } from './repository'
import { newMember, storedFields } from './roster-entry'
import { countInBranch, moveGroup } from './roster-writes'

/** Documents in one transaction: far below its 30 s and small enough that others get through between two pieces. */
const pieceSize = 50

export interface Submission {
  readonly branchId: string
  readonly requestId: string
  readonly now: number
}

export async function writeImport(rows: readonly PlannedRow[], submission: Submission): Promise<void> {
  const added = rows.filter(({ change }) => change === 'add')
  const changed = rows.filter(({ change }) => change === 'change')
  for (const piece of piecesOf(added)) await transaction((tx) => addPiece(tx, piece, submission))
  for (const piece of piecesOf(changed)) await transaction((tx) => changePiece(tx, piece))
}

function piecesOf<T>(items: readonly T[]): T[][] {
  const pieces: T[][] = []
  for (let start = 0; start < items.length; start += pieceSize) pieces.push(items.slice(start, start + pieceSize))
  return pieces
}

async function addPiece(tx: Transaction, piece: readonly PlannedRow[], submission: Submission): Promise<void> {
  const { branchId, requestId, now } = submission
  // Looked up inside the body: when someone added one of them meanwhile, the retry leaves it out.
  const numbers = piece.map(({ entry }) => entry.studentNumber)
  const there = new Set((await findByNumbers(branchId, numbers)).map(({ studentNumber }) => studentNumber))
  const missing = piece.filter(({ entry }) => !there.has(entry.studentNumber))
  if (missing.length === 0) return
  const members = missing.map(({ entry }) =>
    newMember(branchId, now, { id: factId('import', branchId, requestId, entry.studentNumber), ...entry }),
  )
  await tx.createMany(memberCollection, members)
  await countInBranch(tx, branchId, members.length)
  for (const [groupId, count] of countByGroup(missing)) await tx.update(units, groupId, { memberCount: _.inc(count) })
}

function countByGroup(rows: readonly PlannedRow[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { entry } of rows) {
    if (entry.groupId !== null) counts.set(entry.groupId, (counts.get(entry.groupId) ?? 0) + 1)
  }
  return counts
}

async function changePiece(tx: Transaction, piece: readonly PlannedRow[]): Promise<void> {
  for (const { memberId, entry } of piece) {
    const id = present(memberId)
    const current = present(await tx.get(memberCollection, id))
    await unbindWhoLeaves(tx, current, entry)
    await tx.update(memberCollection, id, { ...storedFields(entry) })
    await moveGroup(tx, current.groupId, entry.groupId)
  }
}

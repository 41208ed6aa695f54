import type { JoinedActor } from './actor'
import { Collection, type Page, type Stored, type Transaction } from './database'
import { randomId, timeKey } from './ids'

/** One administrative change: who did what to whom, when. Names and texts are not repeated here. */
export interface AuditEntry extends Stored {
  readonly branchId: string
  readonly key: string
  readonly at: number
  readonly actorId: string
  readonly actorName: string
  readonly action: string
  /** One Chinese sentence for the log's readers. */
  readonly what: string
  readonly targetId: string
}

/**
 * Stands in a sentence for the member whose id is the target: the log keeps ids of people, not their names, so that a person
 * can be taken out of it. Readers get the name that the roster has today.
 */
export const aboutTarget = '{党员}'

const entries = new Collection<AuditEntry>('auditLog')

export interface AuditFact {
  readonly action: string
  readonly what: string
  readonly branchId: string
  readonly targetId: string
}

/**
 * Writes the entry in the transaction of the change itself: no change without an entry, no entry without a change. A
 * repetition that changes nothing must not come here; the entry never takes the place of another.
 */
export async function audit(
  tx: Transaction,
  { actor, now }: { actor: JoinedActor; now: number },
  fact: AuditFact,
): Promise<void> {
  const id = randomId()
  await tx.create(entries, {
    _id: id,
    key: timeKey(now, id),
    at: now,
    actorId: actor.member.id,
    actorName: actor.member.name,
    ...fact,
  })
}

/** Entries of one branch, newest first. */
export function listAudit(branchId: string, cursor: string | undefined, size: number): Promise<Page<AuditEntry>> {
  return entries.page({ branchId }, { by: 'key', direction: 'desc', cursor, size })
}

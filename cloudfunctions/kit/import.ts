/** Imports of a file in two steps: a preview that writes nothing, and a confirmation that can be repeated. */
import { createHash } from 'node:crypto'
import type { JoinedActor } from './actor'
import { audit, type AuditFact } from './audit'
import { transaction, type Collection, type Stored } from './database'
import { present, refuse } from './errors'
import { factId } from './ids'

export type RowChange = 'add' | 'change' | 'same'

export interface ImportCounts {
  readonly addCount: number
  readonly changeCount: number
  readonly sameCount: number
}

/** What one confirmed import set out to do, so that a retry reports the same figures; its id is the submission. */
export interface ImportRecord extends Stored, ImportCounts {
  readonly branchId: string
  readonly digest: string
  readonly state: 'running' | 'done'
  readonly startedAt: number
}

/** Binds a confirmation to the file that was previewed. @param scopeId the branch or record that it is imported into */
export function digestOf(scopeId: string, base64: string): string {
  return createHash('sha256').update(scopeId).update('\u0000').update(base64).digest('base64url')
}

export function refuseOtherFile(scopeId: string, { base64, digest }: { base64: string; digest: string }): void {
  if (digestOf(scopeId, base64) === digest) return
  refuse('CONFLICT', '文件和刚才预览的不一样，重新预览一次。')
}

export function countsOf({ rows }: { rows: readonly { readonly change: RowChange }[] }): ImportCounts {
  const count = (wanted: RowChange) => rows.filter(({ change }) => change === wanted).length
  return { addCount: count('add'), changeCount: count('change'), sameCount: count('same') }
}

/** What a preview shows: rows that would change, the counts say the rest. */
const sampleSize = 50
/** Issues shown at once: who has more has a systematic one. */
const maxIssues = 200

export function previewOf<R extends { readonly change: RowChange }, I>(plan: {
  readonly rows: readonly R[]
  readonly issues: readonly I[]
}) {
  const sample = plan.rows.filter(({ change }) => change !== 'same').slice(0, sampleSize)
  return { ...countsOf(plan), issues: plan.issues.slice(0, maxIssues), sample }
}

interface Submission {
  readonly actor: JoinedActor
  readonly now: number
  readonly requestId: string
}

interface Import<R> {
  readonly records: Collection<ImportRecord>
  readonly branchId: string
  readonly digest: string
  plan(): Promise<{ readonly rows: readonly R[]; readonly issues: readonly { readonly message: string }[] }>
  /** Refusal when no row can be imported and no issue says why. */
  readonly emptySentence: string
  /** Writes what is missing; rows that another call wrote meanwhile are left out. */
  write(rows: readonly R[]): Promise<void>
  describe(counts: ImportCounts): Pick<AuditFact, 'action' | 'what'> & { readonly targetId?: string }
}

/**
 * Plans, writes, and leaves one line in the log. The same submission again finishes what a crash left, and answers what
 * the first one set out to do, though half of the rows may be there by then.
 */
export async function importOnce<R extends { readonly change: RowChange }>(
  submission: Submission,
  job: Import<R>,
): Promise<ImportCounts> {
  const { records, branchId, digest } = job
  const _id = factId('import', branchId, submission.requestId)
  if ((await records.get(_id))?.state !== 'done') {
    const plan = await job.plan()
    if (plan.rows.length === 0) refuse('INVALID_INPUT', plan.issues[0]?.message ?? job.emptySentence)
    await records.create({ _id, branchId, digest, ...countsOf(plan), state: 'running', startedAt: submission.now })
    await job.write(plan.rows)
    await finish(submission, job, _id)
  }
  const { addCount, changeCount, sameCount } = present(await records.get(_id))
  return { addCount, changeCount, sameCount }
}

async function finish<R>(submission: Submission, job: Import<R>, _id: string): Promise<void> {
  const { records, branchId } = job
  await transaction(async (tx) => {
    const record = present(await tx.get(records, _id))
    if (record.state === 'done') return
    await tx.update(records, _id, { state: 'done' })
    await audit(tx, submission, { branchId, targetId: _id, ...job.describe(record) })
  })
}

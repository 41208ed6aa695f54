/** Keeps what was found: the same difference of many nights is one, and what is gone closes itself. */
import { factId } from '../../kit/ids'
import { logger } from '../../kit/logger'
import { comparisons, differences, openDifferences, type Difference } from '../difference-repository'
import type { Finding } from './finding'

const goneNote = '下一次核对时已经一致。'

interface Comparison {
  readonly found: readonly Finding[]
  readonly orderCount: number
  readonly now: number
}

export async function noteComparison(branchId: string, { found, orderCount, now }: Comparison): Promise<void> {
  const known = await openDifferences(branchId)
  const ids = new Set(found.map((finding) => idOf(branchId, finding)))
  for (const finding of found) await note(branchId, finding, now)
  for (const { _id } of known.filter((each) => !ids.has(each._id))) {
    await differences.updateIf({ _id, state: 'open' }, { state: 'closed', closedAt: now, closedNote: goneNote })
  }
  if (found.length > 0) logger.warn('the books differ', { branchId, count: found.length })
  const comparison = { at: now, orderCount }
  if (!(await comparisons.create({ _id: branchId, ...comparison }))) await comparisons.update(branchId, comparison)
}

const idOf = (branchId: string, { kind, subject }: Finding) => factId('difference', branchId, kind, subject)

/** What a person has looked at stays closed; what had closed itself and is back opens again. */
async function note(branchId: string, finding: Finding, now: number): Promise<void> {
  const { kind, memberName, text } = finding
  const _id = idOf(branchId, finding)
  const fresh = { state: 'open', closedAt: null, closedNote: '' } as const
  const difference: Difference = { _id, branchId, kind, memberName, text, foundAt: now, ...fresh }
  if (await differences.create(difference)) return
  await differences.updateIf({ _id, state: 'closed', closedNote: goneNote }, { ...fresh, text, foundAt: now })
}

/** When members were last reminded of their dues, by hand or by the clock: one document a branch. */
import { Collection, transaction, type Stored } from '../kit/database'

interface Reminded extends Stored {
  /** Member's id → epoch ms. */
  readonly lastAt: Readonly<Record<string, number>>
}

const reminded = new Collection<Reminded>('duesReminders')

/** Older entries tell nobody anything: whoever left falls out with them. */
const keptMs = 200 * 24 * 3600_000

export async function lastRemindedIn(branchId: string): Promise<Reminded['lastAt']> {
  return (await reminded.get(branchId))?.lastAt ?? {}
}

export async function recordReminded(branchId: string, memberIds: readonly string[], now: number): Promise<void> {
  if (memberIds.length === 0) return
  await transaction(async (tx) => {
    const before = Object.entries((await tx.get(reminded, branchId))?.lastAt ?? {})
    const kept = before.filter(([, at]) => at > now - keptMs)
    const lastAt = Object.fromEntries([...kept, ...memberIds.map((id) => [id, now] as const)])
    await tx.set(reminded, { _id: branchId, lastAt })
  })
}

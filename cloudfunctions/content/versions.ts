/** Texts that were kept. Nothing that somebody wrote is ever lost, whatever is saved over it. */
import type { Transaction } from '../kit/database'
import { factId, timeKey } from '../kit/ids'
import { textOf, versions, type DraftText, type Item, type ItemVersion } from './item-repository'

interface Keeping {
  readonly kind: ItemVersion['kind']
  readonly now: number
  readonly by: { readonly id: string; readonly name: string }
}

/** The item's text as it is; kept once for each version and reason. */
export async function keepVersion(tx: Transaction, item: Item, { kind, now, by }: Keeping): Promise<void> {
  const _id = factId('version', item._id, kind, String(item.version))
  await tx.set(versions, { ...head(item, _id, now), kind, byId: by.id, byName: by.name, text: textOf(item) })
}

/** Written while somebody else saved first: kept beside the item, once for each submission. @returns its id */
export async function keepAside(
  tx: Transaction,
  item: Item,
  { text, now, by, requestId }: Omit<Keeping, 'kind'> & { readonly text: DraftText; readonly requestId: string },
): Promise<string> {
  const _id = factId('version', item._id, 'aside', requestId)
  await tx.set(versions, { ...head(item, _id, now), kind: 'aside', byId: by.id, byName: by.name, text })
  return _id
}

const head = ({ _id: itemId, branchId, version }: Item, _id: string, now: number) => ({
  ...{ _id, itemId, branchId, version, at: now },
  key: timeKey(now, _id),
})

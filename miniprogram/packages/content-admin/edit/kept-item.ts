/** The draft as it lies on this phone, and what had been sent of it when the app was closed. */
import { ApiError } from '../../../api/client'
import { saveItem } from '../../../api/content-desk'
import { dropDraft, keepDraft, readDraft } from '../../../behaviors/draft'
import type { Versioned } from '../../../behaviors/kept-draft'
import type { ItemDraft } from './draft'
import type { Pending } from './saver'

type KeptItem = Versioned<ItemDraft> & { readonly pending: Pending | null }

export const keyOf = (itemId: string) => `item:${itemId || 'new'}`

export function keepItem(itemId: string, kept: KeptItem): void {
  keepDraft(keyOf(itemId), kept)
}

/**
 * Asks once more for the answer that never came, so that the first save of an item makes no second one.
 * @returns the item's id, '' while there is none
 * @throws ApiError NET_… without a network
 */
export async function settlePending(itemId: string): Promise<string> {
  const kept = readDraft<KeptItem>(keyOf(itemId))
  if (!kept?.pending) return itemId
  const { draft, pending } = kept
  try {
    const saved = await saveItem(pending.input, pending.requestId)
    const version = saved.conflict ? kept.version : saved.version
    dropDraft(keyOf(itemId))
    keepItem(saved.itemId, { version, draft, pending: null })
    return saved.itemId
  } catch (error) {
    if (!(error instanceof ApiError) || error.code.startsWith('NET_')) throw error
    keepItem(itemId, { ...kept, pending: null })
    return itemId
  }
}

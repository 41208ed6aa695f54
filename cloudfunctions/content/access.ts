import type { ParsedInputOf } from '../contract'
import type { JoinedActor, Target } from '../kit/actor'
import { canDo } from '../kit/allowed'
import { present } from '../kit/errors'
import type { DeskPerson } from '../domain/editorial-desk'
import { items, type Item } from './item-repository'

export const ownBranch = ({ actor }: { readonly actor: JoinedActor }): Target => ({ branchId: actor.member.branchId })

/** An item of the caller's desk. */
export async function itemOf(itemId: string, { member }: JoinedActor): Promise<Item> {
  return inBranch(await items.get(itemId), member.branchId)
}

/** What lies on another branch's desk is not there. */
export function inBranch(item: Item | null, branchId: string): Item {
  return present(item?.branchId === branchId ? item : null, '没有找到这篇稿子，可能已经删除。')
}

/** @param path ids above the caller's branch: administrators of committees decide at the desk of their own branch as well */
export function personOf(actor: JoinedActor, path: readonly string[]): DeskPerson {
  const { id, branchId } = actor.member
  return { id, isPublisher: canDo(actor, 'content.publishItem', { branchId, path }) }
}

export type DraftInput = Omit<ParsedInputOf<'content.saveItem'>, 'itemId' | 'version'>

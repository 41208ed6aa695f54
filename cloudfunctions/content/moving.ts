/** One move of an item on the desk, in a transaction: read, allowed by the table, written, logged. */
import { atDesk, moveItem, type DeskEvent, type DeskMover } from '../domain/editorial-desk'
import { itemStateLabels } from '../../miniprogram/shared/words'
import type { JoinedActor } from '../kit/actor'
import { audit } from '../kit/audit'
import { transaction, type Transaction } from '../kit/database'
import { refuse } from '../kit/errors'
import { timeKey } from '../kit/ids'
import { inBranch } from './access'
import { items, type Item } from './item-repository'

interface Caller {
  readonly actor: JoinedActor
  readonly now: number
}

interface Move {
  readonly event: DeskEvent
  readonly by: DeskMover
  /** Whether what was asked for is there already: the same call again, after its answer was lost. */
  readonly isDone?: (item: Item) => boolean
  /** For the log, '退回稿件'; none for what a writer does with their own. */
  readonly verb?: string
  /** The action's name, for the log. */
  readonly action: string
  /** What changes besides the state, and whatever else has to be written with it. */
  readonly change?: (tx: Transaction, item: Item, state: Item['state']) => Promise<Partial<Item>> | Partial<Item>
}

/** @returns the item as it is then @throws Refusal WRONG_STATE with what it is now */
export function move(itemId: string, caller: Caller, step: Move): Promise<Item> {
  const { actor, now } = caller
  return transaction(async (tx) => {
    const item = inBranch(await tx.get(items, itemId), actor.member.branchId)
    if (step.isDone?.(item)) return item
    const state = moveItem(item.state, step.event, step.by) ?? refuseState(item)
    const changes = (await step.change?.(tx, item, state)) ?? {}
    const head = { state, isAtDesk: atDesk.includes(state), updatedAt: now, key: timeKey(now, itemId) }
    const after: Item = { ...item, ...head, ...changes }
    await tx.set(items, after)
    if (step.verb !== undefined) await log(tx, caller, { item, ...step })
    return after
  })
}

export const refuseState = ({ state }: Item): never =>
  refuse('WRONG_STATE', `这篇现在是“${itemStateLabels[state]}”，刷新后再看。`)

export function log(
  tx: Transaction,
  caller: Caller,
  { item, verb = '', action }: Pick<Move, 'verb' | 'action'> & { readonly item: Item },
): Promise<void> {
  const { _id: targetId, branchId, title } = item
  return audit(tx, caller, { action, what: `${verb}「${title}」`, branchId, targetId })
}

import type { JoinedActor } from '../kit/actor'
import { allowedOf } from '../kit/allowed'
import type { Task } from './repository'

/** What an editor may do with a task as it stands. */
export function taskEvents(actor: JoinedActor, { branchId, state }: Pick<Task, 'branchId' | 'state'>) {
  return state === 'open'
    ? allowedOf(actor, { branchId }, { edit: 'tasks.save', close: 'tasks.close', remind: 'tasks.remind' })
    : allowedOf(actor, { branchId }, { reopen: 'tasks.reopen' })
}

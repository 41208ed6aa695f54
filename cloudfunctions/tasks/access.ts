import { audienceKeysOf } from '../directory/audience'
import type { JoinedActor, Target } from '../kit/actor'
import { present } from '../kit/errors'
import { reflections, tasks, type Reflection, type Task } from './repository'

interface Context<I> {
  readonly input: I
  readonly actor: JoinedActor
}

export const ownBranch = ({ actor }: Context<unknown>): Target => ({ branchId: actor.member.branchId })

/** The task of the call, which must belong to the caller's branch. */
export async function taskOf({ input, actor }: Context<{ taskId: string }>): Promise<Task> {
  const task = present(await tasks.get(input.taskId))
  return present(task.branchId === actor.member.branchId ? task : null)
}

/** A task that was given to the caller. */
export async function givenTask(context: Context<{ taskId: string }>): Promise<Task> {
  const task = await taskOf(context)
  const keys = audienceKeysOf(context.actor.member)
  return present(task.audienceKeys.some((key) => keys.includes(key)) ? task : null)
}

/** A reflection that was handed in in the caller's branch. */
export async function reflectionOf({ input, actor }: Context<{ reflectionId: string }>): Promise<Reflection> {
  const reflection = present(await reflections.get(input.reflectionId))
  return present(reflection.branchId === actor.member.branchId ? reflection : null)
}

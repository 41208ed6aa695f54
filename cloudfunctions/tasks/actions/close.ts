import { audit } from '../../kit/audit'
import { action, type RunContext } from '../../kit/create-function'
import { transaction } from '../../kit/database'
import { present } from '../../kit/errors'
import { ownBranch, taskOf } from '../access'
import { tasks, type Task } from '../repository'

/** Ends a task or opens it again; a repetition changes nothing. */
async function setState(context: RunContext<'tasks.close'> | RunContext<'tasks.reopen'>, to: Task['state']) {
  const { _id, branchId } = await taskOf(context)
  await transaction(async (tx) => {
    const { state, title } = present(await tx.get(tasks, _id))
    if (state === to) return
    await tx.update(tasks, _id, { state: to })
    const fact =
      to === 'closed' ? { action: 'tasks.close', what: '结束' } : { action: 'tasks.reopen', what: '重新打开' }
    await audit(tx, context, { action: fact.action, what: `${fact.what}学习任务「${title}」`, branchId, targetId: _id })
  })
  return {}
}

export const close = action('tasks.close', { access: ownBranch, run: (context) => setState(context, 'closed') })
export const reopen = action('tasks.reopen', { access: ownBranch, run: (context) => setState(context, 'open') })

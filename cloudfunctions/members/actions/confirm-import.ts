import { audit } from '../../kit/audit'
import { action, type RunContext } from '../../kit/create-function'
import { transaction } from '../../kit/database'
import { present, refuse } from '../../kit/errors'
import { factId } from '../../kit/ids'
import { branchOf } from '../access'
import { countsOf, planOf, refuseOtherFile } from '../import-plan'
import { writeImport } from '../import-write'
import { rosterImports, type RosterImport } from '../repository'

type Context = RunContext<'members.confirmImport'>

export const confirmImport = action('members.confirmImport', {
  access: branchOf,
  async run(context) {
    const { input, now, requestId } = context
    const { branchId } = branchOf(context)
    refuseOtherFile(branchId, input.base64, input.digest)
    const id = factId('import', branchId, requestId)
    const earlier = await rosterImports.get(id)
    if (earlier?.state !== 'done') {
      const plan = await planOf({ branchId, base64: input.base64, now })
      if (plan.rows.length === 0) refuse('INVALID_INPUT', plan.issues[0]?.message ?? '表里没有可以导入的人。')
      const fresh = {
        _id: id,
        branchId,
        digest: input.digest,
        ...countsOf(plan),
        state: 'running',
        startedAt: now,
      } as const
      // What a retry finds: the figures of the first call, though half of the rows may be written by then.
      await rosterImports.create(fresh)
      await writeImport(plan.rows, { branchId, requestId, now })
      await finish(context, fresh)
    }
    const { addCount, changeCount, sameCount } = present(await rosterImports.get(id))
    return { addCount, changeCount, sameCount }
  },
})

async function finish(context: Context, { _id, branchId }: RosterImport): Promise<void> {
  await transaction(async (tx) => {
    const { state, addCount, changeCount } = present(await tx.get(rosterImports, _id))
    if (state === 'done') return
    await tx.update(rosterImports, _id, { state: 'done' })
    const what = `导入名册：新增 ${addCount} 人，更新 ${changeCount} 人`
    await audit(tx, context, { action: 'members.confirmImport', what, branchId, targetId: _id })
  })
}

import { units, type Unit } from '../../directory/units'
import { audit } from '../../kit/audit'
import { action, type RunContext } from '../../kit/create-function'
import { transaction } from '../../kit/database'
import { present, refuse } from '../../kit/errors'
import { factId } from '../../kit/ids'
import { refuseTakenName } from '../unit-names'

type Context = RunContext<'members.addUnit'>

const parentKinds = { branch: 'committee', group: 'branch' } as const
const wrongParent = { branch: '党支部要建在党委下面。', group: '党小组要建在党支部下面。' } as const

export const addUnit = action('members.addUnit', {
  access: ({ input }) => ({ branchId: input.parentId }),
  async run(context) {
    const { input, now, requestId } = context
    const id = factId('unit', input.parentId, requestId)
    await transaction(async (tx) => {
      if (await tx.get(units, id)) return
      const parent = present(await tx.get(units, input.parentId), '没有找到上级组织。')
      const { kind } = input
      if (parent.kind !== parentKinds[kind]) refuse('INVALID_INPUT', wrongParent[kind], { parentId: wrongParent[kind] })
      await refuseTakenName(parent._id, input.name)
      await tx.update(units, parent._id, { changedAt: now })
      const unit = newUnit(id, parent, context)
      await tx.create(units, unit)
      const branchId = parent._id
      await audit(tx, context, { action: 'members.addUnit', what: `新建了「${unit.name}」`, branchId, targetId: id })
    })
    return { unitId: id }
  },
})

function newUnit(id: string, parent: Unit, { input, now }: Context): Unit {
  return {
    _id: id,
    kind: input.kind,
    name: input.name,
    parentId: parent._id,
    branchId: input.kind === 'branch' ? id : parent._id,
    path: [...parent.path, id],
    memberCount: 0,
    createdAt: now,
    changedAt: now,
  }
}

import { directory } from '../../directory'
import { audit } from '../../kit/audit'
import { action, type RunContext } from '../../kit/create-function'
import { transaction } from '../../kit/database'
import { refuse } from '../../kit/errors'
import { factId } from '../../kit/ids'
import { ownBranch } from '../access'
import { columnsOf, committeeOf } from '../columns'
import { changeShelf, emptyShelf, shelves, type Column } from '../shelf-repository'
import { shelvesOn } from '../shelves'

type Context = RunContext<'content.saveColumns'>

/** What stood in the list and is not sent any more is kept hidden: articles name their column for years. */
export const saveColumns = action('content.saveColumns', {
  access: ownBranch,
  async run(context) {
    const { input, actor } = context
    refuseDoubles(input.items.map(({ name }) => name))
    const path = await directory.pathOf(actor.member.branchId)
    const unitId = committeeOf(actor, path)
    const before = columnsOf(await shelvesOn(path.slice(0, path.indexOf(unitId) + 1)))
    const columns = merged(context, before)
    return transaction(async (tx) => {
      const shelf = (await tx.get(shelves, unitId)) ?? emptyShelf(unitId)
      if (JSON.stringify(shelf.columns) === JSON.stringify(columns)) return { version: shelf.columnsVersion }
      if (shelf.columnsVersion !== input.version) refuse('CONFLICT', '有人刚改过栏目。你的改动还在，刷新后再合并。')
      const columnsVersion = shelf.columnsVersion + 1
      await changeShelf(tx, unitId, (current) => ({ ...current, columns, columnsVersion }))
      const { branchId } = actor.member
      await audit(tx, context, { action: 'content.saveColumns', what: '修改栏目', branchId, targetId: unitId })
      return { version: columnsVersion }
    })
  },
})

function refuseDoubles(names: readonly string[]): void {
  const index = names.findIndex((name, at) => names.indexOf(name) !== at)
  if (index < 0) return
  const sentence = `栏目名「${names[index]}」重复了，换一个。`
  refuse('INVALID_INPUT', sentence, { [`items.${index}.name`]: sentence })
}

function merged({ input, requestId }: Context, before: readonly Column[]): Column[] {
  const known = new Set(before.map(({ columnId }) => columnId))
  const sent = input.items.map(({ columnId, ...column }, index) => {
    if (columnId !== null && !known.has(columnId)) refuse('NOT_FOUND', '有一个栏目已经不在了，刷新后再改。')
    return { columnId: columnId ?? factId('column', requestId, String(index)), ...column }
  })
  const kept = new Set(sent.map(({ columnId }) => columnId))
  const dropped = before.filter(({ columnId }) => !kept.has(columnId)).map((column) => ({ ...column, isHidden: true }))
  return [...sent, ...dropped]
}

import type { OutputOf } from '../../../../cloudfunctions/contract'
import { unitKindLabels } from '../../../shared/words'

type Units = OutputOf<'members.listUnits'>
type Unit = Units['items'][number]

/** One card a branch with its groups; the committee stands alone on top. */
export function toView({ items, allowedEvents }: Units) {
  const heads = items.filter(({ kind }) => kind !== 'group')
  return {
    trees: heads.map((head) => ({
      unitId: head.unitId,
      units: [head, ...items.filter(({ kind, parentId }) => kind === 'group' && parentId === head.unitId)].map(toUnit),
    })),
    parents: {
      branch: heads.filter(({ kind }) => kind === 'committee').map(toOption),
      group: heads.filter(({ kind }) => kind === 'branch').map(toOption),
    },
    canAddBranch: allowedEvents.includes('addBranch'),
    canAddGroup: allowedEvents.includes('addGroup'),
    canRename: allowedEvents.includes('rename'),
  }
}

const toOption = ({ unitId, name }: Unit) => ({ value: unitId, label: name })

function toUnit({ unitId, kind, name, memberCount }: Unit) {
  return {
    unitId,
    name,
    sub: kind === 'committee' ? unitKindLabels[kind] : `${unitKindLabels[kind]}，${memberCount} 人`,
  }
}

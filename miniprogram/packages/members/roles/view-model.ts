import type { OutputOf } from '../../../../cloudfunctions/contract'
import { formatMoment } from '../../../shared/calendar'
import { roleLabels } from '../../../shared/words'

interface Answers {
  readonly offices: OutputOf<'members.listRoles'>
  readonly units: OutputOf<'members.listUnits'>
  readonly myMemberId: string
}

export function toView({ offices, units, myMemberId }: Answers) {
  return {
    branchId: offices.branchId,
    branchName: offices.branchName,
    items: offices.items.map(({ role, unitId, unitName, memberId, memberName, since }) => ({
      key: `${memberId}_${role}_${unitId}`,
      role,
      unitId,
      memberId,
      memberName,
      office: unitId === offices.branchId ? roleLabels[role] : `${unitName}，${roleLabels[role]}`,
      since: `${formatMoment(since, 'YYYY年M月')}起`,
      isMine: memberId === myMemberId,
    })),
    canGrant: offices.grantable.length > 0,
    offices: offices.grantable.map((role) => ({ value: role, label: roleLabels[role] })),
    groups: units.items
      .filter(({ kind, parentId }) => kind === 'group' && parentId === offices.branchId)
      .map(({ unitId, name }) => ({ value: unitId, label: name })),
  }
}

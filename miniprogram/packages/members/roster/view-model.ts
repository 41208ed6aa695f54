import type { OutputOf } from '../../../../cloudfunctions/contract'
import { roleLabels, stageLabels, statusLabels } from '../../../shared/words'

type Roster = OutputOf<'members.listRoster'>

export const filters = [
  { key: 'all', label: '全部' },
  { key: 'full', label: '正式党员' },
  { key: 'probationary', label: '预备党员' },
  { key: 'activist', label: '积极分子' },
  { key: 'away', label: '外出' },
  { key: 'unbound', label: '没绑定微信' },
] as const
export type Filter = (typeof filters)[number]['key']

export function toView({ items, nextCursor, branchId, total, allowedEvents }: Roster) {
  return {
    items: items.map(toRow),
    nextCursor,
    total: `名册共 ${total} 人`,
    canAdd: allowedEvents.includes('add'),
    canImport: allowedEvents.includes('import'),
    canExport: allowedEvents.includes('export'),
    addPath: `/packages/members/member-edit/page?branchId=${branchId}`,
    importPath: `/packages/members/import/page?branchId=${branchId}`,
  }
}

function toRow({ memberId, name, studentNumber, stage, status, groupName, isBound, roles }: Roster['items'][number]) {
  const facts = [stageLabels[stage], groupName, ...roles.map((role) => roleLabels[role])]
  return {
    memberId,
    name,
    sub: `${studentNumber}　${facts.filter(Boolean).join('，')}`,
    state: status !== 'inSchool' ? statusLabels[status] : isBound ? '' : '没绑定',
    path: `/packages/members/member/page?id=${memberId}`,
  }
}

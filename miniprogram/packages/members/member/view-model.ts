import type { OutputOf } from '../../../../cloudfunctions/contract'
import { duesCategoryLabels } from '../../../shared/words'
import { rowsOf } from '../profile/view-model'

export function toView({ profile, isBound, allowedEvents }: OutputOf<'members.getMember'>) {
  const { memberId, name, className, category, phoneMasked, branchId } = profile
  return {
    name,
    binding: isBound ? '已绑定微信' : '还没有绑定微信',
    rows: [
      ...rowsOf(profile).slice(1),
      { title: '班级', value: className || '没有填' },
      { title: '党费类别', value: duesCategoryLabels[category] },
    ],
    phone: phoneMasked,
    canReveal: allowedEvents.includes('revealPhone') && phoneMasked !== '',
    canEdit: allowedEvents.includes('edit'),
    canUnbind: allowedEvents.includes('unbind') && isBound,
    canGrant: allowedEvents.includes('grantRole'),
    editPath: `/packages/members/member-edit/page?id=${memberId}`,
    rolesPath: `/packages/members/roles/page?branchId=${branchId}&memberId=${memberId}&name=${encodeURIComponent(name)}`,
  }
}

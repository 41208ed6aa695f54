import type { OutputOf } from '../../../../cloudfunctions/contract'
import { formatMoment } from '../../../shared/calendar'

type Invitations = OutputOf<'members.listInvitations'>

const states: Record<Invitations['items'][number]['state'], string> = {
  active: '有效',
  revoked: '已作废',
  expired: '已过期',
}

export function toView({ branchName, items }: Invitations) {
  return {
    branchName,
    items: items.map(({ code, createdByName, expiresAt, state, joinedCount }) => ({
      code,
      isActive: state === 'active',
      state: states[state],
      facts: `${createdByName}发的，${formatMoment(expiresAt, 'M月D日')}到期，${joinedCount} 人加入`,
    })),
  }
}

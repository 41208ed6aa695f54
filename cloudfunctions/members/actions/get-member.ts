import { allowedOf } from '../../kit/allowed'
import { action } from '../../kit/create-function'
import { logLook } from '../access-log'
import { branchOfMember, namedMember } from '../access'
import { unitsOfBranch } from '../repository'
import { namesOf, toProfile } from '../views'

export const getMember = action('members.getMember', {
  access: branchOfMember,
  async run(context) {
    const { actor, now } = context
    const member = await namedMember(context)
    const [ofBranch] = await Promise.all([
      unitsOfBranch(member.branchId),
      logLook({ actor, member, what: 'record', now }),
    ])
    const { branchId, groupId, openid, phone } = member
    const path = ofBranch.find(({ _id }) => _id === branchId)?.path ?? []
    const allowed = allowedOf(
      actor,
      { branchId, groupId, path },
      {
        edit: 'members.updateMember',
        revealPhone: 'members.revealPhone',
        unbind: 'members.unbindMember',
        grantRole: 'members.grantRole',
      },
    )
    const impossible = new Set([
      ...(phone === '' ? ['revealPhone'] : []),
      ...(openid === null ? ['unbind', 'grantRole'] : []),
    ])
    return {
      profile: toProfile(member, namesOf(ofBranch)),
      groupId,
      isBound: openid !== null,
      groups: ofBranch.filter(({ kind }) => kind === 'group').map(({ _id, name }) => ({ unitId: _id, name })),
      allowedEvents: allowed.filter((event) => !impossible.has(event)),
    }
  },
})

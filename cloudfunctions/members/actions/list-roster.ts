import { units } from '../../directory/units'
import { allowedOf } from '../../kit/allowed'
import { action } from '../../kit/create-function'
import { present } from '../../kit/errors'
import { rosterScope } from '../access'
import { unitsOfBranch } from '../repository'
import { pageOfRoster } from '../roster-page'
import { namesOf } from '../views'

const pageSize = 30

export const listRoster = action('members.listRoster', {
  access: rosterScope,
  async run(context) {
    const { actor, input } = context
    const { branchId, groupId } = rosterScope(context)
    const { filter, search, cursor } = input
    const [page, ofBranch] = await Promise.all([
      pageOfRoster({ branchId, groupId, filter, search, cursor, size: pageSize }),
      unitsOfBranch(branchId),
    ])
    const names = namesOf(ofBranch)
    const shown = present(ofBranch.find(({ _id }) => _id === (groupId ?? branchId)) ?? (await units.get(branchId)))
    const path = shown.path
    return {
      items: page.items.map(({ _id, name, studentNumber, stage, status, openid, roles, ...row }) => ({
        memberId: _id,
        name,
        studentNumber,
        stage,
        status,
        groupName: row.groupId === null ? null : (names.get(row.groupId) ?? null),
        isBound: openid !== null,
        roles: roles.map(({ role }) => role),
      })),
      nextCursor: page.nextCursor,
      branchId,
      branchName: names.get(branchId) ?? shown.name,
      total: shown.memberCount,
      allowedEvents: allowedOf(
        actor,
        { branchId, path },
        {
          add: 'members.addMember',
          import: 'members.previewImport',
          export: 'members.exportRoster',
          invite: 'members.createInvitation',
          roles: 'members.grantRole',
        },
      ),
    }
  },
})

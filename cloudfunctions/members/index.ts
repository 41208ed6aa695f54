import { directory } from '../directory'
import { createFunction } from '../kit/create-function'
import { addMember } from './actions/add-member'
import { addUnit } from './actions/add-unit'
import { claim } from './actions/claim'
import { confirmImport } from './actions/confirm-import'
import { createInvitation } from './actions/create-invitation'
import { decideJoinRequest } from './actions/decide-join-request'
import { enter } from './actions/enter'
import { exportHandover } from './actions/export-handover'
import { exportRoster } from './actions/export-roster'
import { getMember } from './actions/get-member'
import { grantRole } from './actions/grant-role'
import { handOver } from './actions/hand-over'
import { importTemplate } from './actions/import-template'
import { invitationCode } from './actions/invitation-code'
import { listAudit } from './actions/list-audit'
import { listInvitations } from './actions/list-invitations'
import { listJoinRequests } from './actions/list-join-requests'
import { listRoles } from './actions/list-roles'
import { listRoster } from './actions/list-roster'
import { listUnits } from './actions/list-units'
import { listViews } from './actions/list-views'
import { mine } from './actions/mine'
import { previewImport } from './actions/preview-import'
import { renameUnit } from './actions/rename-unit'
import { requestToJoin } from './actions/request-to-join'
import { revealPhone } from './actions/reveal-phone'
import { revokeInvitation } from './actions/revoke-invitation'
import { revokeRole } from './actions/revoke-role'
import { setUp } from './actions/set-up'
import { unbindMember } from './actions/unbind-member'
import { unbindMine } from './actions/unbind-mine'
import { updateMember } from './actions/update-member'
import { updateMine } from './actions/update-mine'

export const main = createFunction(
  { name: 'members', directory },
  {
    enter,
    claim,
    requestToJoin,
    setUp,
    mine,
    updateMine,
    listViews,
    unbindMine,
    listRoster,
    getMember,
    revealPhone,
    addMember,
    updateMember,
    unbindMember,
    importTemplate,
    previewImport,
    confirmImport,
    exportRoster,
    exportHandover,
    listInvitations,
    createInvitation,
    revokeInvitation,
    invitationCode,
    listJoinRequests,
    decideJoinRequest,
    listRoles,
    grantRole,
    revokeRole,
    handOver,
    listUnits,
    addUnit,
    renameUnit,
    listAudit,
  },
)

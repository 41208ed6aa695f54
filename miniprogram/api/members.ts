import type { InputOf } from '../../cloudfunctions/contract'
import { call } from './client'

export const enter = (code?: string) => call('members.enter', { code })
export const claim = (input: InputOf<'members.claim'>, requestId: string) => call('members.claim', input, requestId)
export const requestToJoin = (input: InputOf<'members.requestToJoin'>, requestId: string) =>
  call('members.requestToJoin', input, requestId)
export const setUp = (input: InputOf<'members.setUp'>, requestId: string) => call('members.setUp', input, requestId)
export const openMine = () => call('members.mine', {})
export const updateMine = (input: InputOf<'members.updateMine'>, requestId: string) =>
  call('members.updateMine', input, requestId)
export const listViews = (cursor?: string) => call('members.listViews', { cursor })
export const unbindMine = (requestId: string) => call('members.unbindMine', {}, requestId)
export const listRoster = (input: InputOf<'members.listRoster'>) => call('members.listRoster', input)
export const getMember = (memberId: string) => call('members.getMember', { memberId })
export const revealPhone = (memberId: string) => call('members.revealPhone', { memberId })
export const addMember = (input: InputOf<'members.addMember'>, requestId: string) =>
  call('members.addMember', input, requestId)
export const updateMember = (input: InputOf<'members.updateMember'>, requestId: string) =>
  call('members.updateMember', input, requestId)
export const unbindMember = (input: InputOf<'members.unbindMember'>, requestId: string) =>
  call('members.unbindMember', input, requestId)
export const importTemplate = () => call('members.importTemplate', {})
export const previewImport = (input: InputOf<'members.previewImport'>) => call('members.previewImport', input)
export const confirmImport = (input: InputOf<'members.confirmImport'>, requestId: string) =>
  call('members.confirmImport', input, requestId)
export const exportRoster = (branchId?: string) => call('members.exportRoster', { branchId })
export const exportHandover = (branchId?: string) => call('members.exportHandover', { branchId })
export const listInvitations = (branchId?: string) => call('members.listInvitations', { branchId })
export const createInvitation = (input: InputOf<'members.createInvitation'>, requestId: string) =>
  call('members.createInvitation', input, requestId)
export const revokeInvitation = (code: string, requestId: string) =>
  call('members.revokeInvitation', { code }, requestId)
export const invitationCode = (code: string) => call('members.invitationCode', { code })
export const listJoinRequests = (input: InputOf<'members.listJoinRequests'>) => call('members.listJoinRequests', input)
export const decideJoinRequest = (input: InputOf<'members.decideJoinRequest'>, requestId: string) =>
  call('members.decideJoinRequest', input, requestId)
export const listRoles = (branchId?: string) => call('members.listRoles', { branchId })
export const grantRole = (input: InputOf<'members.grantRole'>, requestId: string) =>
  call('members.grantRole', input, requestId)
export const revokeRole = (input: InputOf<'members.revokeRole'>, requestId: string) =>
  call('members.revokeRole', input, requestId)
export const handOver = (input: InputOf<'members.handOver'>, requestId: string) =>
  call('members.handOver', input, requestId)
export const listUnits = () => call('members.listUnits', {})
export const addUnit = (input: InputOf<'members.addUnit'>, requestId: string) =>
  call('members.addUnit', input, requestId)
export const renameUnit = (input: InputOf<'members.renameUnit'>, requestId: string) =>
  call('members.renameUnit', input, requestId)
export const listAudit = (input: InputOf<'members.listAudit'>) => call('members.listAudit', input)

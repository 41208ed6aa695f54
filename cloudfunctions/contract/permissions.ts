/**
 * The one permission table: every action, and who may call it. An action without a row does not compile.
 * A role counts only in the unit where it is held: the branch (or group) an action touches, or a committee above it.
 */
import type { Role } from '../../miniprogram/shared/words'
import type { ActionName } from './index'

export type Permission =
  /** Any WeChat identity, joined or not. The action sees only what it is given. */
  | { readonly who: 'anyone' }
  /** Whoever has joined, on their own records or in their own branch. */
  | { readonly who: 'member' }
  /** Holders of an office over the unit that the action touches. */
  | { readonly who: readonly Role[] }

const anyone = { who: 'anyone' } as const
const member = { who: 'member' } as const
const roles = <const R extends readonly Role[]>(...who: R) => ({ who }) as const

/** Keeps the roster and the dues. */
const organisers = roles('organizer', 'deputySecretary', 'secretary', 'committeeAdmin')
/** Reads names and states of the branch. */
const readers = roles('groupLeader', 'publicityOfficer', 'organizer', 'deputySecretary', 'secretary', 'committeeAdmin')
/** Decides on people and offices. */
const secretaries = roles('deputySecretary', 'secretary', 'committeeAdmin')
/** Runs learning and discussion. */
const editors = roles('publicityOfficer', 'deputySecretary', 'secretary')
/** Speaks for the branch. */
const voices = roles('deputySecretary', 'secretary')

export const permissions = {
  'members.enter': anyone,
  'members.claim': anyone,
  'members.requestToJoin': anyone,
  'members.setUp': anyone,
  'members.mine': member,
  'members.updateMine': member,
  'members.listViews': member,
  'members.unbindMine': member,
  'members.listRoster': readers,
  'members.getMember': readers,
  'members.revealPhone': organisers,
  'members.addMember': organisers,
  'members.updateMember': organisers,
  'members.unbindMember': organisers,
  'members.importTemplate': organisers,
  'members.previewImport': organisers,
  'members.confirmImport': organisers,
  'members.exportRoster': organisers,
  'members.exportHandover': secretaries,
  'members.listInvitations': organisers,
  'members.createInvitation': organisers,
  'members.revokeInvitation': organisers,
  'members.invitationCode': organisers,
  'members.listJoinRequests': organisers,
  'members.decideJoinRequest': organisers,
  'members.listRoles': readers,
  'members.grantRole': secretaries,
  'members.revokeRole': secretaries,
  'members.handOver': readers,
  'members.listUnits': readers,
  'members.addUnit': organisers,
  'members.renameUnit': secretaries,
  'members.listAudit': secretaries,
  'learn.open': member,
  'learn.openCourse': member,
  'learn.openLesson': member,
  'learn.recordProgress': member,
  'learn.listCourses': editors,
  'learn.editCourse': editors,
  'learn.saveCourse': editors,
  'learn.publishCourse': voices,
  'learn.listCompletions': editors,
  'forum.listTopics': member,
  'forum.openTopic': member,
  'forum.post': member,
  'forum.removePost': member,
  'forum.reviewPost': voices,
  'forum.comment': voices,
  'forum.createTopic': editors,
  'forum.closeTopic': editors,
  'forum.listUnanswered': editors,
  'dues.openMine': member,
  'dues.declareProfile': member,
  'dues.prepay': member,
  'dues.checkOrder': member,
  'dues.cancelOrder': member,
  'dues.openReceipt': member,
  'dues.listReceipts': member,
  'dues.openLedger': organisers,
  'dues.settleInCash': roles('organizer', 'deputySecretary', 'secretary'),
  'dues.makeBills': roles('organizer', 'deputySecretary', 'secretary'),
  'dues.listProfiles': organisers,
  'dues.confirmProfile': roles('organizer', 'deputySecretary', 'secretary'),
  'home.open': anyone,
  'home.openAdmin': readers,
  'home.listNotices': member,
  'home.readNotices': member,
} as const satisfies Record<ActionName, Permission>

export type Permissions = typeof permissions

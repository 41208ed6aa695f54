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
  /**
   * Whoever a record names as its owner by openid. The action compares, so that a call made four times a minute does not
   * read the roster as well; it is given no member.
   */
  | { readonly who: 'owner' }
  /** Holders of an office over the unit that the action touches. */
  | { readonly who: readonly Role[] }

const anyone = { who: 'anyone' } as const
const member = { who: 'member' } as const
const owner = { who: 'owner' } as const
const roles = <const R extends readonly Role[]>(...who: R) => ({ who }) as const

/** Keeps the roster and the dues. */
const organisers = roles('organizer', 'deputySecretary', 'secretary', 'committeeAdmin')
/** Reads names and states of the branch. */
const readers = roles('groupLeader', 'publicityOfficer', 'organizer', 'deputySecretary', 'secretary', 'committeeAdmin')
/** Decides on people and offices. */
const secretaries = roles('deputySecretary', 'secretary', 'committeeAdmin')
/** Runs learning and discussion. */
const editors = roles('publicityOfficer', 'deputySecretary', 'secretary')
/** Keeps the ledgers of credit hours and of the dues. */
const keepers = roles('organizer', 'deputySecretary', 'secretary')
/** Speaks for the branch. */
const voices = roles('deputySecretary', 'secretary')
/** Writes for the learning garden, and decides what goes out. */
const writers = roles('publicityOfficer', 'deputySecretary', 'secretary', 'committeeAdmin')
const publishers = roles('deputySecretary', 'secretary', 'committeeAdmin')

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
  'learn.recordProgress': owner,
  'learn.openCertificate': member,
  'learn.openQuiz': member,
  'learn.startPaper': member,
  'learn.submitPaper': member,
  'learn.openYear': member,
  'learn.openHours': keepers,
  'learn.exportHours': keepers,
  'learn.listSessions': keepers,
  'learn.editSession': keepers,
  'learn.saveSession': keepers,
  'learn.removeSession': keepers,
  'learn.listCourses': editors,
  'learn.editCourse': editors,
  'learn.saveCourse': editors,
  'learn.publishCourse': voices,
  'learn.archiveCourse': voices,
  'questions.listBanks': editors,
  'questions.openBank': editors,
  'questions.saveBank': editors,
  'questions.removeBank': editors,
  'questions.saveQuestion': editors,
  'questions.removeQuestion': editors,
  'questions.importTemplate': editors,
  'questions.exportBank': editors,
  'questions.previewImport': editors,
  'questions.confirmImport': editors,
  'tasks.listMine': member,
  'tasks.openMine': member,
  'tasks.confirmRead': member,
  'tasks.submitReflection': member,
  'tasks.setReminders': member,
  'tasks.list': editors,
  'tasks.edit': editors,
  'tasks.save': editors,
  'tasks.close': editors,
  'tasks.reopen': editors,
  'tasks.remind': editors,
  'tasks.setLearningDay': voices,
  'tasks.openProgress': editors,
  'tasks.openTaskProgress': editors,
  'tasks.listReflections': voices,
  'tasks.openReflection': voices,
  'tasks.answerReflection': voices,
  'forum.listTopics': member,
  'forum.openTopic': member,
  'forum.openCircle': member,
  'forum.listNew': member,
  'forum.openPost': member,
  'forum.openThread': member,
  'forum.listMine': member,
  'forum.post': member,
  'forum.editPost': member,
  'forum.removePost': member,
  'forum.comment': member,
  'forum.editComment': member,
  'forum.removeComment': member,
  'forum.setLike': member,
  'forum.report': member,
  'forum.appeal': member,
  'forum.editTopic': editors,
  'forum.saveTopic': editors,
  'forum.closeTopic': voices,
  'forum.removeTopic': editors,
  'forum.officialComment': voices,
  'forum.markPost': editors,
  'forum.review': voices,
  'forum.hide': voices,
  'forum.restore': voices,
  'forum.decideReports': voices,
  'forum.decideAppeal': voices,
  'forum.openModeration': editors,
  'content.open': member,
  'content.listArticles': member,
  'content.openColumn': member,
  'content.listColumns': member,
  'content.listFound': member,
  'content.openArticle': anyone,
  'content.setFavourite': member,
  'content.listFavourites': member,
  'content.confirmRead': member,
  'content.setSubscription': member,
  'content.articleCode': member,
  'content.openDesk': writers,
  'content.editItem': writers,
  'content.saveItem': writers,
  'content.submitItem': writers,
  'content.withdrawItem': writers,
  'content.returnItem': publishers,
  'content.publishItem': publishers,
  'content.unscheduleItem': publishers,
  'content.archiveItem': publishers,
  'content.restoreItem': publishers,
  'content.pinItem': publishers,
  'content.removeItem': writers,
  'content.listVersions': writers,
  'content.openVersion': writers,
  'content.restoreVersion': writers,
  'content.openReaders': writers,
  'content.remindReaders': writers,
  'content.setTwoPeople': publishers,
  'content.openColumns': roles('committeeAdmin'),
  'content.saveColumns': roles('committeeAdmin'),
  'dues.openMine': member,
  'dues.declareProfile': member,
  'dues.setReminders': member,
  'dues.openReceipt': member,
  'dues.exportReceipt': member,
  'dues.listReceipts': member,
  'dues.openStatement': member,
  'dues.exportStatement': member,
  'dues.openPublication': member,
  'dues.prepay': member,
  'dues.checkOrder': member,
  'dues.cancelOrder': member,
  'dues.settleInCash': keepers,
  'dues.voidReceipt': keepers,
  'dues.recordExtra': keepers,
  'dues.openReconciliation': organisers,
  'dues.refundOrder': keepers,
  'dues.closeDifference': keepers,
  'dues.openLedger': organisers,
  'dues.openYear': organisers,
  'dues.exportLedger': organisers,
  'dues.openMember': organisers,
  'dues.makeBills': keepers,
  'dues.openArrears': organisers,
  'dues.remind': keepers,
  'dues.listProfiles': organisers,
  'dues.confirmProfile': keepers,
  'dues.listReliefs': organisers,
  'dues.submitRelief': keepers,
  'dues.endRelief': keepers,
  'dues.decideRelief': roles('committeeAdmin'),
  'dues.openRemittances': organisers,
  'dues.reportRemittance': keepers,
  'dues.withdrawRemittance': keepers,
  'dues.decideRemittance': roles('committeeAdmin'),
  'dues.publish': organisers,
  'dues.openCommittee': roles('committeeAdmin'),
  'home.open': anyone,
  'home.openAdmin': readers,
  'home.listNotices': member,
  'home.readNotices': member,
} as const satisfies Record<ActionName, Permission>

export type Permissions = typeof permissions

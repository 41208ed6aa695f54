/**
 * Everything that is measured, one line each: a page with what its opening asks for, a hot write, a timer. A new module
 * adds its lines here. Pages that ask for nothing when they open (import, setup, topic-edit, question-edit, question-import, relief-edit) have none.
 *
 * Writes come after pages, and writes that look at the whole branch before those that add people to it.
 */
import { event, fullScreen, grows, page, timer, write } from './builders'
import * as given from './given'
import * as content from './given-content'
import * as dues from './given-dues'
import * as forum from './given-forum'
import * as learning from './given-learning'

const perMember = 'one row a member of the branch'
const perBranch = 'one row a branch of the committee'

/** A page of the catalogue, with one's own progress in each course. */
const catalogue = 31 + 30
/** Open tasks that are looked at, and one's own facts about them. */
const openTasks = 60 + 6

export const cases = [
  // Tabs
  fullScreen(catalogue + openTasks + 39, page('pages/home', 'member', 'home.open')),
  fullScreen(catalogue + openTasks + 39, page('pages/home (secretary)', 'secretary', 'home.open')),
  fullScreen(5, page('pages/learn', 'member', 'content.open')),
  fullScreen(16, page('pages/learn (videos)', 'member', ['content.listArticles', content.videos])),
  fullScreen(13, page('pages/forum', 'member', 'forum.listTopics')),
  fullScreen(30, page('pages/mine', 'member', 'members.mine')),
  grows(perMember, page('pages/admin', 'secretary', 'home.openAdmin')),
  grows(perBranch, page('pages/admin (committee)', 'committee', 'home.openAdmin')),

  // Membership
  page('members/join (stranger)', { openid: 'bench-stranger' }, ['members.enter', given.invitation]),
  fullScreen(30, page('members/profile', 'member', 'members.mine')),
  fullScreen(32, page('members/views', 'member', 'members.listViews')),
  fullScreen(36, page('members/roster', 'organizer', 'members.listRoster')),
  fullScreen(36, page('members/roster (search)', 'organizer', ['members.listRoster', () => ({ search: '林' })])),
  fullScreen(36, page('members/roster (away)', 'organizer', ['members.listRoster', () => ({ filter: 'away' })])),
  page('members/member', 'organizer', ['members.getMember', given.anyMember]),
  page('members/member-edit (new)', 'organizer', 'members.listUnits'),
  fullScreen(52, page('members/invitations', 'organizer', 'members.listInvitations')),
  fullScreen(42, page('members/join-requests', 'organizer', 'members.listJoinRequests')),
  page('members/roles', 'secretary', ['members.listRoles', 'members.listRoster', 'members.listUnits', 'members.mine']),
  page('members/units', 'secretary', 'members.listUnits'),
  grows(perBranch, page('members/units (committee)', 'committee', 'members.listUnits')),
  fullScreen(62, page('members/audit', 'secretary', 'members.listAudit')),

  // Learning garden
  fullScreen(16, page('content/column', 'member', ['content.openColumn', content.column])),
  fullScreen(15, page('content/columns', 'member', 'content.listColumns')),
  fullScreen(16, page('content/search', 'member', ['content.listFound', content.words])),
  page('content/article', 'member', ['content.openArticle', content.article]),
  fullScreen(45, page('content/favourites', 'member', 'content.listFavourites')),
  fullScreen(50, page('content-admin/desk', 'secretary', 'content.openDesk')),
  page('content-admin/edit', 'publicity', ['content.editItem', content.item]),
  fullScreen(30, page('content-admin/versions', 'publicity', ['content.listVersions', content.item])),
  page('content-admin/version', 'publicity', ['content.openVersion', content.version]),
  grows(perMember, page('content-admin/readers', 'secretary', ['content.openReaders', content.notice])),
  page('content-admin/columns', 'committee', 'content.openColumns'),

  // Micro-courses
  fullScreen(catalogue + openTasks + 3, page('learn/courses', 'member', 'learn.open')),
  page('learn/course', 'member', ['learn.openCourse', learning.course]),
  page('learn/lesson', 'member', ['learn.openLesson', learning.lesson]),
  page('learn/quiz', 'member', ['learn.openQuiz', learning.quiz]),
  page('learn/certificate', 'member', ['learn.openCertificate', learning.certificate]),
  fullScreen(40, page('learn/year', 'member', 'learn.openYear')),
  fullScreen(60, page('learn/tasks', 'member', 'tasks.listMine')),
  page('learn/task', 'member', ['tasks.openMine', learning.articleTask]),
  fullScreen(33, page('learn-admin/courses', 'publicity', 'learn.listCourses')),
  fullScreen(60, page('learn-admin/course-edit', 'publicity', ['learn.editCourse', learning.course])),
  fullScreen(52, page('learn-admin/banks', 'publicity', 'questions.listBanks')),
  fullScreen(33, page('learn-admin/bank', 'publicity', ['questions.openBank', learning.bank])),

  // Tasks
  grows(perMember, page('learn-admin/tasks', 'publicity', 'tasks.list')),
  grows(perMember, page('learn-admin/task-edit', 'publicity', ['tasks.edit', learning.anyTask])),
  grows(perMember, page('learn-admin/task-progress', 'publicity', ['tasks.openTaskProgress', learning.anyTask])),
  grows(perMember, page('learn-admin/progress', 'publicity', 'tasks.openProgress')),
  fullScreen(33, page('learn-admin/reflections', 'secretary', 'tasks.listReflections')),
  page('learn-admin/reflection', 'secretary', ['tasks.openReflection', learning.reflection]),

  // Credit hours
  grows(perMember, page('learn-admin/hours', 'organizer', 'learn.openHours')),
  fullScreen(22, page('learn-admin/sessions', 'organizer', 'learn.listSessions')),
  grows(perMember, page('learn-admin/session-edit', 'organizer', ['learn.editSession', learning.session])),

  // Discussion and the circle
  fullScreen(23, page('forum/topic', 'member', ['forum.openTopic', forum.topic])),
  fullScreen(23, page('forum/topic (excellent)', 'member', ['forum.openTopic', forum.excellent])),
  fullScreen(23, page('forum/topic (mine)', 'member', ['forum.openTopic', forum.ownPosts])),
  fullScreen(23, page('forum/topic (unanswered)', 'secretary', ['forum.openTopic', forum.unanswered])),
  page('forum/topic (what is new)', 'member', ['forum.listNew', forum.newest]),
  fullScreen(25, page('pages/forum (circle)', 'member', 'forum.openCircle')),
  fullScreen(23, page('forum/post', 'member', ['forum.openPost', forum.thread])),
  fullScreen(23, page('forum/thread', 'member', ['forum.openThread', content.article])),
  fullScreen(22, page('forum/mine', 'member', ['forum.listMine', forum.mine])),
  fullScreen(13, page('forum/topics', 'secretary', 'forum.listTopics')),
  fullScreen(23, page('forum/topic-close', 'secretary', ['forum.openTopic', forum.closedTopic])),
  fullScreen(86, page('forum/moderation', 'secretary', ['forum.openModeration', forum.tab('unanswered')])),
  fullScreen(86, page('forum/moderation (cases)', 'secretary', ['forum.openModeration', forum.tab('cases')])),

  // Dues
  fullScreen(26, page('dues/mine', 'member', 'dues.openMine')),
  fullScreen(26, page('dues/profile', 'member', 'dues.openMine')),
  fullScreen(22, page('dues/receipts', 'member', 'dues.listReceipts')),
  page('dues/receipt', 'member', ['dues.openReceipt', dues.receipt]),
  grows(perMember, page('dues-admin/ledger', 'organizer', 'dues.openLedger')),
  fullScreen(50, page('dues/statement', 'member', 'dues.openStatement')),
  page('dues/publication', 'member', 'dues.openPublication'),
  grows(perMember, page('dues-admin/year', 'organizer', 'dues.openYear')),
  fullScreen(50, page('dues-admin/member', 'organizer', ['dues.openMember', dues.anyMember])),
  grows(perMember, page('dues-admin/arrears', 'organizer', 'dues.openArrears')),
  grows(perMember, page('dues-admin/profiles', 'organizer', 'dues.listProfiles')),
  fullScreen(50, page('dues-admin/profile', 'organizer', ['dues.openMember', dues.anyMember])),
  fullScreen(22, page('dues-admin/reliefs', 'organizer', 'dues.listReliefs')),
  fullScreen(40, page('dues-admin/remittances', 'organizer', 'dues.openRemittances')),
  fullScreen(60, page('dues-admin/reconciliation', 'organizer', 'dues.openReconciliation')),
  grows(perBranch, page('dues-admin/committee', 'committee', 'dues.openCommittee')),

  // Inbox
  fullScreen(22, page('inbox/list', 'member', 'home.listNotices')),

  // Writes
  grows(perMember, write('dues.makeBills', dues.nothingToBill)),
  write('home.readNotices', given.reader),
  grows(perMember, write('tasks.save', learning.newTask)),
  grows(perMember, write('learn.saveSession', learning.newSession)),
  write('learn.recordProgress', learning.heartbeat),
  write('learn.startPaper', learning.examinee),
  write('learn.submitPaper', learning.drawnPaper),
  write('tasks.submitReflection', learning.reflecting),
  write('tasks.answerReflection', learning.reflectionToAnswer),
  write('forum.post', forum.speaker),
  write('forum.post (circle)', forum.sharer),
  write('forum.comment', forum.commenter),
  write('forum.setLike', forum.liker),
  write('forum.report', forum.reporter),
  write('forum.officialComment', forum.postToAnswer),
  write('content.saveItem', content.writer),
  write('content.publishItem', content.submission),
  write('content.setFavourite', content.keeper),
  write('content.confirmRead', content.reader),
  write('content.setSubscription', content.subscriber),
  write('members.updateMember', given.change),
  write('members.addMember', given.newEntry),
  write('members.claim', given.claimant),
  write('members.requestToJoin', given.applicant),
  write('members.decideJoinRequest', given.requestToDecide),
  write('dues.declareProfile', dues.declaration),
  write('dues.confirmProfile', dues.confirmation),
  write('dues.prepay', dues.payer),
  event('dues notification of WeChat Pay', dues.paidOrder),
  write('dues.checkOrder', dues.orderToCheck),
  write('dues.cancelOrder', dues.orderToCancel),
  write('dues.settleInCash', dues.moneyByHand),
  write('dues.voidReceipt', dues.mistake),
  write('dues.submitRelief', dues.hardship),
  write('dues.decideRelief', dues.reliefToDecide),
  write('dues.reportRemittance', dues.remittance),

  // Timers
  grows(perMember, timer('tasks', 'remindOfTasks')),
  timer('tasks', 'recheckPictures'),
  fullScreen(50, timer('forum', 'recheckTexts')),
  timer('forum', 'recheckPictures'),
  timer('content', 'publishDue'),
  timer('content', 'tellSubscribers'),
  timer('content', 'recheckPictures'),
  timer('forum', 'sweep'),
  fullScreen(200, timer('dues', 'reconcile')),
]

/**
 * Every index of every collection: deployed with the functions and enforced by the local cloud. A query without one here
 * shows in the bench as documents examined that grow with the data. `unique` treats an absent field as null.
 */
export interface IndexDeclaration {
  readonly name: string
  readonly keys: readonly (readonly [field: string, direction: 1 | -1])[]
  readonly unique?: boolean
}

const index = (name: string, ...keys: IndexDeclaration['keys']): IndexDeclaration => ({ name, keys })
const unique = (name: string, ...keys: IndexDeclaration['keys']): IndexDeclaration => ({ name, keys, unique: true })

const indexes: Readonly<Record<string, readonly IndexDeclaration[]>> = {
  // Membership
  units: [
    index('byParent', ['parentId', 1]),
    index('byBranch', ['branchId', 1]),
    index('byPath', ['path', 1]),
    index('byKind', ['kind', 1], ['_id', 1]),
  ],
  members: [
    index('byOpenid', ['openid', 1]),
    unique('byStudentNumber', ['branchId', 1], ['studentNumber', 1]),
    index('byRosterKey', ['branchId', 1], ['rosterKey', 1]),
    index('byNameKey', ['branchId', 1], ['nameKey', 1]),
    index('byStage', ['branchId', 1], ['stage', 1], ['rosterKey', 1]),
    index('byStatus', ['branchId', 1], ['status', 1], ['rosterKey', 1]),
    index('unbound', ['branchId', 1], ['openid', 1], ['rosterKey', 1]),
    index('byGroup', ['branchId', 1], ['groupId', 1], ['rosterKey', 1]),
    index('byOffice', ['roles.unitId', 1]),
  ],
  identities: [],
  claimTries: [],
  invitations: [index('byBranch', ['branchId', 1], ['key', -1]), unique('byRequest', ['requestId', 1])],
  joinRequests: [
    index('byOpenid', ['openid', 1], ['key', -1]),
    index('waiting', ['branchId', 1], ['state', 1], ['key', 1]),
  ],
  rosterImports: [],
  accessLog: [index('byMember', ['memberId', 1], ['key', -1])],
  auditLog: [index('byBranch', ['branchId', 1], ['key', -1])],
  // Kit
  notices: [index('byMember', ['memberId', 1], ['key', -1]), index('unread', ['memberId', 1], ['isRead', 1])],
  pictureChecks: [index('byTrace', ['traceIds', 1]), index('due', ['handledBy', 1], ['askAt', 1])],
  // Micro-courses
  courses: [
    index('byBranch', ['branchId', 1], ['key', -1]),
    index('published', ['branchId', 1], ['state', 1], ['key', -1]),
    index('byTheme', ['branchId', 1], ['state', 1], ['theme', 1], ['key', -1]),
    index('byBank', ['branchId', 1], ['quiz.bankId', 1]),
  ],
  lessons: [],
  learners: [],
  courseProgress: [index('byCourse', ['courseId', 1])],
  quizPapers: [],
  quizResults: [],
  creditGrants: [index('byMember', ['memberId', 1], ['year', 1], ['key', -1])],
  learningYears: [index('byBranch', ['branchId', 1], ['year', 1]), index('byMember', ['memberId', 1], ['year', -1])],
  creditSessions: [index('byBranch', ['branchId', 1], ['state', 1], ['key', -1])],
  questionBanks: [index('byBranch', ['branchId', 1], ['key', -1])],
  questions: [index('byBank', ['bankId', 1], ['key', -1])],
  questionImports: [],
  // Tasks
  tasks: [
    index('byBranch', ['branchId', 1], ['key', -1]),
    index('mine', ['audienceKeys', 1], ['key', -1]),
    index('open', ['audienceKeys', 1], ['state', 1], ['dueAt', 1]),
    index('byCourse', ['work.courseId', 1], ['state', 1]),
    index('byBank', ['branchId', 1], ['state', 1], ['work.quiz.bankId', 1]),
    index('byLearningMonth', ['branchId', 1], ['learningMonth', 1]),
    index('ending', ['state', 1], ['dueAt', 1]),
    index('current', ['branchId', 1], ['state', 1], ['dueAt', 1]),
  ],
  taskYears: [index('byBranch', ['branchId', 1], ['year', 1])],
  reflections: [index('byBranch', ['branchId', 1], ['isWaiting', 1], ['key', 1])],
  taskSettings: [],
  taskPreferences: [],
  // Discussion
  topics: [
    index('byBranch', ['branchId', 1], ['key', -1]),
    index('open', ['scopeKeys', 1], ['state', 1], ['closesAt', 1]),
    index('toConclude', ['branchId', 1], ['state', 1], ['closesAt', 1]),
  ],
  topicAuthors: [index('byTopic', ['topicId', 1])],
  posts: [
    index('byPlace', ['placeId', 1], ['orderKey', -1]),
    index('newIn', ['placeId', 1], ['audience', 1], ['key', -1]),
    index('excellentIn', ['placeId', 1], ['isExcellent', 1], ['key', -1]),
    index('ownIn', ['authorId', 1], ['placeId', 1], ['key', -1]),
    index('own', ['authorId', 1], ['key', -1]),
    index('waitingIn', ['placeId', 1], ['isWaiting', 1], ['key', -1]),
    index('waitingInBranch', ['branchId', 1], ['isWaiting', 1], ['key', 1]),
    index('commented', ['authorId', 1], ['commentKey', -1]),
    index('awaiting', ['awaits', 1], ['key', 1]),
    index('awaitingInBranch', ['branchId', 1], ['awaits', 1], ['key', 1]),
    index('changed', ['changedAt', 1]),
    index('leftovers', ['leftovers.at', 1]),
  ],
  comments: [
    index('bySubject', ['subjectId', 1], ['threadKey', 1]),
    index('own', ['authorId', 1], ['key', -1]),
    index('awaiting', ['awaits', 1], ['key', 1]),
    index('awaitingInBranch', ['branchId', 1], ['awaits', 1], ['key', 1]),
    index('changed', ['changedAt', 1]),
  ],
  speakers: [],
  postFiles: [],
  cases: [
    index('waiting', ['branchId', 1], ['isWaiting', 1], ['waitingKey', 1]),
    index('hidden', ['branchId', 1], ['isHidden', 1], ['hiddenKey', -1]),
  ],
  // Content
  articles: [
    index('byShelf', ['shelfId', 1], ['audience', 1], ['key', -1]),
    index('byKind', ['shelfId', 1], ['audience', 1], ['kind', 1], ['key', -1]),
    index('byColumn', ['shelfId', 1], ['audience', 1], ['columnId', 1], ['key', -1]),
    index('byTerm', ['shelfId', 1], ['audience', 1], ['terms', 1], ['key', -1]),
    index('changed', ['changedAt', 1]),
  ],
  contentItems: [
    index('byState', ['branchId', 1], ['state', 1], ['key', -1]),
    index('own', ['authorId', 1], ['branchId', 1], ['isAtDesk', 1], ['key', -1]),
    index('live', ['branchId', 1], ['isLive', 1], ['key', -1]),
    index('due', ['state', 1], ['publishAt', 1]),
    index('untold', ['isTelling', 1], ['key', 1]),
  ],
  contentVersions: [index('byItem', ['itemId', 1], ['key', -1])],
  contentShelves: [],
  articleMarks: [
    index('favourites', ['memberId', 1], ['favouriteKey', -1]),
    index('readers', ['articleId', 1], ['branchId', 1], ['readAt', 1]),
  ],
  columnSubscriptions: [
    index('byMember', ['memberId', 1]),
    index('byColumn', ['unitIds', 1], ['columnId', 1], ['_id', 1]),
  ],
  // Dues
  duesProfiles: [index('byBranch', ['branchId', 1], ['state', 1])],
  duesBills: [
    index('byMember', ['memberId', 1], ['month', -1]),
    index('byMonth', ['branchId', 1], ['month', 1], ['state', 1]),
  ],
  duesOrders: [
    index('inDoubt', ['state', 1], ['openedAt', 1]),
    index('byBranch', ['branchId', 1], ['state', 1], ['endedAt', -1]),
  ],
  duesReceipts: [index('byMember', ['memberId', 1], ['key', -1]), unique('byNumber', ['branchId', 1], ['number', 1])],
  duesYears: [],
  duesRuns: [],
  duesReminders: [],
  duesReliefs: [
    index('byBranch', ['branchId', 1], ['key', -1]),
    index('byState', ['branchId', 1], ['state', 1], ['key', -1]),
    index('byMember', ['memberId', 1], ['key', -1]),
  ],
  duesRemittances: [
    index('byBranch', ['branchId', 1], ['year', 1], ['key', -1]),
    index('byState', ['branchId', 1], ['state', 1], ['key', -1]),
  ],
  duesExtras: [index('byBranch', ['branchId', 1], ['at', -1])],
  duesPublications: [index('byUnit', ['unitId', 1], ['year', -1])],
  duesComparisons: [],
  duesDifferences: [index('byBranch', ['branchId', 1], ['state', 1], ['foundAt', -1])],
}

export default indexes

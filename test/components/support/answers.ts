/** Lifelike answers of the cloud, for views and pages: a test says what matters to it and takes the rest from here. */
import type { OutputOf } from '../../../cloudfunctions/contract'

/** Shanghai's wall clock as epoch ms: "2026-10-14 19:26". */
export const at = (text: string) => Date.parse(`${text.replace(' ', 'T')}:00+08:00`)

/** Wednesday evening. */
export const now = at('2026-10-14 19:26')

export const explanation: NonNullable<OutputOf<'dues.openMine'>['explanation']> = {
  category: 'salaried',
  baseFen: 642_000,
  rateBasisPoints: 150,
  amountFen: 9_630,
  tier: '5,000 以上到 10,000 元，按 1.5% 缴。',
  source: '《党费规定》第一条、第二条',
  isConfirmed: true,
}

type Bill = OutputOf<'dues.openMine'>['bills'][number]

export const aBill = (month: string, state: Bill['state'] = 'unpaid', amountFen = 9_630): Bill => ({
  billId: `bill-${month}`,
  month,
  amountFen,
  state,
  receiptId: state === 'paid' ? `receipt-${month}` : null,
})

/** September and October are owed, the months to April can be paid ahead. */
export const myDues = (changes: Partial<OutputOf<'dues.openMine'>> = {}): OutputOf<'dues.openMine'> => ({
  now,
  thisMonth: '2026-10',
  bills: [aBill('2026-08', 'paid'), aBill('2026-09'), aBill('2026-10')],
  payableMonths: ['2026-09', '2026-10', '2026-11', '2026-12', '2027-01', '2027-02', '2027-03', '2027-04'],
  paidThrough: '2026-08',
  owedFen: 19_260,
  explanation,
  declaration: null,
  relief: null,
  isQuarterly: false,
  areRemindersOn: true,
  openOrderId: null,
  isPaymentAvailable: true,
  ...changes,
})

export const home = (changes: Partial<OutputOf<'home.open'>> = {}): OutputOf<'home.open'> => ({
  state: 'member',
  now,
  member: { name: '林晓', branchName: '信息学院第二党支部', isAdmin: false },
  dues: {
    owedFen: 19_260,
    months: ['2026-09', '2026-10'],
    dueAt: at('2026-10-31 23:59'),
    isWaitingForWechat: false,
  },
  todos: [
    {
      kind: 'task',
      title: '微课：开好组织生活会',
      detail: '学完 2 / 4 课',
      dueAt: at('2026-10-16 23:59'),
      waitingSince: null,
      path: '/packages/learn/task/page?id=task-1',
    },
  ],
  unreadNotices: 1,
  lesson: {
    lessonId: 'lesson-3',
    number: 3,
    title: '怎样准备一次谈心谈话',
    coverUrl: '',
    kind: 'video',
    position: 444,
    durationSeconds: 750,
    creditedSeconds: 405,
    neededSeconds: 675,
  },
  articles: [
    {
      articleId: 'article-1',
      title: '在实习城市找到组织',
      columnName: '基层风采',
      publishedAt: at('2026-10-14 09:00'),
      coverUrl: null,
    },
  ],
  topics: [
    { topicId: 'topic-1', title: '实习在外，怎样过好组织生活？', postCount: 41, closesAt: at('2026-10-31 23:59') },
  ],
  ...changes,
})

export const yearOfHours: OutputOf<'learn.open'>['year'] = {
  year: 2026,
  totalTenths: 125,
  targetTenths: 320,
  bySource: [
    { source: 'lesson', tenths: 65 },
    { source: 'lecture', tenths: 40 },
    { source: 'themeDay', tenths: 20 },
  ],
}

type LessonRow = OutputOf<'learn.openCourse'>['lessons'][number]

export const aLessonRow = (number: number, changes: Partial<LessonRow> = {}): LessonRow => ({
  lessonId: `lesson-${number}`,
  title: `第 ${number} 讲`,
  kind: 'video',
  durationSeconds: 490,
  creditTenths: 5,
  state: 'notStarted',
  ...changes,
})

export const aQuiz = (
  changes: Partial<NonNullable<OutputOf<'learn.openCourse'>['quiz']>> = {},
): NonNullable<OutputOf<'learn.openCourse'>['quiz']> => ({
  questionCount: 5,
  passCount: 4,
  limitMinutes: null,
  maxTries: null,
  tries: 0,
  bestCount: null,
  isPassed: false,
  isOpen: false,
  ...changes,
})

type CourseCard = OutputOf<'learn.open'>['courses'][number]

/** Four lessons, the first is done and the second begun. */
export const aCourseCard = (changes: Partial<CourseCard> = {}): CourseCard => ({
  courseId: 'course-1',
  title: '开好组织生活会',
  theme: 'branchLife',
  goal: '会前会准备，会上会发言',
  coverUrl: '',
  lessonCount: 4,
  doneCount: 1,
  creditTenths: 25,
  durationSeconds: 2427,
  hasQuiz: true,
  isDone: false,
  nextLesson: {
    lessonId: 'lesson-2',
    title: '准备一次谈心谈话',
    kind: 'video',
    number: 2,
    position: 444,
    durationSeconds: 750,
    creditedSeconds: 444,
    neededSeconds: 675,
  },
  ...changes,
})

export const aCatalogue = (changes: Partial<OutputOf<'learn.open'>> = {}): OutputOf<'learn.open'> => ({
  year: yearOfHours,
  tasks: { count: 2, dueAt: at('2026-10-16 23:59') },
  courses: [aCourseCard()],
  nextCursor: null,
  ...changes,
})

const lessonRows: LessonRow[] = [
  aLessonRow(1, { title: '组织生活会解决什么问题', state: 'done' }),
  aLessonRow(2, { title: '准备一次谈心谈话', durationSeconds: 750, creditTenths: 10, state: 'started' }),
  aLessonRow(3, { title: '批评的话怎么说', kind: 'article', durationSeconds: 290 }),
]

export const aCourse = (changes: Partial<OutputOf<'learn.openCourse'>> = {}): OutputOf<'learn.openCourse'> => ({
  course: aCourseCard(),
  intro: '',
  lessons: lessonRows,
  quiz: aQuiz(),
  doneAt: null,
  dueAt: at('2026-10-16 23:59'),
  year: yearOfHours,
  ...changes,
})

/** The second of three lessons, with what `lesson` changes of it. */
export const aLesson = (
  lesson: Partial<OutputOf<'learn.openLesson'>['lesson']> = {},
  changes: Partial<OutputOf<'learn.openLesson'>> = {},
): OutputOf<'learn.openLesson'> => ({
  lesson: {
    ...lessonRows[1]!,
    courseId: 'course-1',
    courseTitle: '开好组织生活会',
    number: 2,
    text: '先听，再说。\n\n说具体的事。',
    mediaUrl: 'https://files.test/lesson-2.mp4',
    posterUrl: null,
    slides: [],
    position: 444,
    creditedSeconds: 444,
    neededSeconds: 675,
    ...lesson,
  },
  learnerId: 'member-lin',
  lessons: lessonRows.map((row) => (row.lessonId === 'lesson-2' ? { ...row, state: lesson.state ?? row.state } : row)),
  quiz: null,
  isCourseDone: false,
  dueAt: at('2026-10-16 23:59'),
  year: yearOfHours,
  ...changes,
})

/** What the server answers to a heartbeat. */
export const aBeatAnswer = (
  changes: Partial<OutputOf<'learn.recordProgress'>> = {},
): OutputOf<'learn.recordProgress'> => ({
  creditedSeconds: 600,
  neededSeconds: 675,
  state: 'started',
  grantedTenths: 0,
  isCourseDone: false,
  ...changes,
})

type LedgerRow = OutputOf<'dues.openLedger'>['rows'][number]

export const aLedgerRow = (name: string, state: LedgerRow['state'], changes: Partial<LedgerRow> = {}): LedgerRow => ({
  billId: `bill-${name}`,
  memberId: `member-${name}`,
  name,
  category: 'undergraduate',
  baseFen: 0,
  amountFen: 20,
  state,
  method: null,
  paidAt: null,
  payingSince: null,
  receiptId: null,
  unpaidMonths: state === 'unpaid' ? 1 : 0,
  ...changes,
})

export const aLedger = (
  rows: LedgerRow[],
  changes: Partial<OutputOf<'dues.openLedger'>> = {},
): OutputOf<'dues.openLedger'> => ({
  month: '2026-10',
  branchId: 'branch-2',
  dueFen: 118_240,
  paidFen: 96_850,
  rows,
  missingProfiles: 0,
  allowedEvents: ['settleInCash', 'makeBills'],
  ...changes,
})

export const profile: OutputOf<'members.mine'>['profile'] = {
  memberId: 'member-lin',
  name: '林晓',
  studentNumber: '20210318',
  stage: 'full',
  status: 'inSchool',
  branchId: 'branch-2',
  branchName: '信息学院第二党支部',
  groupName: '第一党小组',
  className: '计科2101',
  phoneMasked: '138****0000',
  joinedOn: '2021-06-18',
  category: 'salaried',
  roles: [],
}

export const mine = (changes: Partial<OutputOf<'members.mine'>> = {}): OutputOf<'members.mine'> => ({
  profile,
  creditHoursTenths: 125,
  creditHoursTargetTenths: 320,
  duesPaidThrough: '2026-08',
  duesOwedFen: 19_260,
  duesOwedMonths: 2,
  viewsThisMonth: 2,
  ...changes,
})

type RosterRow = OutputOf<'members.listRoster'>['items'][number]

export const aRosterRow = (name: string, changes: Partial<RosterRow> = {}): RosterRow => ({
  memberId: `member-${name}`,
  name,
  studentNumber: '20210318',
  stage: 'full',
  status: 'inSchool',
  groupName: '第一党小组',
  isBound: true,
  roles: [],
  ...changes,
})

export const aRoster = (
  items: RosterRow[],
  changes: Partial<OutputOf<'members.listRoster'>> = {},
): OutputOf<'members.listRoster'> => ({
  items,
  nextCursor: null,
  branchId: 'branch-2',
  branchName: '信息学院第二党支部',
  total: items.length,
  allowedEvents: ['add', 'import', 'export'],
  ...changes,
})

export const admin = (changes: Partial<OutputOf<'home.openAdmin'>> = {}): OutputOf<'home.openAdmin'> => ({
  now,
  branchName: '信息学院第二党支部',
  queue: [
    {
      kind: 'post',
      title: '讨论里有 2 条没人回应',
      detail: '实习在外，怎样过好组织生活？',
      dueAt: null,
      waitingSince: at('2026-10-09 10:00'),
      path: '/packages/forum/moderation/page?tab=unanswered',
    },
    {
      kind: 'joinRequest',
      title: '1 人申请加入支部',
      detail: '名册里没有，等你核对',
      dueAt: null,
      waitingSince: at('2026-10-14 08:00'),
      path: '/packages/members/join-requests/page',
    },
  ],
  dues: {
    month: '2026-10',
    paidFen: 96_850,
    dueFen: 118_240,
    byMonth: [
      { month: '2026-08', paidFen: 0, dueFen: 0 },
      { month: '2026-09', paidFen: 118_240, dueFen: 118_240 },
      { month: '2026-10', paidFen: 96_850, dueFen: 118_240 },
    ],
  },
  task: {
    taskId: 'task-1',
    title: '开好组织生活会',
    doneCount: 13,
    memberCount: 26,
    dueAt: at('2026-10-16 23:59'),
  },
  branches: [],
  tools: ['roster', 'dues', 'audit'],
  ...changes,
})

export const enter = (changes: Partial<OutputOf<'members.enter'>> = {}): OutputOf<'members.enter'> => ({
  state: 'stranger',
  declineReason: null,
  triesLeft: 5,
  invitation: { code: 'ABCD2345', branchName: '信息学院第二党支部', inviterName: '周宁' },
  profile: null,
  ...changes,
})

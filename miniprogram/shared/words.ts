/**
 * The vocabulary of a branch: stored words on the left, the Chinese that people read on the right.
 * Stored states are words, never numbers. Order is the order in which lists and pickers show them.
 */

export const roleLabels = {
  groupLeader: '党小组组长',
  publicityOfficer: '宣传委员',
  organizer: '组织委员',
  deputySecretary: '支部副书记',
  secretary: '支部书记',
  committeeAdmin: '党委管理员',
} as const
/** An office held in one unit. Being a member or an activist is a stage, not a role. */
export type Role = keyof typeof roleLabels

export const stageLabels = {
  applicant: '入党申请人',
  activist: '入党积极分子',
  candidate: '发展对象',
  probationary: '预备党员',
  full: '正式党员',
} as const
export type Stage = keyof typeof stageLabels

export const statusLabels = {
  inSchool: '在校',
  away: '外出',
  transferring: '转接中',
  retained: '毕业后保留',
  transferredOut: '已转出',
  lostContact: '失去联系',
} as const
export type MemberStatus = keyof typeof statusLabels

/** Categories of the dues standard (党费规定 2008, art. 1, 5, 6; postgraduates: setting). */
export const duesCategoryLabels = {
  salaried: '教职工，按工资',
  retired: '离退休，按养老金',
  undergraduate: '本科生及以下',
  postgraduate: '研究生，按固定津贴',
  postgraduateNoIncome: '研究生，无固定收入',
  unemployed: '没有固定收入',
  farmer: '农民',
} as const
export type DuesCategory = keyof typeof duesCategoryLabels

export const payMethodLabels = { wechat: '微信支付', cash: '现金', delivered: '他人代交' } as const
export type PayMethod = keyof typeof payMethodLabels

/** Reduction and exemption (党费规定 2008, art. 7). */
export const reliefKindLabels = { reduced: '少缴', exempt: '免缴' } as const
export type ReliefKind = keyof typeof reliefKindLabels

export const reliefStateLabels = {
  submitted: '等党委审批',
  approved: '已批准',
  declined: '没有批准',
  withdrawn: '已撤回',
  ended: '已提前结束',
} as const
export type ReliefState = keyof typeof reliefStateLabels

export const remittanceStateLabels = {
  reported: '等党委确认',
  received: '党委已收到',
  returned: '已退回',
  withdrawn: '已撤回',
} as const
export type RemittanceState = keyof typeof remittanceStateLabels

/** What the daily comparison of bills, orders and WeChat Pay may find. */
export const differenceKindLabels = {
  paidNotBooked: '微信收到了，这里没有记账',
  bookedNotPaid: '这里记了账，微信没有收到',
  amountDiffers: '两边金额不一样',
  refundedOutside: '微信那边退过款',
  billsDiffer: '账单和订单对不上',
  receiptsDiffer: '收据编号不连续',
  sumsDiffer: '汇总和账单对不上',
} as const
export type DifferenceKind = keyof typeof differenceKindLabels

export const unitKindLabels = { committee: '党委', branch: '党支部', group: '党小组' } as const
export type UnitKind = keyof typeof unitKindLabels

export const lessonKindLabels = { video: '视频', audio: '音频', article: '文章', slides: '图集' } as const
export type LessonKind = keyof typeof lessonKindLabels

/** What a course is for: the catalogue is browsed by it. */
export const courseThemeLabels = {
  theory: '学理论',
  rules: '守规矩',
  branchLife: '过组织生活',
  service: '为身边人服务',
  roleModel: '向榜样学',
} as const
export type CourseTheme = keyof typeof courseThemeLabels

/** What 学时 are granted for. */
export const creditSourceLabels = {
  lesson: '微课',
  lecture: '党课',
  themeDay: '主题党日',
  meeting: '组织生活',
} as const
export type CreditSource = keyof typeof creditSourceLabels

export const questionKindLabels = { single: '单选', multiple: '多选', trueFalse: '判断' } as const
export type QuestionKind = keyof typeof questionKindLabels

/** What a learning task asks for. */
export const taskKindLabels = { course: '微课', article: '文章', quiz: '答题' } as const
export type TaskKind = keyof typeof taskKindLabels

/** Where a member stands with a task: handedIn waits for the secretary, returned waits for the member again. */
export const taskStateLabels = { toDo: '还没做', returned: '要改', handedIn: '已交', done: '完成' } as const
export type TaskState = keyof typeof taskStateLabels

/** Why somebody reports a post or a comment. */
export const reportReasonLabels = {
  unfriendly: '不友善',
  untrue: '不实信息',
  advert: '广告',
  privacy: '泄露隐私',
  secret: '涉密',
  other: '其他',
} as const
export type ReportReason = keyof typeof reportReasonLabels

/** What the learning garden publishes. */
export const articleKindLabels = {
  article: '文章',
  video: '视频',
  album: '相册',
  document: '文件',
  link: '链接',
} as const
export type ArticleKind = keyof typeof articleKindLabels

/** Who may read it. Public: also whoever comes from Moments without having joined. */
export const articleScopeLabels = { branch: '本支部', committee: '全党委', public: '所有人' } as const
export type ArticleScope = keyof typeof articleScopeLabels

/** Where an item stands on the editorial desk. */
export const itemStateLabels = {
  draft: '草稿',
  submitted: '待审',
  returned: '已退回',
  scheduled: '定时发布',
  published: '已发布',
  archived: '已归档',
} as const
export type ItemState = keyof typeof itemStateLabels

/** The stored words of a vocabulary, typed, in display order. */
export function wordsOf<T extends Record<string, string>>(labels: T): [keyof T & string, ...(keyof T & string)[]] {
  return Object.keys(labels) as [keyof T & string, ...(keyof T & string)[]]
}

/** Answers about reliefs, remittances, the comparison with WeChat Pay, and the committee's view of its branches. */
import type { OutputOf } from '../../../cloudfunctions/contract'
import { at, explanation, now } from './answers'

export type Reliefs = OutputOf<'dues.listReliefs'>
export type Relief = Reliefs['items'][number]
export type Remittances = OutputOf<'dues.openRemittances'>
export type Remittance = Remittances['items'][number]
export type Reconciliation = OutputOf<'dues.openReconciliation'>
export type SetAside = Reconciliation['setAside'][number]
export type Difference = Reconciliation['differences'][number]
export type Committee = OutputOf<'dues.openCommittee'>
export type BranchYear = Committee['branches'][number]
export type Profile = OutputOf<'dues.listProfiles'>['items'][number]

const branch = { branchId: 'branch-2', branchName: '信息学院第二党支部' }

/** Waits for the committee since Sunday, as its keepers see it. */
export const aRelief = (changes: Partial<Relief> = {}): Relief => ({
  reliefId: 'relief-1',
  memberId: 'member-1',
  memberName: '钟鸣',
  ...branch,
  kind: 'reduced',
  from: '2026-11',
  through: '2027-04',
  monthlyFen: 1_000,
  reason: '因病休养，每月自费药费较多。',
  studiedOn: '2026-10-10',
  state: 'submitted',
  submittedAt: at('2026-10-11 09:20'),
  submittedByName: '周宁',
  decidedAt: null,
  decidedByName: '',
  sentence: '',
  allowedEvents: ['endRelief'],
  ...changes,
})

export const anApprovedRelief = (changes: Partial<Relief> = {}): Relief =>
  aRelief({
    reliefId: 'relief-2',
    memberId: 'member-2',
    memberName: '唐棠',
    kind: 'exempt',
    from: '2026-09',
    through: '2026-12',
    monthlyFen: 0,
    reason: '家里遭了水灾，这学期靠助学金生活。',
    studiedOn: '2026-08-28',
    state: 'approved',
    submittedAt: at('2026-08-29 10:00'),
    decidedAt: at('2026-08-31 16:00'),
    decidedByName: '高岚',
    sentence: '同意，困难缓解后恢复缴纳。',
    ...changes,
  })

export const reliefs = (
  items: Relief[] = [aRelief(), anApprovedRelief()],
  changes: Partial<Reliefs> = {},
): Reliefs => ({
  items,
  nextCursor: null,
  allowedEvents: ['submitRelief'],
  ...changes,
})

/** Waits for the committee since yesterday, as its keepers see it. */
export const aRemittance = (changes: Partial<Remittance> = {}): Remittance => ({
  remittanceId: 'remittance-1',
  ...branch,
  year: 2026,
  amountFen: 12_000,
  remittedOn: '2026-10-13',
  note: '9月的现金和代交。',
  state: 'reported',
  reportedAt: at('2026-10-13 11:00'),
  reportedByName: '周宁',
  decidedAt: null,
  decidedByName: '',
  sentence: '',
  allowedEvents: ['withdrawRemittance'],
  ...changes,
})

export const aReceivedRemittance = (changes: Partial<Remittance> = {}): Remittance =>
  aRemittance({
    remittanceId: 'remittance-2',
    amountFen: 100_000,
    remittedOn: '2026-09-03',
    note: '',
    state: 'received',
    reportedAt: at('2026-09-03 11:00'),
    decidedAt: at('2026-09-04 09:00'),
    decidedByName: '高岚',
    allowedEvents: [],
    ...changes,
  })

/** 1,180 came by hand, 1,120 of it was passed on. */
export const remittances = (changes: Partial<Remittances> = {}): Remittances => ({
  now,
  year: 2026,
  ...branch,
  received: { wechatFen: 684_250, cashFen: 88_000, deliveredFen: 30_000, extraFen: 0 },
  toRemitFen: 6_000,
  remittedFen: 112_000,
  items: [aRemittance(), aReceivedRemittance()],
  allowedEvents: ['reportRemittance'],
  ...changes,
})

/** 0.30 less than the order asked for. */
export const aSetAside = (changes: Partial<SetAside> = {}): SetAside => ({
  orderId: 'order-1',
  memberName: '林晓',
  months: ['2026-09', '2026-10'],
  amountFen: 19_260,
  receivedFen: 19_230,
  receivedAt: at('2026-10-12 19:02'),
  problem: 'amount',
  state: 'mismatch',
  refundProblem: '',
  allowedEvents: ['refundOrder'],
  ...changes,
})

export const aDifference = (changes: Partial<Difference> = {}): Difference => ({
  differenceId: 'difference-1',
  kind: 'bookedNotPaid',
  memberName: '何川',
  text: '收据 2026-0031 记了 0.20 元，微信那边没有这一笔。',
  foundAt: at('2026-10-14 03:10'),
  state: 'open',
  closedNote: '',
  allowedEvents: ['closeDifference'],
  ...changes,
})

/** Everything fits. */
export const reconciliation = (changes: Partial<Reconciliation> = {}): Reconciliation => ({
  now,
  isPaymentAvailable: true,
  comparedAt: at('2026-10-14 03:10'),
  comparedOrders: 18,
  setAside: [],
  differences: [],
  forCentre: [],
  ...changes,
})

export const aBranchYear = (name: string, changes: Partial<BranchYear> = {}): BranchYear => ({
  branchId: `branch-${name}`,
  name,
  memberCount: 26,
  dueFen: 1_182_400,
  paidFen: 968_500,
  received: { wechatFen: 868_500, cashFen: 80_000, deliveredFen: 20_000, extraFen: 0 },
  toRemitFen: 0,
  remittedFen: 100_000,
  isPublished: false,
  ...changes,
})

export const branches = [
  aBranchYear('信息学院第一党支部', { isPublished: true }),
  aBranchYear('信息学院第二党支部', { toRemitFen: 6_000, remittedFen: 94_000 }),
  aBranchYear('材料学院博士生第三党支部', { memberCount: 41 }),
]

/** A relief and a remittance wait for the committee, as its administrator sees them. */
export const committee = (changes: Partial<Committee> = {}): Committee => ({
  now,
  year: 2026,
  unitId: 'committee-1',
  unitName: '信息学院党委',
  reliefs: [aRelief({ allowedEvents: ['decideRelief'] })],
  remittances: [aRemittance({ allowedEvents: ['decideRemittance'] })],
  branches,
  isPublished: false,
  ...changes,
})

export const aProfile = (memberId: string, name: string, changes: Partial<Profile> = {}): Profile => ({
  memberId,
  name,
  state: 'confirmed',
  explanation,
  isQuarterly: false,
  confirmedYear: 2026,
  ...changes,
})

export const profiles = (
  items: Profile[] = [
    aProfile('member-1', '钟鸣'),
    aProfile('member-3', '何川', { state: 'missing', explanation: null }),
  ],
): OutputOf<'dues.listProfiles'> => ({ items, allowedEvents: ['confirmProfile'] })

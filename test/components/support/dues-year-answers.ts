/** Answers about one member's dues, a branch's year and arrears, receipts, the statement and the publication. */
import type { OutputOf } from '../../../cloudfunctions/contract'
import { aBill, at, explanation, now } from './answers'

export type MemberDues = OutputOf<'dues.openMember'>
export type Year = OutputOf<'dues.openYear'>
export type YearMonth = Year['months'][number]
export type YearRow = Year['rows'][number]
export type Arrears = OutputOf<'dues.openArrears'>
export type ArrearsRow = Arrears['rows'][number]
export type OpenedReceipt = OutputOf<'dues.openReceipt'>
export type Receipt = OpenedReceipt['receipt']
export type Receipts = OutputOf<'dues.listReceipts'>
export type Statement = OutputOf<'dues.openStatement'>
export type StatementMonth = Statement['months'][number]
export type Publications = OutputOf<'dues.openPublication'>
export type Publication = Publications['publications'][number]

export const aReceipt = (changes: Partial<Receipt> = {}): Receipt => ({
  receiptId: 'receipt-1',
  number: '2026-00418',
  kind: 'dues',
  payerName: '林晓',
  branchName: '信息学院第二党支部',
  months: ['2026-09', '2026-10'],
  items: [
    { month: '2026-09', amountFen: 9_630 },
    { month: '2026-10', amountFen: 9_630 },
  ],
  amountFen: 19_260,
  amountInWords: '人民币壹佰玖拾贰元陆角整',
  method: 'wechat',
  paidAt: now,
  handledByName: null,
  deliveredByName: '',
  voided: null,
  ...changes,
})

/** Given beyond the standard, last winter and by hand. */
export const anExtraReceipt = (changes: Partial<Receipt> = {}): Receipt =>
  aReceipt({
    receiptId: 'receipt-2',
    number: '2025-00077',
    kind: 'extra',
    months: [],
    items: [],
    amountFen: 10_000,
    amountInWords: '人民币壹佰元整',
    method: 'cash',
    paidAt: at('2025-12-30 09:05'),
    handledByName: '周宁',
    ...changes,
  })

export const voided: NonNullable<Receipt['voided']> = { at: now, byName: '周宁', reason: '记错人了' }

export const anOpenedReceipt = (
  receipt: Partial<Receipt> = {},
  changes: Partial<OpenedReceipt> = {},
): OpenedReceipt => ({ receipt: aReceipt(receipt), isMine: true, allowedEvents: [], ...changes })

export const receipts = (
  items: Receipt[] = [aReceipt(), anExtraReceipt()],
  changes: Partial<Receipts> = {},
): Receipts => ({ items, nextCursor: null, ...changes })

/** September and October are owed, as the organizer sees it. */
export const memberDues = (changes: Partial<MemberDues> = {}): MemberDues => ({
  now,
  thisMonth: '2026-10',
  memberId: 'member-1',
  name: '钟鸣',
  branchId: 'branch-2',
  explanation,
  declaration: null,
  isQuarterly: false,
  relief: null,
  bills: [aBill('2026-08', 'paid'), aBill('2026-09'), aBill('2026-10')],
  payableMonths: ['2026-09', '2026-10', '2026-11', '2026-12'],
  owedFen: 19_260,
  paidThrough: '2026-08',
  receipts: [aReceipt({ receiptId: 'receipt-8', number: '2026-00391', months: ['2026-08'], method: 'cash' })],
  allowedEvents: ['settleInCash', 'recordExtra', 'confirmProfile', 'submitRelief'],
  ...changes,
})

export const aYearMonth = (month: string, changes: Partial<YearMonth> = {}): YearMonth => ({
  month,
  dueFen: 0,
  paidFen: 0,
  paidCount: 0,
  payingCount: 0,
  exemptCount: 0,
  unpaidCount: 0,
  ...changes,
})

export const aYearRow = (name: string, changes: Partial<YearRow> = {}): YearRow => ({
  memberId: `member-${name}`,
  name,
  paidFen: 9_630,
  openFen: 0,
  months: [{ month: '2026-09', state: 'paid' }],
  ...changes,
})

/** Twelve months, of which September and October have bills. */
export const aYear = (changes: Partial<Year> = {}): Year => ({
  now,
  year: 2026,
  branchId: 'branch-2',
  months: Array.from({ length: 12 }, (_none, index) => aYearMonth(`2026-${String(index + 1).padStart(2, '0')}`)).map(
    (month) => {
      if (month.month === '2026-09') return { ...month, dueFen: 20_000, paidFen: 20_000, paidCount: 2 }
      if (month.month === '2026-10')
        return { ...month, dueFen: 20_000, paidFen: 10_000, paidCount: 1, exemptCount: 1, unpaidCount: 1 }
      return month
    },
  ),
  dueFen: 40_000,
  paidFen: 30_000,
  rows: [
    aYearRow('钟鸣'),
    aYearRow('何川', {
      openFen: 9_630,
      months: [
        { month: '2026-09', state: 'paid' },
        { month: '2026-10', state: 'unpaid' },
      ],
    }),
  ],
  allowedEvents: ['exportLedger'],
  ...changes,
})

export const anArrearsRow = (name: string, changes: Partial<ArrearsRow> = {}): ArrearsRow => ({
  memberId: `member-${name}`,
  name,
  months: ['2026-09'],
  openFen: 9_630,
  level: 1,
  isWaitingForWechat: false,
  remindedAt: null,
  ...changes,
})

const halfYear = ['2026-04', '2026-05', '2026-06', '2026-07', '2026-08', '2026-09']

/** One who owes half a year, and one who owes September. */
export const arrears = (
  rows: ArrearsRow[] = [anArrearsRow('何川', { months: halfYear, openFen: 57_780, level: 6 }), anArrearsRow('钟鸣')],
  changes: Partial<Arrears> = {},
): Arrears => ({ now, branchId: 'branch-2', rows, allowedEvents: ['remind', 'exportLedger'], ...changes })

export const aStatementMonth = (month: string, changes: Partial<StatementMonth> = {}): StatementMonth => ({
  month,
  amountFen: 9_630,
  state: 'paid',
  method: 'wechat',
  paidAt: now,
  receiptNumber: '2026-00418',
  ...changes,
})

export const anOpenMonth = (month: string, state: 'unpaid' | 'paying' | 'exempt' = 'unpaid') =>
  aStatementMonth(month, { state, method: null, paidAt: null, receiptNumber: null })

/** September is paid and October is not. */
export const aStatement = (changes: Partial<Statement> = {}): Statement => ({
  now,
  year: 2026,
  firstYear: 2024,
  memberName: '林晓',
  branchName: '信息学院第二党支部',
  months: [aStatementMonth('2026-09'), anOpenMonth('2026-10')],
  receipts: [aReceipt({ months: ['2026-09'], amountFen: 9_630 })],
  dueFen: 19_260,
  paidFen: 9_630,
  extraFen: 0,
  ...changes,
})

export const aPublication = (changes: Partial<Publication> = {}): Publication => ({
  unitId: 'branch-2',
  unitName: '信息学院第二党支部',
  year: 2025,
  branchCount: 0,
  payerCount: 26,
  reliefCount: 0,
  dueFen: 1_182_400,
  paidFen: 968_500,
  received: { wechatFen: 868_500, cashFen: 80_000, deliveredFen: 20_000, extraFen: 0 },
  remittedFen: 100_000,
  byMonth: [
    { month: '2025-11', dueFen: 20_000, paidFen: 15_000 },
    { month: '2025-12', dueFen: 10_000, paidFen: 10_000 },
  ],
  note: '',
  publishedAt: at('2026-01-08 10:00'),
  publishedByName: '周宁',
  ...changes,
})

export const aDraft = (changes: Partial<Publication> = {}): Publication =>
  aPublication({ publishedAt: null, publishedByName: '', ...changes })

/** What everybody reads: the branch's last year. */
export const publications = (changes: Partial<Publications> = {}): Publications => ({
  year: 2025,
  years: [2025, 2024],
  publications: [aPublication()],
  draft: null,
  allowedEvents: [],
  ...changes,
})

/** As an organizer sees the year before it is published. */
export const toPublish = (changes: Partial<Publications> = {}): Publications =>
  publications({ years: [2024], publications: [], draft: aDraft(), allowedEvents: ['publish'], ...changes })

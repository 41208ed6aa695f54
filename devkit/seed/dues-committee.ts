/** What the branches passed on to the committee, and last year's publications. */
import type { Publication } from '../../cloudfunctions/dues/publication-repository'
import type { Remittance } from '../../cloudfunctions/dues/remittance-repository'
import type { Bill, DuesYear, Receipt } from '../../cloudfunctions/dues/records'
import { factId, timeKey } from '../../cloudfunctions/kit/ids'
import { addMonths, dayOf, monthOf, startOfMonth, yearOf, type Month } from '../../miniprogram/shared/calendar'
import type { SeedBranch } from './people'

const dayMs = 24 * 3600_000
const hourMs = 3600_000

interface Books {
  readonly receipts: readonly Receipt[]
  readonly years: readonly DuesYear[]
  readonly now: number
}

const officeOf = (branch: SeedBranch, office: string) =>
  branch.members.find(({ roles }) => roles.some(({ role }) => role === office))

/**
 * Every month's money by hand is passed on in the first days of the next; last month's still waits for the committee.
 * What was passed on is entered in `years`, in place.
 */
export function remittancesFor(branch: SeedBranch, { receipts, years, now }: Books): Remittance[] {
  const thisMonth = monthOf(now)
  const byMonth = new Map<Month, number>()
  for (const { method, issuedAt, amountFen } of receipts) {
    const month = monthOf(issuedAt)
    if (method !== 'wechat' && month < thisMonth) byMonth.set(month, (byMonth.get(month) ?? 0) + amountFen)
  }
  const found = [...byMonth].map(([month, amountFen]) => remittanceOf(branch, { month, amountFen, thisMonth }))
  for (const { year, amountFen } of found) {
    const book = years.find((each) => each.year === year) as { remittedFen: number } | undefined
    if (book) book.remittedFen += amountFen
  }
  return found
}

function remittanceOf(
  { unit, members }: SeedBranch,
  { month, amountFen, thisMonth }: { month: Month; amountFen: number; thisMonth: Month },
): Remittance {
  const _id = factId('seed remittance', unit._id, month)
  const reportedAt = startOfMonth(addMonths(month, 1)) + 2 * dayMs + 10 * hourMs
  const organizer = members.find(({ roles }) => roles.some(({ role }) => role === 'organizer'))
  const isWaiting = addMonths(month, 1) === thisMonth
  const decision = isWaiting
    ? { state: 'reported', decidedAt: null, decidedByName: '' }
    : { state: 'received', decidedAt: reportedAt + dayMs, decidedByName: '高岚' }
  return {
    _id,
    key: timeKey(reportedAt, _id),
    branchId: unit._id,
    branchName: unit.name,
    year: Number(month.slice(0, 4)),
    amountFen,
    remittedOn: dayOf(reportedAt),
    note: `${Number(month.slice(5))}月的现金和代交。`,
    ...(decision as Pick<Remittance, 'state' | 'decidedAt' | 'decidedByName'>),
    reportedAt,
    reportedById: organizer?._id ?? '',
    reportedByName: organizer?.name ?? '',
    sentence: '',
  }
}

/** Last year's figures of a branch, published in January. */
export function publicationOf(
  branch: SeedBranch,
  { bills, years, now }: { bills: readonly Bill[]; years: readonly DuesYear[]; now: number },
): Publication | null {
  const year = yearOf(now) - 1
  const book = years.find((each) => each.year === year)
  if (!book) return null
  const ofYear = bills.filter(({ month }) => month.startsWith(String(year)))
  const payers = new Set(ofYear.filter(({ state }) => state === 'paid').map(({ memberId }) => memberId))
  return {
    ...headOf(branch.unit, year),
    branchCount: 0,
    payerCount: payers.size,
    reliefCount: 0,
    ...sumsOf([book]),
    note: '有疑问可以找组织委员核对。',
    publishedByName: officeOf(branch, 'secretary')?.name ?? '',
  }
}

/** The committee's own, over its branches. */
export function committeePublication(
  committee: { readonly _id: string; readonly name: string },
  { branches, years, now }: { branches: readonly Publication[]; years: readonly DuesYear[]; now: number },
): Publication {
  const year = yearOf(now) - 1
  const sum = (count: (each: Publication) => number) => branches.reduce((total, each) => total + count(each), 0)
  return {
    ...headOf(committee, year),
    branchCount: branches.length,
    payerCount: sum(({ payerCount }) => payerCount),
    reliefCount: sum(({ reliefCount }) => reliefCount),
    ...sumsOf(years.filter((each) => each.year === year)),
    note: '',
    publishedByName: '高岚',
  }
}

const headOf = ({ _id, name }: { readonly _id: string; readonly name: string }, year: number) => ({
  _id: `${_id}_${year}`,
  unitId: _id,
  unitName: name,
  year,
  publishedAt: startOfMonth(`${year + 1}-01`) + 9 * dayMs + 9 * hourMs,
})

function sumsOf(books: readonly DuesYear[]) {
  const byMonth = new Map<Month, { dueFen: number; paidFen: number }>()
  for (const [month, { dueFen, paidFen }] of books.flatMap((book) => Object.entries(book.byMonth))) {
    const before = byMonth.get(month) ?? { dueFen: 0, paidFen: 0 }
    byMonth.set(month, { dueFen: before.dueFen + dueFen, paidFen: before.paidFen + paidFen })
  }
  const total = (figures: readonly number[]) => figures.reduce((sum, each) => sum + each, 0)
  const months = [...byMonth].map(([month, sums]) => ({ month, ...sums })).sort((a, b) => (a.month < b.month ? -1 : 1))
  return {
    dueFen: total(months.map(({ dueFen }) => dueFen)),
    paidFen: total(months.map(({ paidFen }) => paidFen)),
    byMonth: months,
    received: {
      wechatFen: total(books.map(({ received }) => received.wechatFen)),
      cashFen: total(books.map(({ received }) => received.cashFen)),
      deliveredFen: total(books.map(({ received }) => received.deliveredFen)),
      extraFen: total(books.map(({ received }) => received.extraFen)),
    },
    remittedFen: total(books.map(({ remittedFen }) => remittedFen)),
  }
}

/** The year of one branch, or of all below a committee, in sums: nobody's name is in it. */
import type { Month } from '../../miniprogram/shared/calendar'
import { memberCollection } from '../directory/members'
import { units, type Unit } from '../directory/units'
import { _ } from '../kit/database'
import type { DuesYear, ReceivedSums } from './records'
import type { Publication } from './publication-repository'
import { reliefRequests } from './relief-repository'
import { duesYearsOf } from './repository'
import { nothingReceived } from './year-book'

export type Figures = Omit<Publication, '_id' | 'note' | 'publishedAt' | 'publishedByName'>

/** As many as a committee's pages show. */
const maxBranches = 200

/** The branches of a unit: itself, or all below a committee. */
export async function branchesOf(unit: Unit): Promise<Unit[]> {
  if (unit.kind === 'branch') return [unit]
  return units.find({ path: unit._id, kind: 'branch' }, { limit: maxBranches })
}

/** What would be published now. A member pays, or is let off, through the bills of the year; both are in its sums. */
export async function figuresOf(unit: Unit, year: number): Promise<Figures> {
  const branches = await branchesOf(unit)
  const ids = branches.map(({ _id }) => _id)
  const [books, payerCount, reliefCount] = await Promise.all([
    duesYearsOf(ids, [year]),
    liableCount(ids),
    reliefCountOf(ids, year),
  ])
  return {
    unitId: unit._id,
    unitName: unit.name,
    year,
    branchCount: unit.kind === 'branch' ? 0 : branches.length,
    payerCount,
    reliefCount,
    ...sumsOf(books),
  }
}

/** Who owes dues at all, of the rosters as they are now. */
function liableCount(branchIds: readonly string[]): Promise<number> {
  const stage = _.in(['probationary', 'full'])
  return memberCollection.count({ branchId: _.in([...branchIds]), stage, status: _.neq('transferredOut') })
}

function reliefCountOf(branchIds: readonly string[], year: number): Promise<number> {
  const span = { from: _.lte(`${year}-12`), through: _.gte(`${year}-01`) }
  return reliefRequests.count({ branchId: _.in([...branchIds]), state: _.in(['approved', 'ended']), ...span })
}

function sumsOf(books: readonly DuesYear[]) {
  const byMonth = new Map<Month, { dueFen: number; paidFen: number }>()
  for (const [month, { dueFen, paidFen }] of books.flatMap((book) => Object.entries(book.byMonth))) {
    const before = byMonth.get(month) ?? { dueFen: 0, paidFen: 0 }
    byMonth.set(month, { dueFen: before.dueFen + dueFen, paidFen: before.paidFen + paidFen })
  }
  const months = [...byMonth].map(([month, sums]) => ({ month, ...sums })).sort((a, b) => (a.month < b.month ? -1 : 1))
  return {
    dueFen: total(months.map(({ dueFen }) => dueFen)),
    paidFen: total(months.map(({ paidFen }) => paidFen)),
    byMonth: months,
    received: receivedOf(books),
    remittedFen: total(books.map(({ remittedFen }) => remittedFen)),
  }
}

const total = (figures: readonly number[]) => figures.reduce((sum, each) => sum + each, 0)

function receivedOf(books: readonly DuesYear[]): ReceivedSums {
  const add = (a: ReceivedSums, b: ReceivedSums): ReceivedSums => ({
    wechatFen: a.wechatFen + b.wechatFen,
    cashFen: a.cashFen + b.cashFen,
    deliveredFen: a.deliveredFen + b.deliveredFen,
    extraFen: a.extraFen + b.extraFen,
  })
  return books.map(({ received }) => received).reduce(add, nothingReceived)
}

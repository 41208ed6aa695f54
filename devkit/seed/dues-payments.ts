/** Payments behind paid bills: orders, numbered receipts, and the sums of each year. */
import { factId, timeKey } from '../../cloudfunctions/kit/ids'
import { receiptNumber } from '../../cloudfunctions/domain/dues-bills'
import type { Bill, DuesYear, Order, Receipt, ReceivedSums } from '../../cloudfunctions/dues/records'
import { startOfMonth, yearOf } from '../../miniprogram/shared/calendar'
import type { SeedBranch } from './people'
import { Random } from './random'

const dayMs = 24 * 3600_000
const hourMs = 3600_000

/** Who brings the dues of members away. */
const deliverers: Readonly<Record<string, string>> = { 许知夏: '方可', 何川: '邓一诺' }

interface Paid {
  /** Of one member, in order of months; they are given their receipt here. */
  readonly bills: Bill[]
  readonly paidAt: number
}

export interface SeedPayments {
  readonly orders: Order[]
  readonly receipts: Receipt[]
  readonly years: DuesYear[]
}

/** Gives the paid bills among `bills` their receipts, in place. */
export function paymentsFor(branch: SeedBranch, { bills, now }: { bills: Bill[]; now: number }): SeedPayments {
  const years = new Map<number, Draft>()
  const paid = payments(bills, now).sort((a, b) => a.paidAt - b.paidAt)
  const made = paid.map((payment) => settle(payment, { branch, years }))
  const places = new Map(bills.map(({ _id }, index) => [_id, index]))
  for (const { settled } of made) for (const bill of settled) bills[places.get(bill._id)!] = bill
  for (const { month, amountFen, state, branchId } of bills) {
    const { byMonth } = yearBook(years, { branchId, year: Number(month.slice(0, 4)) })
    const sum = (byMonth[month] ??= { dueFen: 0, paidFen: 0 })
    sum.dueFen += amountFen
    if (state === 'paid') sum.paidFen += amountFen
  }
  return {
    orders: made.flatMap(({ order }) => order ?? []),
    receipts: made.map(({ receipt }) => receipt),
    years: [...years.values()],
  }
}

type Draft = Omit<DuesYear, 'receiptsIssued' | 'byMonth' | 'received'> & {
  receiptsIssued: number
  received: ReceivedSums
  byMonth: Record<string, { dueFen: number; paidFen: number }>
}

function yearBook(years: Map<number, Draft>, { branchId, year }: { branchId: string; year: number }): Draft {
  const received = { wechatFen: 0, cashFen: 0, deliveredFen: 0, extraFen: 0 }
  const fresh = { _id: `${branchId}_${year}`, branchId, year, receiptsIssued: 0, byMonth: {}, received, remittedFen: 0 }
  const known = years.get(year) ?? fresh
  years.set(year, known)
  return known
}

/** Most pay month by month, some three months at a time; never later than now. */
function payments(bills: readonly Bill[], now: number): Paid[] {
  const random = new Random(418)
  const byMember = new Map<string, Bill[]>()
  for (const bill of bills) {
    if (bill.state === 'paid') byMember.set(bill.memberId, [...(byMember.get(bill.memberId) ?? []), bill])
  }
  return [...byMember.values()].flatMap((own) => {
    const together = random.chance(0.25) ? 3 : 1
    const groups: Paid[] = []
    for (let end = own.length; end > 0; end -= together) {
      const group = own.slice(Math.max(0, end - together), end)
      const at = startOfMonth(group.at(-1)!.month) + random.between(2, 21) * dayMs + random.between(8, 21) * hourMs
      groups.push({ bills: group, paidAt: Math.min(at, now - random.between(60, 600) * 60_000) })
    }
    return groups
  })
}

function settle({ bills, paidAt }: Paid, { branch, years }: { branch: SeedBranch; years: Map<number, Draft> }) {
  const { memberId, branchId, method } = bills[0]!
  const member = branch.members.find(({ _id }) => _id === memberId)!
  const organizer = branch.members.find(({ roles }) => roles.some(({ role }) => role === 'organizer'))
  const orderId = factId('seed order', bills[0]!._id)
  const receiptId = factId('receipt', orderId)
  const year = yearBook(years, { branchId, year: yearOf(paidAt) })
  year.receiptsIssued += 1
  const items = bills.map(({ _id, month, amountFen }) => ({ billId: _id, month, amountFen }))
  const common = {
    memberId,
    branchId,
    branchName: branch.unit.name,
    items,
    amountFen: items.reduce((sum, { amountFen }) => sum + amountFen, 0),
  }
  const isByHand = method !== 'wechat'
  const way = `${method ?? 'cash'}Fen` as const
  year.received = { ...year.received, [way]: year.received[way] + common.amountFen }
  const receipt: Receipt = {
    _id: receiptId,
    key: timeKey(paidAt, receiptId),
    number: receiptNumber(year.year, year.receiptsIssued),
    kind: 'dues',
    payerName: member.name,
    ...common,
    method: method ?? 'cash',
    paidAt,
    issuedAt: paidAt,
    handledByName: isByHand ? (organizer?.name ?? null) : null,
    deliveredByName: method === 'delivered' ? (deliverers[member.name] ?? '家人') : '',
    requestId: null,
    voided: null,
  }
  const order: Order = {
    _id: orderId,
    memberName: member.name,
    openid: member.openid ?? '',
    ...common,
    state: 'paid',
    openedAt: paidAt - 20_000,
    payment: null,
    receiptId,
    received: { amountFen: common.amountFen, transactionId: `42000${timeKey(paidAt, '')}`, paidAt },
    problem: null,
    refund: null,
    endedAt: paidAt + 2_000,
  }
  const settled = bills.map((bill) => ({ ...bill, receiptId, paidAt, orderId: isByHand ? null : orderId }))
  return { settled, receipt, order: isByHand ? null : order }
}

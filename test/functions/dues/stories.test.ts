/**
 * Thousands of random stories of orders through the functions themselves, with the database and WeChat Pay in memory. What
 * replay.test.ts tells a few times over the whole cloud is told here often enough to meet the rare tangles.
 */
import fc from 'fast-check'
import { settleInCash } from '../../../cloudfunctions/dues/actions/settle-in-cash'
import { voidReceipt } from '../../../cloudfunctions/dues/actions/void-receipt'
import { accountOf } from '../../../cloudfunctions/dues/account'
import { newBill } from '../../../cloudfunctions/dues/bills/assess'
import { makeBranchBills } from '../../../cloudfunctions/dues/bills/make'
import { askAbout, endOrder } from '../../../cloudfunctions/dues/orders/ask'
import { lockMonths } from '../../../cloudfunctions/dues/orders/lock'
import { onPaymentNotification } from '../../../cloudfunctions/dues/orders/notification'
import { startPayment } from '../../../cloudfunctions/dues/orders/pay'
import { reconcile } from '../../../cloudfunctions/dues/orders/reconcile'
import { pursueRefund, requestRefund } from '../../../cloudfunctions/dues/orders/refund'
import { blankProfile, type Bill, type DuesYear, type Order, type Receipt } from '../../../cloudfunctions/dues/records'
import { orders } from '../../../cloudfunctions/dues/repository'
import type { Member } from '../../../cloudfunctions/directory/members'
import type { JoinedActor } from '../../../cloudfunctions/kit/actor'
import { Refusal } from '../../../cloudfunctions/kit/errors'
import { addMonths } from '../../../miniprogram/shared/calendar'
import { documentsOf, memory } from './memory-cloud'
import { moods, payIn, ProviderSilent, sheets } from './memory-provider'

jest.mock('../../../cloudfunctions/kit/cloud', () => jest.requireActual<object>('./memory-cloud'))
jest.mock('../../../cloudfunctions/dues/payment', () => jest.requireActual<object>('./memory-provider'))
jest.mock('../../../cloudfunctions/kit/notices', () => ({ notify: () => Promise.resolve() }))
jest.mock('../../../cloudfunctions/kit/logger', () => ({
  logger: { info: () => undefined, warn: () => undefined, error: () => undefined },
}))

const runs = Number(process.env.STORIES ?? 2_000)
const thisMonth = '2026-11'
const begin = Date.parse('2026-11-20T10:00+08:00')
const branchId = 'branch'
const payers = ['lin', 'luo'].map((_id) => ({ _id, branchId, name: _id, openid: `o-${_id}`, category: 'salaried' }))
const actor = {
  openid: 'o-keeper',
  member: { id: 'keeper', name: '周宁', branchId, roles: [] },
} as unknown as JoinedActor
let serial = 0

/** Conflicts are tried again after a random pause; in memory nobody needs to wait for real. */
beforeAll(() => {
  jest.spyOn(global, 'setTimeout').mockImplementation(((body: () => void) => setImmediate(body)) as never)
})
afterAll(() => jest.restoreAllMocks())

async function aScene(): Promise<void> {
  memory.collections.clear()
  sheets.clear()
  Object.assign(moods, { isSilent: false, now: begin, refund: 'done' })
  memory.write('units', branchId, { _id: branchId, kind: 'branch', name: '支部', path: ['root', branchId] })
  for (const [index, payer] of payers.entries()) {
    const member = { ...payer, stage: 'full', status: 'inSchool', joinedOn: null, rosterKey: payer._id }
    memory.write('members', payer._id, member)
    const confirmed = { category: 'salaried', baseFen: 642_000 + index * 33_333, year: 2026, at: begin, byId: 'keeper' }
    const profile = { ...blankProfile(payer._id, branchId), state: 'confirmed', confirmed }
    memory.write('duesProfiles', payer._id, profile)
  }
  for (const back of [-1, 0]) await makeBranchBills(branchId, addMonths(thisMonth, back))
}

/** Refusals and a silent provider are part of life; anything else is a fault. */
async function attempt(body: () => Promise<unknown>): Promise<void> {
  try {
    await body()
  } catch (error) {
    if (!(error instanceof Refusal) && !(error instanceof ProviderSilent)) throw error
  }
}

const memberAt = (who: number) => payers[who % payers.length] as unknown as Member
const orderAt = (index: number) =>
  documentsOf<Order>('duesOrders')[index % Math.max(1, documentsOf('duesOrders').length)]
const context = (input: object) => ({ input, actor, now: moods.now, requestId: `request-${++serial}` }) as never

async function order(who: number, count: number) {
  const member = memberAt(who)
  const account = await accountOf(member, moods.now)
  const opened = await lockMonths({
    orderId: `order-${++serial}`,
    member: { id: member._id, name: member.name, openid: member.openid! },
    branchId,
    branchName: '支部',
    months: account.payable.slice(0, count),
    newBill: (month) => newBill(account.payer, month),
    now: moods.now,
  })
  if (opened) await startPayment(opened, moods.now)
}

const about = (index: number, body: (order: Order) => Promise<unknown>) => async () => {
  const found = orderAt(index)
  if (found) await body(found)
}

async function byHand(who: number, count: number) {
  const member = memberAt(who)
  const { payable } = await accountOf(member, moods.now)
  const input = { memberId: member._id, months: payable.slice(0, count), method: 'cash', deliveredByName: '' }
  if (input.months.length > 0) await settleInCash.run(context(input))
}

async function takeBack(index: number) {
  const receipts = documentsOf<Receipt>('duesReceipts')
  const receipt = receipts[index % Math.max(1, receipts.length)]
  if (receipt) await voidReceipt.run(context({ receiptId: receipt._id, reason: `reason ${++serial}` }))
}

async function giveBack({ _id }: Order) {
  const asked = await requestRefund(_id, { memberId: 'keeper', now: moods.now })
  if (asked) await pursueRefund(asked, moods.now)
}

const small = fc.nat({ max: 4 })
type Happening = () => Promise<unknown>
const happening: fc.Arbitrary<Happening> = fc.oneof(
  fc.tuple(small, fc.integer({ min: 1, max: 3 })).map(
    ([who, count]) =>
      () =>
        order(who, count),
  ),
  // Paid in the sheet: with its notification, twice, without it, and later on.
  small.map((index) => about(index, async ({ _id }) => payIn(_id))),
  small.map((index) =>
    about(index, async ({ _id }) => (payIn(_id), onPaymentNotification({ outTradeNo: _id }, moods.now))),
  ),
  // Forged, repeated or about nothing that was paid.
  small.map((index) =>
    about(index, ({ _id }) => onPaymentNotification({ resource: { out_trade_no: _id } }, moods.now)),
  ),
  small.map((index) => about(index, (each) => askAbout(each, { by: 'member', now: moods.now }))),
  small.map((index) => about(index, (each) => endOrder(each, { by: 'member', now: moods.now }))),
  // Amounts come to differ, for whatever reason.
  small.map((index) =>
    about(index, ({ _id, amountFen }) => orders.updateIf({ _id, state: 'paying' }, { amountFen: amountFen + 7 })),
  ),
  small.map((index) => about(index, giveBack)),
  fc.tuple(small, fc.integer({ min: 1, max: 3 })).map(
    ([who, count]) =>
      () =>
        byHand(who, count),
  ),
  small.map((index) => () => takeBack(index)),
  fc.constantFrom('done', 'failed', 'processing').map((refund) => async () => Object.assign(moods, { refund })),
  fc.boolean().map((isSilent) => async () => Object.assign(moods, { isSilent })),
  fc.constantFrom(6, 130).map((minutes) => async () => Object.assign(moods, { now: moods.now + minutes * 60_000 })),
  fc.constant(() => reconcile(moods.now)),
)

/** Several at once, then the next ones. */
const story = fc.array(fc.array(happening, { minLength: 1, maxLength: 3 }), { minLength: 4, maxLength: 10 })

test(`in ${runs} stories no fen is lost, no month is settled twice, and no receipt number is used twice or left out`, async () => {
  await fc.assert(
    fc.asyncProperty(story, async (steps) => {
      await aScene()
      await order(0, 2)
      for (const step of steps) await Promise.all(step.map((happen) => attempt(happen)))
      Object.assign(moods, { isSilent: false, now: moods.now + 3 * 3600_000 })
      await reconcile(moods.now)
      check()
    }),
    { numRuns: runs, seed: 1_921, endOnFailure: true },
  )
}, 300_000)

const sum = (amounts: readonly number[]) => amounts.reduce((total, amountFen) => total + amountFen, 0)

function check(): void {
  const bills = documentsOf<Bill>('duesBills')
  const receipts = documentsOf<Receipt>('duesReceipts')
  const all = documentsOf<Order>('duesOrders')
  expect([
    ...all.filter(({ state }) => state === 'created' || state === 'paying'),
    ...bills.filter(({ state }) => state === 'paying'),
  ]).toEqual([])
  // Whatever WeChat Pay received is on settled bills, or set aside, or on its way back.
  const received = sum(
    [...sheets.values()]
      .filter(({ state }) => state === 'paid' || state === 'refunded')
      .map(({ totalFen }) => totalFen),
  )
  const settled = bills
    .filter(({ state, method }) => state === 'paid' && method === 'wechat')
    .map(({ amountFen }) => amountFen)
  const aside = all
    .filter(({ state }) => ['mismatch', 'refunding', 'refunded'].includes(state))
    .map(({ received: money }) => money!.amountFen)
  expect(received).toBe(sum(settled) + sum(aside))
  // Every settled bill is on one valid receipt, and the other way round.
  const valid = receipts.filter(({ voided }) => !voided)
  const onReceipts = valid.flatMap(({ _id, items }) => items.map(({ billId }) => `${billId} ${_id}`)).sort()
  expect(onReceipts).toEqual(
    bills
      .filter(({ state }) => state === 'paid')
      .map(({ _id, receiptId }) => `${_id} ${receiptId}`)
      .sort(),
  )
  const [year] = documentsOf<DuesYear>('duesYears').filter((book) => book.year === 2026)
  const numbers = receipts.map(({ number }) => Number(number.split('-')[1])).sort((a, b) => a - b)
  expect(numbers).toEqual(Array.from({ length: year?.receiptsIssued ?? 0 }, (_none, index) => index + 1))
  expect(year!.received.wechatFen).toBe(sum(settled))
  expect(year!.received.cashFen).toBe(
    sum(valid.filter(({ method }) => method === 'cash').map(({ amountFen }) => amountFen)),
  )
  for (const book of documentsOf<DuesYear>('duesYears')) {
    for (const [month, { dueFen, paidFen }] of Object.entries(book.byMonth)) {
      const ofMonth = bills.filter((bill) => bill.month === month)
      expect([month, dueFen]).toEqual([month, sum(ofMonth.map(({ amountFen }) => amountFen))])
      expect([month, paidFen]).toEqual([
        month,
        sum(ofMonth.filter(({ state }) => state === 'paid').map(({ amountFen }) => amountFen)),
      ])
    }
  }
}

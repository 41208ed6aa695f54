import fc from 'fast-check'
import type { Member } from '../../../cloudfunctions/directory/members'
import type { Bill, Order } from '../../../cloudfunctions/dues/records'
import { aBranch, aMember, type World } from '../../support/world'
import { expectBooksToAgree, sum } from './books'
import { aPayer, byHand, month, openPayingWorld, owing, prepayIdOf } from './support'

/** Enough to meet the usual tangles in a run of all tests; REPLAYS=1000 searches for the unusual ones. */
const runs = Number(process.env.REPLAYS ?? 12)

let world: World
beforeAll(async () => {
  world = await openPayingWorld()
})
afterAll(() => world.close())

/** One branch with its organizer and two payers who owe two months, and what has been ordered so far. */
interface Scene {
  readonly branchId: string
  readonly organizer: Member
  readonly payers: readonly Member[]
  readonly orders: { readonly orderId: string; readonly prepayId: string; readonly payer: Member }[]
}

type Happening = (scene: Scene) => Promise<unknown>

async function aScene(): Promise<Scene> {
  const { branchId } = aBranch(world)
  const organizer = await aMember(world, { branchId, roles: ['organizer'], category: 'salaried' })
  const payers = [await aPayer(world, { branchId }), await aPayer(world, { branchId, baseFen: 333_333 })]
  await owing(world, organizer, 2)
  return { branchId, organizer, payers, orders: [] }
}

/** Refusals are part of life; a fault is not. */
async function attempt(call: Promise<{ ok: boolean }>): Promise<void> {
  const envelope = (await call) as { ok: boolean; error?: { code: string } }
  expect(envelope.error?.code).not.toBe('INTERNAL')
}

const prepay =
  (who: number, count: number): Happening =>
  async ({ payers, orders }) => {
    const payer = payers[who % payers.length]!
    const { payableMonths } = await world.data('dues.openMine', {}, { as: payer })
    const envelope = await world.call('dues.prepay', { months: payableMonths.slice(0, count) }, { as: payer })
    if (!envelope.ok) return expect(envelope.error.code).not.toBe('INTERNAL')
    orders.push({ orderId: envelope.data.orderId, prepayId: prepayIdOf(envelope.data.payment), payer })
  }

const withOrder =
  (index: number, happen: (order: Scene['orders'][number]) => Promise<unknown>): Happening =>
  async ({ orders }) => {
    const order = orders[index % Math.max(1, orders.length)]
    if (order) await happen(order)
  }

/** WeChat itself refuses a sheet that is paid, closed or expired. */
const pay = (index: number, mode: 'normal' | 'lose' | 'repeat' | 'late') =>
  withOrder(index, ({ prepayId }) => world.cloud.payments.pay(prepayId, mode).catch(() => undefined))
const notify = (index: number) =>
  withOrder(index, ({ orderId }) => world.cloud.invoke('dues', { outTradeNo: orderId, totalFee: 1 }))
const ask = (index: number, name: 'dues.checkOrder' | 'dues.cancelOrder') =>
  withOrder(index, ({ orderId, payer }) => attempt(world.call(name, { orderId }, { as: payer })))
/** The order no longer says what was asked for: stands in for every way in which amounts can come to differ. */
const tamper = (index: number) =>
  withOrder(index, ({ orderId }) =>
    world.update('duesOrders', { _id: orderId, state: { $in: ['created', 'paying'] } }, { $inc: { amountFen: 7 } }),
  )
const cash =
  (who: number, offset: number): Happening =>
  ({ payers, organizer }) => {
    const payer = payers[who % payers.length]!
    return attempt(world.call('dues.settleInCash', byHand(payer, [month(world, -offset)]), { as: organizer }))
  }
const reconcile: Happening = () => world.cloud.fireTimer('dues', 'reconcile')
const wait =
  (text: string): Happening =>
  async () =>
    world.advance(text)

const small = fc.nat({ max: 3 })
const happening: fc.Arbitrary<{ name: string; happen: Happening }> = fc.oneof(
  fc
    .tuple(small, fc.integer({ min: 1, max: 4 }))
    .map(([who, count]) => named(`prepay ${who} ${count}`, prepay(who, count))),
  fc
    .tuple(small, fc.constantFrom('normal', 'lose', 'repeat', 'late'))
    .map(([index, mode]) => named(`pay ${index} ${mode}`, pay(index, mode))),
  small.map((index) => named(`notify ${index}`, notify(index))),
  fc
    .tuple(small, fc.constantFrom('dues.checkOrder', 'dues.cancelOrder'))
    .map(([index, name]) => named(`${name} ${index}`, ask(index, name))),
  fc.tuple(small, fc.nat({ max: 1 })).map(([who, offset]) => named(`cash ${who} ${offset}`, cash(who, offset))),
  fc.constant(named('reconcile', reconcile)),
  fc.constantFrom('+6min', '+3h').map((text) => named(`wait ${text}`, wait(text))),
  small.map((index) => named(`tamper ${index}`, tamper(index))),
)

function named(name: string, happen: Happening) {
  return { name, happen, toString: () => name }
}

/** Several at once, then the next ones. */
const story = fc.array(fc.array(happening, { minLength: 1, maxLength: 3 }), { minLength: 4, maxLength: 8 })

test('whatever happens in whatever order, money received is money booked or set aside, once', async () => {
  await fc.assert(
    fc.asyncProperty(story, async (steps) => {
      const scene = await aScene()
      await prepay(0, 2)(scene)
      for (const step of steps) await Promise.all(step.map(({ happen }) => happen(scene)))
      // In the end the timer has asked about everything.
      world.advance('+3h')
      await reconcile(scene)
      check(scene)
    }),
    { numRuns: runs, seed: 2_008, endOnFailure: true },
  )
}, 600_000)

function check({ branchId }: Scene): void {
  const bills = world.find<Bill>('duesBills', { branchId })
  const orders = world.find<Order>('duesOrders', { branchId })
  expect(orders.filter(({ state }) => state === 'created' || state === 'paying')).toEqual([])
  expect(bills.filter(({ state }) => state === 'paying')).toEqual([])

  const ids = new Set(orders.map(({ _id }) => _id))
  const sheets = world.cloud.payments.list().filter(({ outTradeNo, paidAt }) => ids.has(outTradeNo) && paidAt !== null)
  const received = sum(sheets.map(({ totalFee }) => totalFee))
  const byWechat = bills.filter(({ state, method }) => state === 'paid' && method === 'wechat')
  const setAside = sum(orders.map(({ state, received: money }) => (state === 'mismatch' ? money!.amountFen : 0)))
  expect(received).toBe(sum(byWechat.map(({ amountFen }) => amountFen)) + setAside)
  expectBooksToAgree(world.cloud.database, branchId)
}

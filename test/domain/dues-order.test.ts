import {
  disagreement,
  finalOrderStates,
  firstOrderState,
  moveOrder,
  openOrderStates,
  orderTransitions,
  type OrderState,
} from '../../cloudfunctions/domain/dues-order'

const transitions = Object.values(orderTransitions)
const states: readonly OrderState[] = ['created', 'paying', 'paid', 'closed', 'mismatch', 'refunding', 'refunded']

describe('the table of order states', () => {
  test('reaches every state from the first one', () => {
    const reached = new Set<OrderState>([firstOrderState])
    for (let before = 0; before < reached.size;) {
      before = reached.size
      for (const { from, to } of transitions) if (from.some((state) => reached.has(state))) reached.add(to)
    }
    expect([...reached].sort()).toEqual([...states].sort())
  })

  test('has a way to an end from every open state, and open and final states are all there are', () => {
    for (const state of openOrderStates) {
      const next = transitions.filter(({ from }) => (from as readonly string[]).includes(state)).map(({ to }) => to)
      expect(next.some((to) => finalOrderStates.includes(to))).toBe(true)
    }
    expect([...openOrderStates, 'refunding', ...finalOrderStates].sort()).toEqual([...states].sort())
  })

  test('names for every event who may bring it about', () => {
    for (const { by } of transitions) expect(by.length).toBeGreaterThan(0)
  })

  test('only WeChat Pay can make an order paid', () => {
    for (const state of states) {
      expect(moveOrder(state, 'settle', 'member')).toBeNull()
      expect(moveOrder(state, 'settle', 'timer')).toBeNull()
    }
    expect(moveOrder('paying', 'settle', 'provider')).toBe('paid')
  })

  test('what is paid or given back never moves again, and the payer cannot move what is set aside', () => {
    const events = Object.keys(orderTransitions) as (keyof typeof orderTransitions)[]
    for (const event of events) {
      for (const mover of ['member', 'provider', 'timer', 'keeper'] as const) {
        expect(moveOrder('paid', event, mover)).toBeNull()
        expect(moveOrder('refunded', event, mover)).toBeNull()
      }
      expect(moveOrder('mismatch', event, 'member')).toBeNull()
      expect(moveOrder('mismatch', event, 'timer')).toBeNull()
    }
  })

  test('money that was set aside goes back when the keeper asks and WeChat Pay has done it, and only then', () => {
    expect(moveOrder('mismatch', 'refund', 'keeper')).toBe('refunding')
    expect(moveOrder('refunding', 'refund', 'keeper')).toBe('refunding')
    expect(moveOrder('refunding', 'refunded', 'keeper')).toBeNull()
    expect(moveOrder('refunding', 'refunded', 'provider')).toBe('refunded')
    expect(moveOrder('paid', 'refund', 'keeper')).toBeNull()
  })

  test('money that comes after closing still counts', () => {
    expect(moveOrder('closed', 'settle', 'provider')).toBe('paid')
  })
})

describe('what was received against what was asked for', () => {
  const order = { amountFen: 300, openid: 'payer' }
  const bills = [
    { amountFen: 100, isFree: true },
    { amountFen: 200, isFree: true },
  ]

  test('agrees when amount, payer and bills do', () => {
    expect(disagreement(order, { amountFen: 300, payerOpenid: 'payer' }, bills)).toBeNull()
  })

  test.each([
    ['amount', { amountFen: 299, payerOpenid: 'payer' }, bills],
    ['amount', { amountFen: 301, payerOpenid: 'payer' }, bills],
    ['payer', { amountFen: 300, payerOpenid: 'another' }, bills],
    ['bills', { amountFen: 300, payerOpenid: 'payer' }, bills.slice(1)],
    ['bills', { amountFen: 300, payerOpenid: 'payer' }, [bills[0]!, { amountFen: 200, isFree: false }]],
  ])('disagrees on the %s', (problem, received, held) => {
    expect(disagreement(order, received, held)).toBe(problem)
  })
})

import type { OutputOf } from '../../contract'
import { directory } from '../../directory'
import { allowedOf } from '../../kit/allowed'
import { action } from '../../kit/create-function'
import { branchOf, chosenBranch } from '../access'
import { closedDifferences, comparisons, openDifferences, type Difference } from '../difference-repository'
import { paymentProvider } from '../payment'
import type { Order } from '../records'
import { extrasForCentre, ordersGivenBack, ordersSetAside } from '../repository'

type Answer = OutputOf<'dues.openReconciliation'>
type SetAside = Answer['setAside'][number]

/** What was settled lately is shown as well, so that nobody wonders where it went. */
const settledShown = 10
const maxShown = 100

/** What the nightly comparison found, and money to give back. */
export const openReconciliation = action('dues.openReconciliation', {
  access: chosenBranch,
  async run({ input, actor, now }) {
    const branchId = branchOf(actor, input)
    const [path, last, waiting, givenBack, open, closed, extras] = await Promise.all([
      directory.pathOf(branchId),
      comparisons.get(branchId),
      ordersSetAside(branchId, maxShown),
      ordersGivenBack(branchId, settledShown),
      openDifferences(branchId),
      closedDifferences(branchId, settledShown),
      extrasForCentre(branchId, settledShown),
    ])
    const { isAvailable } = paymentProvider()
    const target = { branchId, path }
    const mayRefund = isAvailable ? allowedOf(actor, target, { refundOrder: 'dues.refundOrder' }) : []
    const mayClose = allowedOf(actor, target, { closeDifference: 'dues.closeDifference' })
    return {
      now,
      isPaymentAvailable: isAvailable,
      comparedAt: last?.at ?? null,
      comparedOrders: last?.orderCount ?? 0,
      setAside: [...waiting, ...givenBack].map((order) => setAsideView(order, mayRefund)),
      differences: [...open, ...closed].map((each) => differenceView(each, mayClose)),
      forCentre: extras.map(({ memberName, amountFen, at }) => ({ memberName, amountFen, at })),
    }
  },
})

function setAsideView(order: Order, allowed: SetAside['allowedEvents']): SetAside {
  const { _id, memberName, items, amountFen, received, problem, refund, openedAt } = order
  const state = order.state as SetAside['state']
  return {
    orderId: _id,
    memberName,
    months: items.map(({ month }) => month),
    amountFen,
    receivedFen: received?.amountFen ?? 0,
    receivedAt: received?.paidAt ?? openedAt,
    problem: problem ?? 'bills',
    state,
    refundProblem: refund?.problem ?? '',
    allowedEvents: state === 'refunded' ? [] : allowed,
  }
}

type DifferenceView = Answer['differences'][number]

function differenceView(difference: Difference, allowed: DifferenceView['allowedEvents']): DifferenceView {
  const { _id, kind, memberName, text, foundAt, state, closedNote } = difference
  const allowedEvents = state === 'open' ? allowed : []
  return { differenceId: _id, kind, memberName, text, foundAt, state, closedNote, allowedEvents }
}

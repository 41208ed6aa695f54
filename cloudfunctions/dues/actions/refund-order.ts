import { formatFen } from '../../../miniprogram/shared/fen'
import { aboutTarget, audit } from '../../kit/audit'
import { action } from '../../kit/create-function'
import { transaction } from '../../kit/database'
import { present, refuse } from '../../kit/errors'
import { branchOfOrder } from '../access'
import { paymentProvider } from '../payment'
import { pursueRefund, requestRefund } from '../orders/refund'
import { orders } from '../repository'

/** Money that was set aside goes back the way it came, whole. */
export const refundOrder = action('dues.refundOrder', {
  access: branchOfOrder,
  async run({ input: { orderId }, actor, now }) {
    if (!paymentProvider().isAvailable) refuse('PAYMENT_UNAVAILABLE', '这里没有开通微信支付，请在商户平台退回。')
    const before = present(await orders.get(orderId))
    if (before.state === 'refunded') return { state: before.state }
    const asked = await requestRefund(orderId, { memberId: actor.member.id, now })
    if (!asked) return refuse('WRONG_STATE', '这笔钱已经记账，或者没有收到，不用退。')
    if (before.state === 'mismatch') {
      const what = `把没有记账的 ${formatFen(asked.received?.amountFen ?? 0)} 元退给${aboutTarget}。`
      const fact = { action: 'dues.refundOrder', what, branchId: asked.branchId, targetId: asked.memberId }
      await transaction((tx) => audit(tx, { actor, now }, fact))
    }
    return { state: (await pursueRefund(asked, now)).state }
  },
})

import type { Host } from '../../host'
import { Failure, needString, promised } from '../core/api'
import type { Network } from '../core/network'
import { openPaymentSheet, type Order } from './payment-sheet'

interface PaymentOption {
  timeStamp: string
  nonceStr: string
  package: string
  signType?: string
  paySign: string
}

const NEEDED = ['timeStamp', 'nonceStr', 'package', 'paySign'] as const

/** `wx.requestPayment`: the sheet of WeChat Pay over the page, with what may go wrong afterwards as a choice. */
export function paymentApis(host: Host, network: Network): Record<string, unknown> {
  return {
    requestPayment: promised<PaymentOption>('requestPayment', async (options) => {
      for (const key of NEEDED) needString(options, key)
      const prepayId = /prepay_id=([^&]+)/.exec(options.package)?.[1]
      if (!prepayId) throw new Failure('支付验证签名失败')
      const path = `payments/${encodeURIComponent(prepayId)}`
      const order = (await network.cloud(path)) as unknown as Order
      host.emit('payment-sheet', { prepayId, open: true })
      try {
        const callback = await openPaymentSheet(host.screen, order)
        await network.cloud(`${path}/${callback ? 'pay' : 'cancel'}`, callback ? { callback } : {})
        if (!callback) throw new Failure('cancel')
      } finally {
        host.emit('payment-sheet', { prepayId, open: false })
      }
    }),
  }
}

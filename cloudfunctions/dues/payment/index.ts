import type { PaymentProvider } from './adapter'
import { cloudPayProvider } from './cloud-pay'
import { noProvider } from './none'
import { wechatPayProvider } from './wechat-pay'

export { ProviderSilent, type RefundStanding, type Standing } from './adapter'

const providers: Readonly<Record<string, PaymentProvider>> = {
  cloudPay: cloudPayProvider,
  wechatPay: wechatPayProvider,
  none: noProvider,
}

/** By the function's setting PAYMENT_PROVIDER. @throws Error for a name that does not exist */
export function paymentProvider(): PaymentProvider {
  const name = process.env.PAYMENT_PROVIDER ?? 'cloudPay'
  const provider = providers[name]
  if (!provider) throw new Error(`PAYMENT_PROVIDER must be one of ${Object.keys(providers).join(', ')}, not ${name}`)
  return provider
}

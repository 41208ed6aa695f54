/** No provider: the branch keeps its ledger and takes cash. */
import { ProviderSilent, type PaymentProvider } from './adapter'

const silent = () => Promise.reject(new ProviderSilent())

export const noProvider: PaymentProvider = {
  isAvailable: false,
  start: silent,
  query: silent,
  close: silent,
  refund: silent,
  queryRefund: silent,
}

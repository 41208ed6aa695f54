/** Where members' money comes in. The ledger and cash work with any of the providers, also with none. */
import type { PaymentParameters } from '../records'

export interface OrderToPay {
  /** Our order number, 32 characters at most, and what repeating meets again. */
  readonly orderId: string
  readonly amountFen: number
  /** What the payment sheet says the money is for. */
  readonly description: string
}

/** How an order stands with the provider. */
export type Standing =
  | {
      readonly state: 'paid'
      readonly amountFen: number
      readonly payerOpenid: string
      readonly transactionId: string
      readonly paidAt: number
    }
  /** Can still be paid. */
  | { readonly state: 'unpaid' }
  /** Will never be paid: closed, or given back. */
  | { readonly state: 'closed' }
  /** The provider has no such order. */
  | { readonly state: 'unknown' }

export interface PaymentProvider {
  readonly isAvailable: boolean
  /** Places the order, or places it again. @throws ProviderSilent */
  start(order: OrderToPay): Promise<PaymentParameters>
  /** @throws ProviderSilent */
  query(orderId: string): Promise<Standing>
  /** Asks that no more money be taken; the answer is how the order stands afterwards. @throws ProviderSilent */
  close(orderId: string): Promise<Standing>
}

/** The provider could not be reached, or said something that decides nothing: the order stays in doubt. */
export class ProviderSilent extends Error {}

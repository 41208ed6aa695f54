/** Where members' money comes in. The ledger and cash work with any of the providers, also with none. */
import type { PaymentParameters } from '../records'

export interface OrderToPay {
  /** Our order number, 32 characters at most, and what repeating meets again. */
  readonly orderId: string
  readonly amountFen: number
  /** What the payment sheet says the money is for. */
  readonly description: string
  readonly payerOpenid: string
  /** Epoch ms; nobody can pay it later. */
  readonly expiresAt: number
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
  /** Was paid and given back. */
  | { readonly state: 'refunded'; readonly amountFen: number; readonly transactionId: string }
  /** Will never be paid. */
  | { readonly state: 'closed' }
  /** The provider has no such order. */
  | { readonly state: 'unknown' }

export interface RefundToMake {
  readonly orderId: string
  /** Ours, 32 characters at most; asked for again it is the same refund. */
  readonly refundId: string
  /** What the order was paid with, and what goes back: whole fen. */
  readonly totalFen: number
  readonly refundFen: number
  readonly reason: string
}

export type RefundStanding =
  | { readonly state: 'done' }
  /** Accepted, on its way to the payer. */
  | { readonly state: 'processing' }
  /** Will not come about by itself; `problem` is the provider's sentence. */
  | { readonly state: 'failed'; readonly problem: string }
  /** The provider has no such refund. */
  | { readonly state: 'unknown' }

export interface PaymentProvider {
  readonly isAvailable: boolean
  /** Places the order, or places it again. @throws ProviderSilent */
  start(order: OrderToPay): Promise<PaymentParameters>
  /** @throws ProviderSilent */
  query(orderId: string): Promise<Standing>
  /** Asks that no more money be taken; the answer is how the order stands afterwards. @throws ProviderSilent */
  close(orderId: string): Promise<Standing>
  /** Gives money back the way it came. @throws ProviderSilent */
  refund(refund: RefundToMake): Promise<RefundStanding>
  /** @throws ProviderSilent */
  queryRefund(refund: { readonly orderId: string; readonly refundId: string }): Promise<RefundStanding>
}

/** The provider could not be reached, or said something that decides nothing: the order stays in doubt. */
export class ProviderSilent extends Error {}

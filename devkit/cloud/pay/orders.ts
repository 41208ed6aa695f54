import { createHash, randomBytes } from 'node:crypto'
import type { State } from '../state'

/** How a simulated user pays: what becomes of the notification. */
export type CallbackMode = 'normal' | 'lose' | 'repeat' | 'late'

/** Source: queryOrder, trade_state. */
export type TradeState = 'NOTPAY' | 'SUCCESS' | 'REFUND' | 'CLOSED'

export interface Order {
  outTradeNo: string
  prepayId: string
  body: string
  attach: string
  totalFee: number
  openid: string
  subMchId: string
  functionName: string
  spbillCreateIp: string
  tradeState: TradeState
  /** Milliseconds on the cloud's clock. */
  createdAt: number
  /** After this the prepay id cannot be paid; milliseconds. */
  expiresAt: number
  transactionId: string | null
  paidAt: number | null
  /** Placed through the v3 module: its notification has another shape. */
  isV3?: boolean
  callback: { mode: CallbackMode | null; attempts: number; acknowledged: boolean }
}

export interface Refund {
  outRefundNo: string
  refundId: string
  outTradeNo: string
  refundFee: number
  totalFee: number
  functionName: string | null
  /** Source: queryRefund, refund_status. */
  status: 'SUCCESS' | 'PROCESSING'
  createdAt: number
}

const ORDER = 'order'
const REFUND = 'refund'

/** Orders and refunds, by the merchant's numbers. */
export class OrderBook {
  constructor(private readonly state: State) {}

  save(order: Order): Order {
    this.state.put(ORDER, order.outTradeNo, order)
    return order
  }

  byTradeNumber(outTradeNo: string): Order | undefined {
    return this.state.get<Order>(ORDER, outTradeNo)
  }

  byPrepayId(prepayId: string): Order | undefined {
    return this.orders().find((order) => order.prepayId === prepayId)
  }

  byTransactionId(transactionId: string): Order | undefined {
    return this.orders().find((order) => order.transactionId === transactionId)
  }

  /** Oldest first. */
  orders(): Order[] {
    return this.state.all<Order>(ORDER).sort((a, b) => a.createdAt - b.createdAt)
  }

  saveRefund(refund: Refund): void {
    this.state.put(REFUND, refund.outRefundNo, refund)
  }

  refund(outRefundNo: string): Refund | undefined {
    return this.state.get<Refund>(REFUND, outRefundNo)
  }

  refundsOf(outTradeNo: string): Refund[] {
    const all = this.state.all<Refund>(REFUND).filter((refund) => refund.outTradeNo === outTradeNo)
    return all.sort((a, b) => a.createdAt - b.createdAt)
  }
}

/** Of the shape WeChat Pay's own numbers have: digits, 28 of them. */
export function newNumber(prefix: string, at: number): string {
  const digits = `${prefix}${at}${BigInt(`0x${randomBytes(8).toString('hex')}`)}`
  return digits.slice(0, 28).padEnd(28, '0')
}

export function newPrepayId(): string {
  return `wx${randomBytes(17).toString('hex')}`
}

/** Stands in for the signature: nobody here holds a merchant key. */
export function sign(text: string): string {
  return createHash('md5').update(text).digest('hex').toUpperCase()
}

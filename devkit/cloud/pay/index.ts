import { randomBytes } from 'node:crypto'
import type { RunningCall } from '../calls'
import type { CloudClock } from '../clock'
import type { Deliveries } from '../deliveries'
import { LOCAL_APPID } from '../functions/environment'
import type { FunctionRuntime } from '../functions/runtime'
import { parseObject } from '../http/body'
import type { AdminAnswer } from '../protocol/answer'
import { sign, type Order, type OrderBook } from './orders'
import { payModule } from './module'
import { closeOrder, queryOrder } from './query-order'
import { queryRefund, refund } from './refund'
import { BusinessRefusal, ParameterRefusal } from './refusal'
import { unifiedOrder } from './unified-order'

export type PayParams = Record<string, unknown>

export interface PayParts {
  book: OrderBook
  clock: CloudClock
  runtime: Pick<FunctionRuntime, 'exists'>
  deliveries: Deliveries
  envId: string
  /** How refunds are answered from now on; changed by `Payments.answerRefunds`. */
  refunds: { answer: RefundAnswer }
  /** The head of every notification. */
  envelope: (subMchId: string) => Record<string, unknown>
  /** Tells console and tests. */
  changed: (order: Order) => void
}

/** `declined`: the merchant's account is empty; `processing`: accepted, not with the payer yet. */
export type RefundAnswer = 'done' | 'processing' | 'declined'

type PayHandler = (parts: PayParts, params: PayParams, call: RunningCall | undefined) => object

const HANDLERS: Record<string, PayHandler> = { unifiedOrder, queryOrder, closeOrder, refund, queryRefund }

/** The service provider's merchant number that cloudPay orders run under. */
const PROVIDER_MCH_ID = '1800008281'

/** Also for `cloudbase_module`, which shares the order book. */
export { PAY_MODULE } from './module'

/** `cloud.cloudPay.*`: snake_case JSON in and out; a refusal is an answer, not an error. */
export class CloudPay {
  constructor(private readonly parts: PayParts) {}

  async handle(fields: Record<string, Buffer>, call: RunningCall | undefined): Promise<AdminAnswer> {
    const body = this.answer(String(fields.apiName), parseObject(String(fields.requestData ?? '{}')), call)
    return { kind: 'bytes', body: Buffer.from(JSON.stringify(body)) }
  }

  /** What `cloudbase_module` answers to a function. */
  module(event: unknown, call: RunningCall | undefined): object {
    return payModule(this.parts, event, call)
  }

  private answer(api: string, params: PayParams, call: RunningCall | undefined): object {
    const handler = HANDLERS[api]
    if (!handler) return { return_code: 'FAIL', return_msg: `unknown api ${api}` }
    const head = snakeEnvelope(typeof params.sub_mch_id === 'string' ? params.sub_mch_id : '')
    try {
      return { ...head, ...handler(this.parts, params, call) }
    } catch (error) {
      if (error instanceof ParameterRefusal) return { return_code: 'FAIL', return_msg: error.message }
      if (!(error instanceof BusinessRefusal)) throw error
      return { ...head, result_code: 'FAIL', err_code: error.code, err_code_des: error.message }
    }
  }
}

function snakeEnvelope(subMchId: string): Record<string, unknown> {
  const nonce = randomBytes(16).toString('hex')
  return {
    return_code: 'SUCCESS',
    return_msg: 'OK',
    result_code: 'SUCCESS',
    appid: LOCAL_APPID,
    mch_id: PROVIDER_MCH_ID,
    sub_appid: LOCAL_APPID,
    sub_mch_id: subMchId,
    nonce_str: nonce,
    sign: sign(nonce),
  }
}

/** The same head in camelCase: notifications reach a function without the SDK in between. */
export function notificationEnvelope(subMchId: string): Record<string, unknown> {
  return {
    returnCode: 'SUCCESS',
    resultCode: 'SUCCESS',
    appid: LOCAL_APPID,
    mchId: PROVIDER_MCH_ID,
    subAppid: LOCAL_APPID,
    subMchId,
    nonceStr: randomBytes(16).toString('hex'),
  }
}

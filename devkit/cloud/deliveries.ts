import { randomUUID } from 'node:crypto'
import type { CloudClock } from './clock'
import { CallFailure } from './functions/errors'
import type { FunctionRuntime } from './functions/runtime'
import { MESSAGE_PUSH_RETRY_MS, PAY_NOTIFY_RETRY_MS } from './limits'
import type { State } from './state'
import type { CallSource } from './types'

/** Something WeChat's servers tell a function, again and again until it is taken. */
export interface Delivery {
  id: string
  kind: 'pay' | 'refund' | 'media'
  fn: string
  event: object
  /** Milliseconds on the cloud's clock. */
  dueAt: number
  /** Attempts made so far. */
  attempts: number
}

interface Manner {
  source: CallSource
  action: string
  retryMs: readonly number[]
  /** Whether this answer ends the repetition. */
  taken: (result: unknown) => boolean
}

/** Source: 支付结果回调云函数协议: "必须返回 errcode: 0, 否则会视为回调不成功". */
/** cloudPay reads errcode, v3 reads code. */
function acknowledged(result: unknown): boolean {
  const { errcode, code } = (result ?? {}) as { errcode?: unknown; code?: unknown }
  return errcode === 0 || code === 'SUCCESS'
}

const MANNERS: Record<Delivery['kind'], Manner> = {
  pay: { source: 'wx_paycallback', action: 'pay-notification', retryMs: PAY_NOTIFY_RETRY_MS, taken: acknowledged },
  refund: {
    source: 'wx_paycallback',
    action: 'refund-notification',
    retryMs: PAY_NOTIFY_RETRY_MS,
    taken: acknowledged,
  },
  media: { source: 'wx_http', action: 'message-push', retryMs: MESSAGE_PUSH_RETRY_MS, taken: () => true },
}

const KIND = 'delivery'

/** The cloud's own queue: kept on disk, driven by its clock. */
export class Deliveries {
  private readonly underWay = new Set<string>()
  /** Told after every attempt. */
  onAttempt: (delivery: Delivery, taken: boolean) => void = () => undefined
  /** Told when something was queued, so that a waiting scheduler wakes. */
  onQueued: () => void = () => undefined

  constructor(
    private readonly state: State,
    private readonly clock: CloudClock,
    private readonly runtime: FunctionRuntime,
  ) {}

  add(delivery: Omit<Delivery, 'id' | 'attempts'>): Delivery {
    const queued = { id: randomUUID(), attempts: 0, ...delivery }
    this.state.put(KIND, queued.id, queued)
    this.onQueued()
    return queued
  }

  pending(): Delivery[] {
    const waiting = this.state.all<Delivery>(KIND).filter(({ id }) => !this.underWay.has(id))
    return waiting.sort((a, b) => a.dueAt - b.dueAt)
  }

  /** Makes what is due up to the cloud's now, in order of time. */
  async runDue(): Promise<void> {
    await this.runAll((delivery) => delivery.dueAt <= this.clock.now())
  }

  /** Makes one attempt at each that matches, whenever it is due. */
  async runNow(matches: (delivery: Delivery) => boolean): Promise<void> {
    for (const delivery of this.pending().filter(matches)) await this.attempt(delivery)
  }

  private async runAll(matches: (delivery: Delivery) => boolean): Promise<void> {
    for (let next = this.pending().find(matches); next; next = this.pending().find(matches)) await this.attempt(next)
  }

  private async attempt(delivery: Delivery): Promise<void> {
    const { taken } = MANNERS[delivery.kind]
    this.underWay.add(delivery.id)
    try {
      const result = await this.call(delivery)
      this.settle(delivery, result.answered && taken(result.value))
    } finally {
      this.underWay.delete(delivery.id)
    }
  }

  private async call({ kind, fn, event }: Delivery): Promise<{ answered: boolean; value?: unknown }> {
    const { source, action } = MANNERS[kind]
    try {
      const result = await this.runtime.invoke({ fn, event, caller: {}, source, action })
      return { answered: true, value: JSON.parse(result) as unknown }
    } catch (error) {
      if (error instanceof CallFailure) return { answered: false }
      throw error
    }
  }

  /** Removes it when it was taken or has been repeated often enough; else sets the next time. */
  private settle(delivery: Delivery, taken: boolean): void {
    const pause = MANNERS[delivery.kind].retryMs[delivery.attempts]
    const after = { ...delivery, attempts: delivery.attempts + 1, dueAt: this.clock.now() + (pause ?? 0) }
    if (taken || pause === undefined) this.state.remove(KIND, delivery.id)
    else this.state.put(KIND, delivery.id, after)
    this.onAttempt(after, taken)
    this.onQueued()
  }
}

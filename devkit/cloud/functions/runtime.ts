import { randomUUID } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { performance } from 'node:perf_hooks'
import type { Calls } from '../calls'
import type { CloudClock } from '../clock'
import { CALL_REQUEST_MAX_BYTES, CALL_RESULT_MAX_BYTES, FUNCTION_MEMORY_MB } from '../limits'
import type { CallRecord, Caller } from '../types'
import { readFunctionConfig, refuseTwoReceivers, type FunctionConfig } from './config'
import { LOCAL_APPID, baseEnvironment, callEnvironment } from './environment'
import { CallFailure } from './errors'
import type { Outcome } from './instance'
import { Pool } from './pool'

export interface CallRequest {
  fn: string
  event: unknown
  caller: Caller
  /** The chain as in getWXContext().SOURCE. */
  source: string
  /** What to show in records for a call without `event.action`. */
  action?: string
  /** Default: the cloud's. A timer that is caught up with sees the time it was due. */
  clockOffsetMs?: number
}

interface RuntimeOptions {
  functionsDir: string
  envId: string
  variables: Readonly<Record<string, string>>
  /** `http://127.0.0.1:PORT`, known once the server listens. */
  origin: () => string
  clock: CloudClock
  calls: Calls
}

/** Runs cloud functions: one pool of instances a function, made anew when its bundle changes on disk. */
export class FunctionRuntime {
  private readonly pools = new Map<string, Pool>()
  private readonly base: Record<string, string>

  constructor(private readonly options: RuntimeOptions) {
    this.base = baseEnvironment(options.envId, options.variables)
  }

  exists(fn: string): boolean {
    return this.config(fn) !== null
  }

  config(fn: string): FunctionConfig | null {
    return readFunctionConfig(this.options.functionsDir, fn)
  }

  configs(): FunctionConfig[] {
    const entries = readdirSync(this.options.functionsDir, { withFileTypes: true })
    const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name)
    const configs = names.map((name) => this.config(name)).filter((config) => config !== null)
    refuseTwoReceivers(configs)
    return configs
  }

  /** The one function that WeChat pushes this event to; null when none has asked for it. */
  receiverOf(event: string): string | null {
    return this.configs().find(({ pushed }) => pushed.includes(event))?.name ?? null
  }

  /**
   * @returns the result as JSON
   * @throws CallFailure
   */
  async invoke(request: CallRequest): Promise<string> {
    const record = this.newRecord(request)
    const clockOffsetMs = request.clockOffsetMs ?? this.options.clock.offsetMs()
    this.options.calls.begin({ record, caller: request.caller, clockOffsetMs })
    const startedAt = performance.now()
    try {
      const result = await this.execute(request, record, clockOffsetMs)
      judge(record, result)
      return result
    } catch (error) {
      if (error instanceof CallFailure) record.code = error.errCode
      throw error
    } finally {
      record.durationMs = performance.now() - startedAt
      this.options.calls.finish(record.id)
    }
  }

  async close(): Promise<void> {
    await Promise.all([...this.pools.values()].map((pool) => pool.close()))
  }

  private async execute(request: CallRequest, record: CallRecord, clockOffsetMs: number): Promise<string> {
    const event = withUserInfo(request)
    record.bytesIn = Buffer.byteLength(event)
    if (record.bytesIn > CALL_REQUEST_MAX_BYTES) throw new CallFailure('request-too-large', '', record.id)
    const pool = this.poolOrFailure(request.fn, record.id)
    if (!pool) throw new CallFailure('not-found', 'FunctionName parameter could not be found.', record.id)

    const outcome = await this.run(pool, { request, record, event, clockOffsetMs })
    if (outcome.kind === 'threw') throw new CallFailure('threw', outcome.message, record.id)
    if (outcome.kind === 'timed-out') {
      const seconds = pool.config.timeoutMs / 1000
      throw new CallFailure('timed-out', `Invoking task timed out after ${seconds} seconds`, record.id)
    }
    record.bytesOut = Buffer.byteLength(outcome.result)
    if (record.bytesOut > CALL_RESULT_MAX_BYTES) {
      throw new CallFailure('result-too-large', 'cloudfunction result size exceed limit (1MB)', record.id)
    }
    return outcome.result
  }

  private async run(
    pool: Pool,
    call: { request: CallRequest; record: CallRecord; event: string; clockOffsetMs: number },
  ): Promise<Outcome> {
    const { request, record, event, clockOffsetMs } = call
    const askedAt = performance.now()
    const lease = await pool.acquire()
    try {
      const problem = await lease.instance.load()
      record.waitedMs = performance.now() - askedAt
      record.cold = lease.cold
      if (problem !== null) return { kind: 'threw', message: problem }
      const { caller, source } = request
      return await lease.instance.run({
        id: record.id,
        event,
        env: callEnvironment(this.base, this.options.origin(), { id: record.id, caller, source, clockOffsetMs }),
        context: this.context(pool.config, record.id),
        timeoutMs: pool.config.timeoutMs,
        onLog: (level, text) => this.options.calls.log(record.id, level, text),
      })
    } finally {
      lease.release()
    }
  }

  /** A config.json that cannot be obeyed fails the call, and says why. */
  private poolOrFailure(fn: string, requestId: string): Pool | null {
    try {
      return this.pool(fn)
    } catch (error) {
      throw new CallFailure('threw', (error as Error).message, requestId)
    }
  }

  private pool(fn: string): Pool | null {
    const present = this.pools.get(fn)
    if (present && !present.isStale()) return present
    present?.retire()
    this.pools.delete(fn)
    const config = this.config(fn)
    if (!config) return null
    const pool = new Pool(config, this.options.functionsDir, this.base)
    this.pools.set(fn, pool)
    return pool
  }

  /** The second argument of exports.main. Source: SCF Node.js, context. */
  private context(config: FunctionConfig, requestId: string): Record<string, unknown> {
    return {
      callbackWaitsForEmptyEventLoop: false,
      function_name: config.name,
      function_version: '$LATEST',
      memory_limit_in_mb: FUNCTION_MEMORY_MB,
      namespace: this.options.envId,
      request_id: requestId,
      time_limit_in_ms: config.timeoutMs,
    }
  }

  private newRecord({ fn, event, caller, source, action }: CallRequest): CallRecord {
    const named = (event as { action?: unknown } | null)?.action
    return {
      id: randomUUID(),
      at: this.options.clock.now(),
      function: fn,
      action: action ?? (typeof named === 'string' ? named : '-'),
      caller: caller.openid ?? null,
      source,
      durationMs: 0,
      waitedMs: 0,
      cold: false,
      databaseCalls: 0,
      documentsExamined: 0,
      documentsReturned: 0,
      bytesIn: 0,
      bytesOut: 0,
      ok: false,
      code: 0,
      logs: [],
    }
  }
}

/** WeChat adds the caller to the event of a client's call. Source: 云函数, event 对象. */
function withUserInfo({ event, caller, source }: CallRequest): string {
  const data = event ?? {}
  if (source !== 'wx_client' || !caller.openid || typeof data !== 'object') return JSON.stringify(data)
  return JSON.stringify({ ...data, userInfo: { appId: LOCAL_APPID, openId: caller.openid } })
}

/** A refusal inside the envelope `{ ok: false, error: { code } }` is not a success, though the call itself was. */
function judge(record: CallRecord, result: string): void {
  record.ok = true
  if (!result.startsWith('{"ok":false')) return
  const envelope = JSON.parse(result) as { error?: { code?: string } }
  record.ok = false
  record.code = envelope.error?.code ?? 'UNKNOWN'
}

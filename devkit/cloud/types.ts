import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Database, IndexFile } from './database'
import type { ContentCheck } from './openapi/content-check'
import type { Pushes } from './openapi/pushes'
import type { Payments } from './pay/payments'

/** Answers a request that is neither /admin nor /cloud; false when it does not know the path. */
export type Attachment = (request: IncomingMessage, response: ServerResponse) => boolean | Promise<boolean>

export interface CloudOptions {
  /** Build output: `<dir>/<function>/{index.js,config.json}`. */
  functionsDir: string
  /** Folder of everything durable; null keeps it in memory, for tests. */
  dataDir: string | null
  /** 0, the default, takes any free port. */
  port?: number
  envId?: string
  /** Default: `<functionsDir>/indexes.json` when it exists. */
  indexes?: IndexFile
  /** Environment variables of every function, as one sets them in the console of CloudBase. */
  variables?: Readonly<Record<string, string>>
  /** No log lines on stdout. */
  quiet?: boolean
  /** Run timers and deliveries by themselves as time passes. Default: true, unless in memory. */
  background?: boolean
  attach?: Attachment
}

/** Who a call is made for; without openid it is the system (a timer, WeChat's servers). */
export interface Caller {
  openid?: string
  unionid?: string
}

/** What started a call, as getWXContext().SOURCE says it. Source: Cloud.getWXContext. */
export type CallSource = 'wx_client' | 'wx_trigger' | 'wx_paycallback' | 'wx_http'

export interface CallRecord {
  id: string
  /** Milliseconds since the epoch on the cloud's clock. */
  at: number
  function: string
  /** `event.action`, or `timer:<name>`, `pay-notification`, `message-push`. */
  action: string
  caller: string | null
  source: string
  durationMs: number
  /** Milliseconds of waiting for a free instance, cold start included. */
  waitedMs: number
  cold: boolean
  databaseCalls: number
  documentsExamined: number
  documentsReturned: number
  bytesIn: number
  bytesOut: number
  ok: boolean
  /** 0, the envelope's error code, or the errCode the client saw. */
  code: string | number
  logs: string[]
}

export interface CloudEvents {
  call: CallRecord
  push: unknown
  payment: unknown
  log: { id: string; function: string; level: string; text: string }
  clock: { now: number; offsetMs: number }
}

export interface Cloud {
  readonly port: number
  readonly url: string
  readonly envId: string
  /** As the client would: JSON in, JSON out; rejects with `{ errCode, errMsg }`. */
  invoke(fn: string, event: unknown, who?: Caller): Promise<unknown>
  readonly calls: readonly CallRecord[]
  on<K extends keyof CloudEvents>(event: K, listener: (value: CloudEvents[K]) => void): () => void
  readonly database: Database
  readonly clock: {
    now(): number
    offsetMs(): number
    /** `+1month`, `+3d`, `+2h`, `2026-12-01`, `2026-12-01T08:00` (Asia/Shanghai); answers the new time. */
    move(text: string): number
    reset(): void
  }
  /** Runs every timer and every delivery that is due on the cloud's clock, in order of time. */
  runDueTimers(): Promise<void>
  /** Fires one timer now; answers what the function answered. */
  fireTimer(fn: string, name: string): Promise<unknown>
  readonly payments: Payments
  readonly pushes: Pushes
  readonly contentCheck: ContentCheck
  /** Demo identities for the console's picker. */
  identities: { list(): Identity[]; set(list: Identity[]): void }
  /** Forgets documents, files, orders, messages and the moved clock. */
  reset(): Promise<void>
  close(): Promise<void>
}

export interface Identity {
  openid: string
  label: string
  role: string
}

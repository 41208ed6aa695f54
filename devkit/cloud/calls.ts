import type { Happenings } from './events'
import { CALL_LOG_MAX_CHARS, CALL_RECORDS_KEPT } from './limits'
import type { CallRecord, Caller } from './types'

/** One call under way, and for a while after: requests to /admin are put down to it. */
export interface RunningCall {
  record: CallRecord
  caller: Caller
  /** Milliseconds; nested calls see the same time. */
  clockOffsetMs: number
}

/** The records of what functions were asked, what it cost and how it ended. */
export class Calls {
  readonly finished: CallRecord[] = []
  private readonly running = new Map<string, RunningCall>()
  private readonly logChars = new Map<string, number>()

  constructor(private readonly happenings: Happenings) {}

  begin(call: RunningCall): void {
    this.running.set(call.record.id, call)
  }

  find(id: string): RunningCall | undefined {
    return this.running.get(id)
  }

  log(id: string, level: string, text: string): void {
    const call = this.running.get(id)
    if (!call) return
    const used = (this.logChars.get(id) ?? 0) + text.length
    this.logChars.set(id, used)
    if (used <= CALL_LOG_MAX_CHARS) call.record.logs.push(`${level} ${text}`)
    this.happenings.emit('log', { id, function: call.record.function, level, text })
  }

  finish(id: string): void {
    const call = this.running.get(id)
    if (!call) return
    this.running.delete(id)
    this.logChars.delete(id)
    this.finished.push(call.record)
    if (this.finished.length > CALL_RECORDS_KEPT) this.finished.shift()
    this.happenings.emit('call', call.record)
  }

  clear(): void {
    this.finished.length = 0
  }
}

/** `members.mine · 12 ms · db 3 calls 40→7 docs · 145→494 B · oMember · ok · <request id>`. */
export function callLine(record: CallRecord): string {
  const { databaseCalls, documentsExamined, documentsReturned } = record
  const parts = [
    `${record.function}.${record.action}`,
    `${Math.round(record.durationMs)} ms${record.cold ? ' cold' : ''}`,
    `db ${databaseCalls} calls ${documentsExamined}→${documentsReturned} docs`,
    `${record.bytesIn}→${record.bytesOut} B`,
    record.caller ?? record.source,
    record.ok ? 'ok' : `FAIL ${record.code}`,
    record.id,
  ]
  return parts.join(' · ')
}

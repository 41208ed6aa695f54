import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { FUNCTION_TIMEOUT_MAX_MS, FUNCTION_TIMEOUT_MS } from '../limits'
import { parseCron, type Cron } from '../timers/cron'

export interface TimerTrigger {
  name: string
  cron: Cron
}

/** One function as its folder says: what to load and how it may run. */
export interface FunctionConfig {
  name: string
  /** Absolute path of index.js. */
  file: string
  timeoutMs: number
  timers: TimerTrigger[]
  /** openapi calls allowed, as in `permissions.openapi`. */
  openapi: ReadonlySet<string>
  /** Events that WeChat pushes here, as in `messagePush`: what the real console says under 消息推送. */
  pushed: readonly string[]
  /** Changes whenever the bundle or its config changes on disk. */
  version: string
}

const FUNCTION_NAME = /^[A-Za-z][A-Za-z0-9_-]{0,59}$/
const TIMER_NAME = /^[A-Za-z][A-Za-z0-9_-]{0,59}$/

/**
 * Reads `<dir>/<name>/config.json` (`timeout` in seconds, `permissions.openapi`, `triggers`, `messagePush`).
 * @returns null when there is no such function
 * @throws Error naming the file when the config cannot be obeyed
 */
export function readFunctionConfig(functionsDir: string, name: string): FunctionConfig | null {
  if (!FUNCTION_NAME.test(name)) return null
  const file = join(functionsDir, name, 'index.js')
  const configFile = join(functionsDir, name, 'config.json')
  const code = stamp(file)
  if (!code) return null
  const raw = readJson(configFile)
  try {
    return {
      name,
      file,
      timeoutMs: timeoutOf(raw.timeout),
      timers: timersOf(raw.triggers),
      openapi: new Set((raw.permissions as { openapi?: string[] } | undefined)?.openapi ?? []),
      pushed: (raw.messagePush ?? []) as string[],
      version: `${code} ${stamp(configFile)}`,
    }
  } catch (error) {
    throw new Error(`${configFile}: ${(error as Error).message}`)
  }
}

/** The version alone, cheap enough for every call. */
export function versionOf(functionsDir: string, name: string): string {
  return `${stamp(join(functionsDir, name, 'index.js'))} ${stamp(join(functionsDir, name, 'config.json'))}`
}

/**
 * The console takes one function for each event that WeChat pushes.
 * @throws Error naming both
 */
export function refuseTwoReceivers(configs: readonly FunctionConfig[]): void {
  const receivers = new Map<string, string>()
  for (const { name, pushed } of configs) {
    for (const event of pushed) {
      const other = receivers.get(event)
      if (other) throw new Error(`messagePush: ${event} goes to one function, not to ${other} and ${name}`)
      receivers.set(event, name)
    }
  }
}

function stamp(file: string): string {
  const stat = statSync(file, { throwIfNoEntry: false })
  return stat ? `${stat.mtimeMs}/${stat.size}` : ''
}

function readJson(file: string): Record<string, unknown> {
  if (!stamp(file)) return {}
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>
  } catch (error) {
    throw new Error(`${file}: ${(error as Error).message}`)
  }
}

function timeoutOf(seconds: unknown): number {
  if (seconds === undefined) return FUNCTION_TIMEOUT_MS
  const ms = Number(seconds) * 1000
  if (!(ms > 0 && ms <= FUNCTION_TIMEOUT_MAX_MS)) {
    throw new Error(`timeout must be above 0 and at most ${FUNCTION_TIMEOUT_MAX_MS / 1000} seconds`)
  }
  return ms
}

function timersOf(triggers: unknown): TimerTrigger[] {
  const list = (triggers ?? []) as { name?: string; type?: string; config?: string }[]
  const seen = new Set<string>()
  return list.map(({ name = '', type, config = '' }) => {
    if (type !== 'timer') throw new Error(`trigger "${name}": only type "timer" exists`)
    if (!TIMER_NAME.test(name))
      throw new Error(`trigger "${name}": letters, digits, - and _, a letter first, at most 60`)
    if (seen.has(name)) throw new Error(`trigger "${name}" is there twice`)
    seen.add(name)
    return { name, cron: parseCron(config) }
  })
}

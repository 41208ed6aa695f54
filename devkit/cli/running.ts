import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { projectRoot } from '../build/paths'
import { CommandError } from './errors'

/** Where a started cloud says that it runs. */
interface RunningCloud {
  pid: number
  url: string
}

/** Milliseconds to wait for an answer of a cloud that is said to run. */
const ANSWER_MS = 2000

/** Everything durable of the local cloud; `DATA_DIR` chooses another folder. */
export const dataDir = resolve(projectRoot, process.env.DATA_DIR ?? '.data')

const file = join(dataDir, 'running.json')
const seededFile = join(dataDir, 'seeded.json')

export function announce(url: string): void {
  mkdirSync(dataDir, { recursive: true })
  writeFileSync(file, JSON.stringify({ pid: process.pid, url }))
}

export function withdraw(): void {
  rmSync(file, { force: true })
}

/** The demo data is complete; without the mark it is made anew. */
export function markSeeded(scale: number): void {
  writeFileSync(seededFile, JSON.stringify({ scale }))
}

export function unmarkSeeded(): void {
  rmSync(seededFile, { force: true })
}

export const isSeeded = (): boolean => existsSync(seededFile)

/** The address of the cloud that uses this data folder, or null. */
export async function findRunning(): Promise<string | null> {
  if (!existsSync(file)) return null
  const { pid, url } = JSON.parse(readFileSync(file, 'utf8')) as RunningCloud
  if (!isAlive(pid)) return null
  try {
    const response = await fetch(`${url}/cloud/clock`, { signal: AbortSignal.timeout(ANSWER_MS) })
    return response.ok ? url : null
  } catch {
    return null
  }
}

/** @throws CommandError with the cloud's own words when it refuses */
export async function ask(url: string, path: string, body?: unknown): Promise<Record<string, unknown>> {
  const init = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }
  const response = await fetch(url + path, init)
  const answer = (await response.json()) as Record<string, unknown>
  if (!response.ok) throw new CommandError(String(answer.errMsg))
  return answer
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

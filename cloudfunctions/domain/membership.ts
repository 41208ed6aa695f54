/** Rules of the roster and of joining. */
import { limits } from '../../miniprogram/shared/limits'
import { plain } from './plain-text'

/** A name for comparison. The separator in names such as 买买提·艾力 is typed in many ways. */
export function comparableName(name: string): string {
  return plain(name).replace(/[•‧∙⋅・.]/g, '·')
}

/** A student or staff number as the roster stores it. */
export function storedNumber(studentNumber: string): string {
  return plain(studentNumber).toUpperCase()
}

export interface Claimed {
  readonly name: string
  readonly studentNumber: string
}

/** Whether what somebody typed is this roster entry: name and number, both. */
export function isSamePerson(entry: Claimed, typed: Claimed): boolean {
  return (
    comparableName(entry.name) === comparableName(typed.name) &&
    storedNumber(entry.studentNumber) === storedNumber(typed.studentNumber)
  )
}

/** "13812345678" → "138****5678"; empty stays empty. */
export function maskPhone(phone: string): string {
  return phone === '' ? '' : `${phone.slice(0, 3)}****${phone.slice(-4)}`
}

const windowMs = limits.claimWindowHours * 3600_000

/** Wrong tries of one WeChat identity. A retry of the same submission is the same try. */
export interface Tries {
  readonly since: number
  readonly count: number
  readonly lastRequestId: string
}

export function triesLeft(tries: Tries | null, now: number): number {
  if (!tries || now >= triesEndAt(tries)) return limits.claimTries
  return Math.max(0, limits.claimTries - tries.count)
}

/** When the window is over and all tries are there again, epoch ms. */
export function triesEndAt(tries: Tries): number {
  return tries.since + windowMs
}

export interface Attempt {
  readonly now: number
  readonly requestId: string
}

export function mayTry(tries: Tries | null, { now, requestId }: Attempt): boolean {
  return triesLeft(tries, now) > 0 || tries?.lastRequestId === requestId
}

/** The record after one more wrong try. */
export function afterWrongTry(tries: Tries | null, { now, requestId }: Attempt): Tries {
  if (!tries || now >= triesEndAt(tries)) return { since: now, count: 1, lastRequestId: requestId }
  if (tries.lastRequestId === requestId) return tries
  return { since: tries.since, count: tries.count + 1, lastRequestId: requestId }
}

/** Why an entry of the roster cannot be as it is, field → sentence. @param today "2026-11-23" */
export function entryProblems(entry: { joinedOn: string | null }, today: string): Record<string, string> {
  if (entry.joinedOn === null) return {}
  if (entry.joinedOn > today) return { joinedOn: '入党日期不能晚于今天。' }
  // The Party was founded in July 1921; anything earlier is a typing mistake.
  if (entry.joinedOn < '1921-07-01') return { joinedOn: '入党日期太早了，检查年份。' }
  return {}
}

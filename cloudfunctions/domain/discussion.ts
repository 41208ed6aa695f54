/** Rules of discussion topics: who may speak when, and who speaks for the branch. */
import { limits } from '../../miniprogram/shared/limits'
import { roleLabels, type Role } from '../../miniprogram/shared/words'
import type { Awaited, EntryState } from './moderation'

/** Offices whose word is the branch's: their official comment carries the seal, and their own posts wait for no answer. */
const voices: readonly Role[] = ['secretary', 'deputySecretary']

interface OfficeHeld {
  readonly role: Role
  readonly unitId: string
}

/** The office in which somebody speaks for the branch; null for everybody else. */
export function voiceOf(roles: readonly OfficeHeld[], branchId: string): Role | null {
  const held = new Set(roles.filter(({ unitId }) => unitId === branchId).map(({ role }) => role))
  return voices.find((role) => held.has(role)) ?? null
}

/** How the branch's word is signed, '支部书记'; '' for everybody else. */
export function voiceLabelOf(roles: readonly OfficeHeld[], branchId: string): string {
  const voice = voiceOf(roles, branchId)
  return voice ? roleLabels[voice] : ''
}

export interface TopicWindow {
  readonly state: 'open' | 'closed'
  readonly opensAt: number
  readonly closesAt: number
}

/** @param now epoch ms */
export function isOpen({ state, opensAt, closesAt }: TopicWindow, now: number): boolean {
  return state === 'open' && opensAt <= now && now < closesAt
}

/**
 * How long WeChat can be asked again about a text that it could not check at once: its check takes only the words of
 * somebody who used the mini program within two hours (error 61010; RULES.md, platform). Afterwards a person looks.
 */
export const recheckWindowMs = 2 * 3600_000

export function canBeRechecked(createdAt: number, now: number): boolean {
  return now - createdAt < recheckWindowMs
}

/** How long an author may change what was written, ms (limits.postEditMinutes). */
const editWindowMs = limits.postEditMinutes * 60_000

/** What the check refused is its author's to change at any time: nobody has seen it. */
export function canEdit({ state, awaits, createdAt }: Written, now: number): boolean {
  if (state !== 'visible' && state !== 'pending') return false
  return awaits === 'author' || now - createdAt < editWindowMs
}

interface Written {
  readonly state: EntryState
  readonly awaits: Awaited
  /** Epoch ms. */
  readonly createdAt: number
}

interface Asked {
  readonly state: EntryState
  readonly place: 'topic' | 'circle'
  readonly roleLabel: string
  readonly isAnswered: boolean
}

/**
 * Whether the branch owes an answer: to what members say in its topics. What is shared in the circle asks for none, nor
 * does what is said for the branch.
 */
export function owesAnswer({ state, place, roleLabel, isAnswered }: Asked): boolean {
  return state === 'visible' && place === 'topic' && roleLabel === '' && !isAnswered
}

/** The last three different names, the newest first. */
export function withRecentAuthor(recent: readonly string[], name: string): string[] {
  return [name, ...recent.filter((other) => other !== name)].slice(0, 3)
}

/** Rules of discussion topics: who may speak when, and who speaks for the branch. */
import type { Role } from '../../miniprogram/shared/words'

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
const recheckWindowMs = 2 * 3600_000

export function canBeRechecked(createdAt: number, now: number): boolean {
  return now - createdAt < recheckWindowMs
}

/** The last three different names, the newest first. */
export function withRecentAuthor(recent: readonly string[], name: string): string[] {
  return [name, ...recent.filter((other) => other !== name)].slice(0, 3)
}

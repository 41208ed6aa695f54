/**
 * What keeps a post or comment from being seen. WeChat's check comes first, a person's look second; what either refuses
 * waits for its author, who alone sees it meanwhile (RULES.md, platform: msgSecCheck, mediaCheckAsync).
 */

/** asked: WeChat has not answered. doubtful: it could not say, or was not to be reached in time. */
export type TextCheck = 'asked' | 'passed' | 'doubtful'
export type PictureCheck = 'pending' | 'passed' | 'doubtful' | 'refused'

export interface Checks {
  readonly text: TextCheck
  /** Whom nobody but a person can check: mediaCheckAsync knows pictures and sound, not films. */
  readonly needsLook: boolean
  /** Somebody of the branch has let it pass. */
  readonly isLookedAt: boolean
  /** Why it was refused, one sentence for its author; '' when it was not. */
  readonly refusal: string
}

/** Who has to do something before it can be seen; nobody: it can. */
export type Awaited = 'wechat' | 'person' | 'author' | 'nobody'

/** @param pictures checks of its pictures, of a film's cover too */
export function awaitedBy(
  { text, needsLook, isLookedAt, refusal }: Checks,
  pictures: readonly PictureCheck[],
): Awaited {
  if (refusal !== '' || pictures.includes('refused')) return 'author'
  if (text === 'asked' || pictures.includes('pending')) return 'wechat'
  const isDoubtful = needsLook || text === 'doubtful' || pictures.includes('doubtful')
  return isDoubtful && !isLookedAt ? 'person' : 'nobody'
}

export type EntryState = 'pending' | 'visible' | 'hidden' | 'removed'

/** Everything that happens to a post or comment, and where it leads. What is removed stays removed. */
export const entryEvents = {
  /** WeChat's check has let it pass, or somebody of the branch has. */
  show: { from: ['pending'], to: 'visible' },
  /** Its author has changed it: an edit is checked anew. */
  checkAgain: { from: ['visible'], to: 'pending' },
  hide: { from: ['visible'], to: 'hidden' },
  /** By itself, or because the appeal was granted. Nothing could change meanwhile that would need a check. */
  restore: { from: ['hidden'], to: 'visible' },
  remove: { from: ['pending', 'visible', 'hidden'], to: 'removed' },
} as const satisfies Readonly<Record<string, { readonly from: readonly EntryState[]; readonly to: EntryState }>>

const moves: readonly { readonly from: readonly EntryState[]; readonly to: EntryState }[] = Object.values(entryEvents)

export const canMove = (from: EntryState, to: EntryState) =>
  from === to || moves.some((move) => move.to === to && move.from.includes(from))

/** What somebody may do about an entry beyond reading and answering it. */
export type ModerationEvent = 'report' | 'appeal' | 'hide' | 'restore' | 'review'

export interface Moderated {
  readonly state: EntryState
  readonly awaits: Awaited
  readonly hasAppealed: boolean
  readonly isOwn: boolean
  /** Speaks for the branch that it was written in. */
  readonly isVoice: boolean
}

/** Nobody decides about their own words; whoever may hide has no need to report. */
export function moderationEventsOf({ state, awaits, hasAppealed, isOwn, isVoice }: Moderated): ModerationEvent[] {
  if (isOwn) return state === 'hidden' && !hasAppealed ? ['appeal'] : []
  if (!isVoice) return state === 'visible' ? ['report'] : []
  if (state === 'visible') return ['hide']
  if (state === 'hidden') return ['restore']
  return state === 'pending' && awaits === 'person' ? ['review'] : []
}

interface Complaints {
  readonly reports: Readonly<Record<string, { readonly at: number; readonly isSettled: boolean }>>
  readonly appeal: null | { readonly at: number; readonly state: 'waiting' | 'granted' | 'refused' }
}

/** Since when a case waits for the branch, epoch ms; null when it does not. */
export function waitsSince({ reports, appeal }: Complaints): number | null {
  const open = Object.values(reports).flatMap(({ at, isSettled }) => (isSettled ? [] : [at]))
  if (appeal?.state === 'waiting') open.push(appeal.at)
  return open.length === 0 ? null : Math.min(...open)
}

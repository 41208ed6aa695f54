/** A discussion topic while it is being written. */
import type { InputOf, OutputOf } from '../../../../cloudfunctions/contract'
import { dayOf, endOfDay, formatMoment, startOfDay, type Day } from '../../../shared/calendar'

type Input = InputOf<'forum.saveTopic'>
type Topic = NonNullable<OutputOf<'forum.editTopic'>['topic']>

export interface TopicDraft {
  readonly title: string
  readonly text: string
  /** By id alone: the addresses that show them are others with each answer. */
  readonly pictureFileIds: readonly string[]
  readonly start: 'now' | 'later'
  readonly opensOn: Day
  /** "09:00" */
  readonly opensTime: string
  readonly closesOn: Day
  readonly scope: Input['scope']['kind']
  readonly groupIds: readonly string[]
}

/** What a topic is known by when it is saved again. */
export interface SavedTopic {
  readonly topicId: string | null
  readonly version: number
  /** Epoch ms; 0 for a new one. */
  readonly opensAt: number
  readonly closesAt: number
}

const defaultDays = 14
const dayMs = 24 * 3600_000

export function newTopic(now: number): TopicDraft {
  return {
    title: '',
    text: '',
    pictureFileIds: [],
    start: 'now',
    opensOn: dayOf(now + dayMs),
    opensTime: '09:00',
    closesOn: dayOf(now + defaultDays * dayMs),
    scope: 'branch',
    groupIds: [],
  }
}

export function draftOf({ title, text, pictures, opensAt, closesAt, groupIds }: Topic): TopicDraft {
  return {
    title,
    text,
    pictureFileIds: pictures.map(({ fileId }) => fileId),
    start: 'later',
    opensOn: dayOf(opensAt),
    opensTime: formatMoment(opensAt, 'HH:mm'),
    closesOn: dayOf(closesAt),
    scope: groupIds.length > 0 ? 'groups' : 'branch',
    groupIds,
  }
}

/** What the server gets of the draft. */
export function toInput(draft: TopicDraft, saved: SavedTopic): Input {
  const { title, text, pictureFileIds, scope, groupIds } = draft
  return {
    topicId: saved.topicId,
    version: saved.version,
    title,
    text,
    pictureFileIds: [...pictureFileIds],
    opensAt: opensAtOf(draft, saved),
    closesAt: closesAtOf(draft, saved),
    scope: scope === 'groups' ? { kind: scope, groupIds: [...groupIds] } : { kind: scope },
  }
}

/** Epoch ms; null for at once. A start that was not touched stays to the millisecond. */
function opensAtOf({ start, opensOn, opensTime }: TopicDraft, { opensAt }: SavedTopic): number | null {
  if (start === 'now') return null
  const isSame = opensAt > 0 && dayOf(opensAt) === opensOn && formatMoment(opensAt, 'HH:mm') === opensTime
  return isSame ? opensAt : startOfDay(opensOn) + clockMs(opensTime)
}

/** Epoch ms. An end that was not touched stays to the minute, so that one that has passed is no new one. */
function closesAtOf({ closesOn }: TopicDraft, { closesAt }: SavedTopic): number {
  return closesAt > 0 && dayOf(closesAt) === closesOn ? closesAt : endOfDay(startOfDay(closesOn))
}

/** "09:30" since midnight, ms. */
function clockMs(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return (hours * 60 + minutes) * 60_000
}

/** What can be said before the server is asked: field → sentence. */
export function check(draft: TopicDraft, saved: SavedTopic, now: number): Record<string, string> {
  const opensAt = opensAtOf(draft, saved)
  const errors: Record<string, string> = {}
  if (opensAt !== null && opensAt !== saved.opensAt && opensAt <= now)
    errors.opensAt = '这个时间已经过了，改成现在开始，或选晚一点。'
  if (closesAtOf(draft, saved) <= (opensAt ?? now)) errors.closesAt = '结束要在开始以后。'
  if (saved.topicId === null && draft.scope === 'groups' && draft.groupIds.length === 0)
    errors['scope.groupIds'] = '至少选一个党小组。'
  return errors
}

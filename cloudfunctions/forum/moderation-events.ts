import { moderationEventsOf, type ModerationEvent } from '../domain/moderation'
import type { JoinedActor } from '../kit/actor'
import { canDo } from '../kit/allowed'
import type { Entry } from './entry'

/** What of moderation this reader is offered at an entry that they may read. */
export function moderationEvents(
  entry: Pick<Entry, 'state' | 'awaits' | 'hidden' | 'authorId' | 'branchId'>,
  actor: JoinedActor,
): ModerationEvent[] {
  const { state, awaits, hidden, authorId, branchId } = entry
  return moderationEventsOf({
    state,
    awaits,
    hasAppealed: (hidden?.appeal ?? null) !== null,
    isOwn: authorId === actor.member.id,
    isVoice: canDo(actor, 'forum.hide', { branchId }),
  })
}

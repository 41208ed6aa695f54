/** A topic as an editor sends it: what has to be true of it before it is kept. */
import type { ParsedInputOf } from '../contract'
import { audienceKey } from '../directory/audience'
import { units } from '../directory/units'
import { refuse } from '../kit/errors'
import type { Topic } from './topic-repository'

export type TopicDraft = ParsedInputOf<'forum.saveTopic'>

function refuseField(field: string, sentence: string): never {
  return refuse('INVALID_INPUT', sentence, { [field]: sentence })
}

/** Again inside the transaction: somebody may have saved or closed it meanwhile. */
export function refuseEdit({ version }: Pick<TopicDraft, 'version'>, known: Topic): void {
  if (known.state === 'closed') refuse('WRONG_STATE', '讨论已经结束，只能改小结。')
  if (known.version !== version) refuse('CONFLICT', '有人刚改过这个主题。你的改动还在，刷新后再合并。')
}

/**
 * When it opens and closes, epoch ms. A start that has passed while somebody wrote is now; what has opened stays open. An
 * end that has passed may stay, so that the words can still be corrected; a new one must lie ahead.
 */
export function timesOf(
  { opensAt: sent, closesAt }: TopicDraft,
  known: Topic | null,
  now: number,
): Pick<Topic, 'opensAt' | 'closesAt'> {
  const opensAt = openingOf(sent, known, now)
  if (closesAt !== known?.closesAt && closesAt <= now) refuseField('closesAt', '结束时间要在现在之后。')
  if (closesAt <= opensAt) refuseField('closesAt', '结束时间要在开始时间之后。')
  return { opensAt, closesAt }
}

function openingOf(sent: number | null, known: Topic | null, now: number): number {
  if (known === null || known.opensAt > now) return Math.max(sent ?? now, now)
  if (sent !== null && sent > now) refuseField('opensAt', '讨论已经开始了，开始时间不能再改。')
  return known.opensAt
}

type Scope = Pick<Topic, 'scopeKeys' | 'groupIds' | 'groupNames'>

/** Whom a new topic is for; names as they are now. One sentence for a group that is elsewhere and for one that is gone. */
export async function scopeOf({ scope }: TopicDraft, branchId: string): Promise<Scope> {
  if (scope.kind === 'branch') return { scopeKeys: [audienceKey.all(branchId)], groupIds: [], groupNames: [] }
  const groupIds = [...new Set(scope.groupIds)]
  const found = await units.getMany(groupIds)
  const names = new Map(found.filter(isGroupOf(branchId)).map(({ _id, name }) => [_id, name]))
  const groupNames = groupIds.flatMap((groupId) => names.get(groupId) ?? [])
  if (groupNames.length < groupIds.length) refuseField('scope.groupIds', '党小组要从支部的党小组里面选。')
  return { scopeKeys: groupIds.map(audienceKey.group), groupIds, groupNames }
}

const isGroupOf =
  (branchId: string) =>
  (unit: { readonly kind: string; readonly branchId: string | null }): boolean =>
    unit.kind === 'group' && unit.branchId === branchId

import type { OutputOf } from '../../../../cloudfunctions/contract'
import type { Picture } from '../../../components/picture-picker/picture-picker'
import { dayOf, momentLabel } from '../../../shared/calendar'
import type { Option } from '../../../shared/options'
import type { SavedTopic, TopicDraft } from './draft'

type Form = OutputOf<'forum.editTopic'>

export const starts: readonly Option<TopicDraft['start']>[] = [
  { value: 'now', label: '现在开始' },
  { value: 'later', label: '定个时间' },
]
export const scopes: readonly Option<TopicDraft['scope']>[] = [
  { value: 'branch', label: '全支部' },
  { value: 'groups', label: '党小组' },
]

const unsaved: SavedTopic = { topicId: null, version: 0, opensAt: 0, closesAt: 0 }

export function toView({ topic, groups }: Form, now: number) {
  const hasOpened = topic !== null && topic.opensAt <= now
  return {
    saved: topic ? savedOf(topic) : unsaved,
    isNew: topic === null,
    /** '' while the start may be chosen. */
    opened: hasOpened ? `${momentLabel(topic.opensAt, now)} 已经开始` : '',
    scope: topic ? scopeLine(topic.groupNames) : '',
    groups,
    urls: Object.fromEntries((topic?.pictures ?? []).map(({ fileId, url }) => [fileId, url ?? fileId])),
    refused: (topic?.pictures ?? []).filter(({ isRefused }) => isRefused).map(({ fileId }) => fileId),
    earliest: dayOf(now),
    /** The end of one that is over stays in reach. */
    earliestEnd: dayOf(Math.min(now, topic?.closesAt ?? now)),
  }
}

export type TopicForm = ReturnType<typeof toView>

function savedOf({ topicId, version, opensAt, closesAt }: NonNullable<Form['topic']>): SavedTopic {
  return { topicId, version, opensAt, closesAt }
}

function scopeLine(groupNames: readonly string[]): string {
  const whom = groupNames.length > 0 ? groupNames.join('、') : '全支部'
  return `给${whom}。大家是对着这些人说的，发布后不再换范围。`
}

/** The pictures as the picker shows them. */
export function toPictures(fileIds: readonly string[], { urls, refused }: TopicForm): Picture[] {
  return fileIds.map((fileId) => ({
    fileId,
    src: urls[fileId] ?? fileId,
    ...(refused.includes(fileId) && { note: '没有通过检查' }),
  }))
}

export function toGroups(groups: TopicForm['groups'], groupIds: readonly string[]) {
  return groups.map(({ groupId, name }) => ({ groupId, name, isChosen: groupIds.includes(groupId) }))
}

/** What the button does. */
export function verbOf({ start }: TopicDraft, { isNew }: TopicForm): string {
  if (!isNew) return '保存'
  return start === 'now' ? '发布' : '定时发布'
}

/** Fields in the order of the page; each is the id of its place there. */
const places = ['title', 'text', 'pictureFileIds', 'opensAt', 'closesAt', 'scope'] as const

/** "scope.groupIds" → "#scope": where the page has to go so that the first refusal is seen. */
export function firstError(fields: Readonly<Record<string, string>>): string {
  const refused = new Set(Object.keys(fields).map((path) => path.split('.')[0]))
  const place = places.find((name) => refused.has(name))
  return place ? `#${place}` : ''
}

/** The first sentence about one of the pictures; '' for none. */
export function picturesError(fields: Readonly<Record<string, string>>): string {
  const field = Object.keys(fields).find((path) => path.split('.')[0] === 'pictureFileIds')
  return field ? (fields[field] ?? '') : ''
}

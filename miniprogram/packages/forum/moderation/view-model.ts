import type { OutputOf } from '../../../../cloudfunctions/contract'
import { agoLabel } from '../../../shared/calendar'
import { toWhen } from '../../../shared/entry-view'
import { toWaiting } from '../../../shared/waiting'
import { reportReasonLabels } from '../../../shared/words'
import type { Decision } from './decisions'

type Queue = OutputOf<'forum.openModeration'>
type Item = Queue['items'][number]
export type Tab = Queue['tab']

export type QueueView = ReturnType<typeof toView>
export type QueueItem = QueueView['items'][number]

const tabLabels: Readonly<Record<Tab, string>> = {
  unanswered: '待回应',
  review: '待审核',
  cases: '举报申诉',
  hidden: '已隐藏',
}

export const emptyLines: Readonly<Record<Tab, { readonly title: string; readonly text: string }>> = {
  unanswered: { title: '都回应了', text: '新的发言等支部点评时，会排在这里，久等的在前。' },
  review: { title: '都看过了', text: '微信拿不准的，还有带视频的，先排在这里，等你看过再发。' },
  cases: { title: '都处理了', text: '有人举报，或者作者申诉，会排在这里。' },
  hidden: { title: '没有隐藏的内容', text: '隐藏了的发言和评论收在这里，随时可以恢复。' },
}

export const asTab = (text = ''): Tab | null => (text in tabLabels ? (text as Tab) : null)

/** What waits is counted as far as this. */
const countedTo = 20
/** What about six lines hold on a phone; longer texts are folded. */
const foldedCharacters = 120
const foldedLines = 6

export function toView({ tab, items, nextCursor, tabs }: Queue, now: number) {
  return {
    tab,
    items: items.map((item) => toItem(item, now)),
    nextCursor,
    tabs: tabs.map((each) => ({ key: each.tab, label: tabLabels[each.tab], ...toCount(each.waiting) })),
  }
}

/** @param waiting as the server counts: one more than 20 stands for more */
export function toCount(waiting: number) {
  const count = waiting > countedTo ? `${countedTo} 多` : waiting === 0 ? '' : String(waiting)
  return { waiting, count }
}

function toItem(item: Item, now: number) {
  const { target, authorName, text, pictures, videoCoverUrl, waitingSince, isOwn } = item
  return {
    ...target,
    /** What a decision is about: the words as they stood when they were looked at. */
    editedAt: item.editedAt,
    authorName,
    ...toPlace(item),
    when: `${nounOf(item)}，${toWhen(item, now)}`,
    waiting: waitingSince === null ? null : toWaiting(waitingSince, now),
    text,
    isLong: isLong(text),
    // A film whose cover cannot be had, for instance.
    isBare: !text && !videoCoverUrl && pictures.length === 0,
    pictures,
    videoCoverUrl,
    note: noteOf(item),
    isOwn,
    ...toCase(item, now),
    offers: offersOf(item),
  }
}

const nouns = { post: '发言', comment: '评论', article: '文章' } as const
const nounOf = ({ target }: Item) => nouns[target.kind]

function toPlace(item: Item) {
  const { target, threadKey, placeTitle, isRemoved } = item
  const from = threadKey && `&from=${threadKey}`
  const isThere = !isRemoved || target.kind === 'comment'
  return {
    noun: nounOf(item),
    // Of an article the title is the text.
    place: target.kind === 'article' ? '学习园地' : placeTitle || '支部圈',
    /** '' when nothing is left to open. */
    path: isThere ? `${pageOf(item)}${from}` : '',
  }
}

/** What the card alone does not tell; '' when it does. */
function noteOf({ target, isRemoved, allowedEvents }: Item): string {
  if (target.kind !== 'article') return isRemoved ? '作者已经删除，下面是当时的文字。' : ''
  if (isRemoved) return '文章已经归档，大家看不到了。'
  return allowedEvents.includes('decideReports') ? '要修改或归档，请到编辑台。处理好了，在这里点「看过了」。' : ''
}

function pageOf({ subjectKind, postId, target }: Item): string {
  if (subjectKind === 'post') return `/packages/forum/post/page?id=${postId}`
  return target.kind === 'article'
    ? `/packages/content/article/page?id=${postId}`
    : `/packages/forum/thread/page?id=${postId}`
}

/** Why the branch has to decide, or what it has decided. */
function toCase({ reports, reportedText, hidden, appeal }: Item, now: number) {
  const lines = reports.map(({ reason, note, at }, key) => ({
    key,
    line: [reportReasonLabels[reason], note].filter(Boolean).join('：'),
    ago: agoLabel(at, now),
  }))
  return {
    reportedText,
    reportCount: lines.length > 0 ? `${lines.length} 人举报` : '',
    reports: lines,
    hidden: hidden && { reason: hidden.reason, by: `${hidden.byName}隐藏，${agoLabel(hidden.at, now)}` },
    appeal: appeal && { text: appeal.text, ago: agoLabel(appeal.at, now), answer: appeal.answer },
  }
}

interface Offer {
  readonly decision: Decision
  readonly label: string
}

const offers: Readonly<Record<Item['allowedEvents'][number], readonly Offer[]>> = {
  comment: [{ decision: 'officialComment', label: '点评' }],
  review: [
    { decision: 'show', label: '通过' },
    { decision: 'refuse', label: '不通过' },
  ],
  decideReports: [
    { decision: 'keep', label: '没有问题' },
    { decision: 'hide', label: '隐藏' },
  ],
  decideAppeal: [
    { decision: 'grant', label: '恢复' },
    { decision: 'decline', label: '不恢复' },
  ],
  restore: [{ decision: 'restore', label: '恢复' }],
}

function offersOf({ target, allowedEvents, isRemoved }: Item): readonly Offer[] {
  // Nothing is left to hide, or it is hidden elsewhere: whoever reported it still learns that it was looked at.
  const isOnlyLookedAt = isRemoved || target.kind === 'article'
  if (isOnlyLookedAt && allowedEvents.includes('decideReports')) return [{ decision: 'keep', label: '看过了' }]
  return allowedEvents.flatMap((event) => offers[event])
}

const isLong = (text: string) => text.length > foldedCharacters || text.split('\n').length > foldedLines

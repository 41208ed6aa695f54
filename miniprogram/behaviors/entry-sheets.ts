/** What is asked, sent and said where something about an entry needs words. */
import { appeal, editComment, hide, officialComment, report, review } from '../api/forum'
import { askWords, type SheetWords, type WordsSheet } from '../components/words-sheet/sheet'
import { limits } from '../shared/limits'
import { reportReasonLabels, wordsOf, type ReportReason } from '../shared/words'
import type { EntryView } from './entry-place'

export type Purpose = 'report' | 'appeal' | 'hide' | 'refuse' | 'officialComment' | 'editComment'
type Target = Pick<EntryView, 'kind' | 'id'>
type Subject = Target & Pick<EntryView, 'editedAt'>

interface Asking {
  ask(entry: EntryView): Parameters<typeof askWords>[0]
  send(subject: Subject, words: SheetWords, requestId: string): Promise<unknown>
  /** The input's name for the words, by which a refusal names them. */
  readonly field: string
  readonly done: string
}

const nounOf = ({ kind }: Target) => (kind === 'post' ? '发言' : '评论')

const reasons = wordsOf(reportReasonLabels).map((value) => ({ value, label: reportReasonLabels[value] }))

export const askings: Readonly<Record<Purpose, Asking>> = {
  report: {
    ask: (entry) => ({
      title: `举报这条${nounOf(entry)}`,
      hint: '支部会看一看，看过会告诉你。是谁举报的，不告诉别人。',
      presets: reasons,
      placeholder: '想补充的话，可以不写',
      max: limits.reason,
      isTextNeeded: false,
      confirmText: '举报',
    }),
    send: ({ kind, id }, { preset, text }, requestId) =>
      report({ target: { kind, id }, reason: preset as ReportReason, note: text }, requestId),
    field: 'note',
    done: '已收到，支部看过会告诉你',
  },
  appeal: {
    ask: () => ({
      title: '申诉',
      hint: '说说为什么应该让大家看到。只能申诉一次，支部的答复会告诉你。',
      placeholder: '写清事情的经过就好',
      max: limits.appealText,
      confirmText: '交上申诉',
    }),
    send: ({ kind, id }, { text }, requestId) => appeal({ target: { kind, id }, text }, requestId),
    field: 'text',
    done: '申诉已交上，支部会答复你',
  },
  hide: {
    ask: (entry) => ({
      title: `隐藏这条${nounOf(entry)}`,
      hint: '大家就看不到了。理由会告诉作者，作者可以申诉一次。',
      placeholder: '写一句作者看得明白的理由',
      max: limits.reason,
      confirmText: '隐藏',
    }),
    send: ({ kind, id }, { text }, requestId) => hide({ target: { kind, id }, reason: text }, requestId),
    field: 'reason',
    done: '已隐藏，会告诉作者',
  },
  refuse: {
    ask: (entry) => ({
      title: `不让这条${nounOf(entry)}发出来`,
      hint: '理由会告诉作者，改好后可以再发。',
      placeholder: '写一句要改哪里',
      max: limits.reason,
      confirmText: '不通过',
    }),
    send: ({ kind, id, editedAt }, { text }, requestId) =>
      review({ target: { kind, id }, decision: 'refuse', reason: text, editedAt }, requestId),
    field: 'reason',
    done: '没有通过，会告诉作者',
  },
  officialComment: {
    ask: ({ authorName, official }) => ({
      title: `点评${authorName}的发言`,
      hint: '这是以支部的名义说的，看得到这条发言的人都看得到。',
      text: official?.text ?? '',
      placeholder: '写点评',
      max: limits.commentText,
      confirmText: '点评',
    }),
    send: ({ id }, { text }, requestId) => officialComment({ postId: id, text }, requestId),
    field: 'text',
    done: '已点评，作者会收到消息',
  },
  editComment: {
    ask: ({ text }) => ({
      title: '修改评论',
      hint: '改过的会再检查一遍，旁边写着「改过」。',
      text,
      placeholder: '写评论',
      max: limits.commentText,
      confirmText: '改好了',
    }),
    send: ({ id }, { text }, requestId) => editComment({ commentId: id, text }, requestId),
    field: 'text',
    done: '已改好',
  },
}

/** The page's sheet, with what it is about. */
export interface EntrySheet extends WordsSheet {
  readonly about: (Subject & { readonly purpose: Purpose }) | null
}

export function openedSheet(purpose: Purpose, entry: EntryView): EntrySheet {
  const { kind, id, editedAt } = entry
  return {
    ...askWords({ draftKey: `${purpose}:${kind}:${id}`, ...askings[purpose].ask(entry) }),
    about: { purpose, kind, id, editedAt },
  }
}

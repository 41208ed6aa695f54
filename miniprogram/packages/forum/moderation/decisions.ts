/** What the branch decides about something in its queue: what is asked before, sent, and said behind it. */
import { ApiError } from '../../../api/client'
import { decideAppeal, decideReports, officialComment, restore, review } from '../../../api/forum'
import { dropDraft } from '../../../behaviors/draft'
import { confirm, showToast, type Question } from '../../../behaviors/feedback'
import type { LoadablePage } from '../../../behaviors/loadable-page'
import { askWords, closedSheet, type SheetWords, type WordsSheet } from '../../../components/words-sheet/sheet'
import { limits } from '../../../shared/limits'
import type { QueueItem, QueueView } from './view-model'

export type Decision = 'officialComment' | 'show' | 'refuse' | 'keep' | 'hide' | 'grant' | 'decline' | 'restore'

type Subject = Pick<QueueItem, 'kind' | 'id' | 'editedAt'>

interface Step {
  /** The words it needs. */
  readonly words?: {
    ask(item: QueueItem): Parameters<typeof askWords>[0]
    /** The input's name for the words, by which a refusal names them. */
    readonly field: string
  }
  /** Asked where no words are needed, yet others will see it. */
  readonly question?: Question
  send(subject: Subject, text: string, requestId: string): Promise<unknown>
  readonly done: string
}

const targetOf = ({ kind, id }: Subject) => ({ kind, id })

const steps: Readonly<Record<Decision, Step>> = {
  officialComment: {
    words: {
      ask: ({ authorName }) => ({
        title: `点评${authorName}的发言`,
        hint: '这是以支部的名义说的，看得到这条发言的人都看得到。',
        placeholder: '写点评',
        max: limits.commentText,
        confirmText: '点评',
      }),
      field: 'text',
    },
    send: ({ id }, text, requestId) => officialComment({ postId: id, text }, requestId),
    done: '已点评，作者会收到消息',
  },
  show: {
    send: (subject, reason, requestId) =>
      review({ target: targetOf(subject), decision: 'show', reason, editedAt: subject.editedAt }, requestId),
    done: '已通过，大家都看得到了',
  },
  refuse: {
    words: {
      ask: ({ noun }) => ({
        title: `不让这条${noun}发出来`,
        hint: '理由会告诉作者，改好后可以再发。',
        placeholder: '写一句要改哪里',
        max: limits.reason,
        confirmText: '不通过',
      }),
      field: 'reason',
    },
    send: (subject, reason, requestId) =>
      review({ target: targetOf(subject), decision: 'refuse', reason, editedAt: subject.editedAt }, requestId),
    done: '没有通过，会告诉作者',
  },
  keep: {
    send: (subject, reason, requestId) =>
      decideReports({ target: targetOf(subject), decision: 'keep', reason }, requestId),
    done: '已处理，会告诉举报的同志',
  },
  hide: {
    words: {
      ask: ({ noun }) => ({
        title: `隐藏这条${noun}`,
        hint: '大家就看不到了。理由会告诉作者，作者可以申诉一次。',
        placeholder: '写一句作者看得明白的理由',
        max: limits.reason,
        confirmText: '隐藏',
      }),
      field: 'reason',
    },
    send: (subject, reason, requestId) =>
      decideReports({ target: targetOf(subject), decision: 'hide', reason }, requestId),
    done: '已隐藏，会告诉作者',
  },
  grant: {
    question: { title: '让大家重新看到？', content: '同意申诉，会告诉作者。', confirmText: '恢复' },
    send: (subject, answer, requestId) =>
      decideAppeal({ target: targetOf(subject), decision: 'grant', answer }, requestId),
    done: '已恢复，会告诉作者',
  },
  decline: {
    words: {
      ask: () => ({
        title: '申诉后还是隐藏',
        hint: '答复会告诉作者，作者不能再申诉。',
        placeholder: '写一句为什么不恢复',
        max: limits.reason,
        confirmText: '不恢复',
      }),
      field: 'answer',
    },
    send: (subject, answer, requestId) =>
      decideAppeal({ target: targetOf(subject), decision: 'refuse', answer }, requestId),
    done: '已答复，会告诉作者',
  },
  restore: {
    question: { title: '让大家重新看到？', content: '会告诉作者。', confirmText: '恢复' },
    send: (subject, _text, requestId) => restore({ target: targetOf(subject) }, requestId),
    done: '已恢复，大家又看得到了',
  },
}

interface DecisionSheet extends WordsSheet {
  readonly about: { readonly decision: Decision; readonly subject: Subject } | null
}

const closed: DecisionSheet = { ...closedSheet, about: null }

export const decidingData = { sheet: closed }

interface Host extends LoadablePage<QueueView, typeof decidingData> {
  /** It has been decided: the list goes on without it, or shows it as it is now. */
  settle(id: string, decision: Decision): Promise<void> | void
}

/** Handlers for `<queue-card bind:decide="decide">` and the page's `<words-sheet>`. */
export const deciding = {
  async decide(
    this: Host,
    { detail }: WechatMiniprogram.CustomEvent<{ id: string; decision: Decision }>,
  ): Promise<void> {
    const { decision, id } = detail
    const item = this.data.view?.items.find((each) => each.id === id)
    if (!item) return
    const { words, question } = steps[decision]
    if (words) return this.setData({ sheet: openedSheet(decision, item, words.ask(item)) })
    if (!question || (await confirm(question))) await carryOut(this, { decision, subject: item, text: '' })
  },

  async submitSheet(this: Host, { detail }: WechatMiniprogram.CustomEvent<SheetWords>): Promise<void> {
    const { about, draftKey } = this.data.sheet
    if (!about) return
    const { decision, subject } = about
    this.setData({ 'sheet.isBusy': true, 'sheet.error': '' })
    const outcome = await carryOut(this, { decision, subject, text: detail.text })
    if (outcome === 'done') dropDraft(draftKey)
    // What was overtaken is shown as it is now; the words come back when the sheet is opened for it again.
    if (outcome !== 'failed') return this.setData({ sheet: closed })
    const field = steps[decision].words?.field ?? ''
    this.setData({ 'sheet.isBusy': false, 'sheet.error': this.data.fieldErrors[field] ?? '' })
  },

  closeSheet(this: Host): void {
    this.setData({ sheet: closed })
  },
}

function openedSheet(decision: Decision, item: QueueItem, asked: Parameters<typeof askWords>[0]): DecisionSheet {
  const { kind, id, editedAt } = item
  // The post's own page keeps drafts of the same words under the same key.
  const draftKey = `${decision}:${kind}:${id}`
  return { ...askWords({ draftKey, ...asked }), about: { decision, subject: { kind, id, editedAt } } }
}

/** Its author has changed or removed it, or somebody else was quicker. */
const overtakenCodes: readonly string[] = ['CONFLICT', 'WRONG_STATE', 'NOT_FOUND']

interface Deed {
  readonly decision: Decision
  readonly subject: Subject
  /** '' where none are asked for. */
  readonly text: string
}

async function carryOut(page: Host, { decision, subject, text }: Deed): Promise<'done' | 'overtaken' | 'failed'> {
  const { send, done } = steps[decision]
  let isOvertaken = false
  const sent = await page.submit(`${decision}:${subject.id}`, (requestId) =>
    send(subject, text, requestId).catch((error: unknown) => {
      isOvertaken = error instanceof ApiError && overtakenCodes.includes(error.code)
      throw error
    }),
  )
  if (sent) {
    await page.settle(subject.id, decision)
    showToast(done)
    return 'done'
  }
  if (!isOvertaken) return 'failed'
  await page.reload()
  return 'overtaken'
}

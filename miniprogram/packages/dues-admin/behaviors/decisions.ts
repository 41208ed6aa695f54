/** How a page decides about its cases: asks, sends, closes what it asked in, and shows what has become of it. */
import { ApiError } from '../../../api/client'
import { dropDraft } from '../../../behaviors/draft'
import { confirm, showToast } from '../../../behaviors/feedback'
import type { LoadablePage } from '../../../behaviors/loadable-page'
import { askWords, closedSheet, type SheetWords, type WordsSheet } from '../../../components/words-sheet/sheet'
import type { Decision, Subject } from '../cases'
import { steps } from '../decision-steps'

interface DecisionSheet extends WordsSheet {
  readonly about: { readonly decision: Decision; readonly subject: Subject } | null
}

const closed: DecisionSheet = { ...closedSheet, about: null }

export const decidingData = { sheet: closed }

type Host = LoadablePage<object, typeof decidingData>

/** Handlers for `<case-card bind:decide="decide">` and the page's `<words-sheet>`. */
export const deciding = {
  async decide(
    this: Host,
    { detail }: WechatMiniprogram.CustomEvent<{ decision: Decision; subject: Subject }>,
  ): Promise<void> {
    const { decision, subject } = detail
    const { words, question } = steps[decision]
    if (words) {
      const draftKey = `${decision}:${subject.id}`
      return this.setData({ sheet: { ...askWords({ draftKey, ...words.ask(subject) }), about: detail } })
    }
    if (!question || (await confirm(question(subject)))) await carryOut(this, { decision, subject, text: '' })
  },

  async submitSheet(this: Host, { detail }: WechatMiniprogram.CustomEvent<SheetWords>): Promise<void> {
    const { sheet } = this.data
    const { about, draftKey } = sheet
    if (!about) return
    // The whole of it: a part set by its path would not reach the component in the browser's preview.
    this.setData({ sheet: { ...sheet, isBusy: true, error: '' } })
    const outcome = await carryOut(this, { ...about, text: detail.text })
    if (outcome === 'done') dropDraft(draftKey)
    // What was overtaken is shown as it is now; the words come back when the sheet is opened for it again.
    if (outcome !== 'failed') return this.setData({ sheet: closed })
    const field = steps[about.decision].words?.field ?? ''
    this.setData({ sheet: { ...sheet, isBusy: false, error: this.data.fieldErrors[field] ?? '' } })
  },

  closeSheet(this: Host): void {
    this.setData({ sheet: closed })
  },
}

/** Somebody else was quicker, or it was withdrawn meanwhile. */
const overtakenCodes: readonly string[] = ['CONFLICT', 'WRONG_STATE', 'NOT_FOUND']

interface Deed {
  readonly decision: Decision
  readonly subject: Subject
  /** '' where none are asked for. */
  readonly text: string
}

async function carryOut(page: Host, { decision, subject, text }: Deed): Promise<'done' | 'overtaken' | 'failed'> {
  let isOvertaken = false
  const sentence = await page.submit(`${decision}:${subject.id}`, (requestId) =>
    steps[decision].send(subject, text, requestId).catch((error: unknown) => {
      isOvertaken = error instanceof ApiError && overtakenCodes.includes(error.code)
      throw error
    }),
  )
  if (sentence === undefined && !isOvertaken) return 'failed'
  await page.reload()
  if (sentence === undefined) return 'overtaken'
  showToast(sentence)
  return 'done'
}

/** Something about an article that should not be there: the branch looks at it, as at a reported post. */
import { report as send } from '../../../api/forum'
import { dropDraft } from '../../../behaviors/draft'
import { showToast } from '../../../behaviors/feedback'
import type { LoadablePage } from '../../../behaviors/loadable-page'
import { askWords, closedSheet, type SheetWords } from '../../../components/words-sheet/sheet'
import { limits } from '../../../shared/limits'
import { reportReasonLabels, wordsOf, type ReportReason } from '../../../shared/words'
import type { ArticleView } from './view-model'

export const reportData = { sheet: closedSheet }

type Host = LoadablePage<ArticleView, typeof reportData>

export const report = {
  report(this: Host): void {
    const { view } = this.data
    if (!view?.canReport) return
    const sheet = askWords({
      draftKey: `report:article:${view.id}`,
      title: '举报这篇文章',
      hint: '支部会看一看，看过会告诉你。是谁举报的，不告诉别人。',
      presets: wordsOf(reportReasonLabels).map((value) => ({ value, label: reportReasonLabels[value] })),
      placeholder: '想补充的话，可以不写',
      max: limits.reason,
      isTextNeeded: false,
      confirmText: '举报',
    })
    this.setData({ sheet })
  },
  async sendReport(this: Host, { detail }: WechatMiniprogram.CustomEvent<SheetWords>): Promise<void> {
    const id = this.data.view?.id ?? ''
    const target = { kind: 'article' as const, id }
    this.setData({ 'sheet.isBusy': true, 'sheet.error': '' })
    const sent = await this.submit('report', (requestId) =>
      send({ target, reason: detail.preset as ReportReason, note: detail.text }, requestId),
    )
    if (!sent) return this.setData({ 'sheet.isBusy': false, 'sheet.error': this.data.fieldErrors.note ?? '' })
    dropDraft(this.data.sheet.draftKey)
    this.setData({ sheet: closedSheet })
    showToast('已收到，支部看过会告诉你')
  },
  closeReport(this: Host): void {
    this.setData({ sheet: closedSheet })
  },
}

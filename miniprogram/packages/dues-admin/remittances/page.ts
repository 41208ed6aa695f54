import { ApiError } from '../../../api/client'
import { openRemittances, reportRemittance } from '../../../api/dues-admin'
import { dropDraft, keepDraft, readDraft } from '../../../behaviors/draft'
import { showToast } from '../../../behaviors/feedback'
import { loadablePage } from '../../../behaviors/loadable-page'
import { parseYuan } from '../../../shared/fen'
import { check, noRemit, type RemitDraft } from '../components/remit-sheet/remit'
import { deciding, decidingData } from '../behaviors/decisions'
import { remitSheet, toView, type RemittancesView } from './view-model'

loadablePage({
  ...deciding,
  /** `year`: 0 for this one. */
  data: { ...decidingData, year: 0, remit: noRemit },
  async fetchView({ branchId }): Promise<RemittancesView> {
    const { year } = this.data
    return toView(await openRemittances({ ...(year && { year }), ...(branchId && { branchId }) }))
  },
  async turn({ detail }: WechatMiniprogram.CustomEvent<{ year: number }>) {
    this.setData({ year: detail.year })
    await this.reload()
  },
  draftKey(): string {
    return `remit:${this.data.view?.year ?? 0}`
  },
  report() {
    const { view } = this.data
    if (!view) return
    const sheet = remitSheet(view)
    this.setData({ remit: { ...sheet, draft: readDraft<RemitDraft>(this.draftKey()) ?? sheet.draft } })
  },
  typeRemit({ detail }: WechatMiniprogram.CustomEvent<RemitDraft>) {
    this.setData({ remit: { ...this.data.remit, draft: detail } })
    keepDraft(this.draftKey(), detail)
  },
  closeRemit() {
    this.setData({ remit: noRemit })
  },
  async sendRemit() {
    const { view, remit } = this.data
    if (!view) return
    const { yuan, remittedOn, note } = remit.draft
    this.setData({ remit: { ...remit, isBusy: true, errors: {} } })
    const sent = await this.submit('remit', (requestId) => {
      refuse(check(remit.draft, view.toRemitFen))
      return reportRemittance({ year: view.year, amountFen: parseYuan(yuan) ?? 0, remittedOn, note }, requestId)
    })
    if (!sent) return this.setData({ remit: { ...remit, isBusy: false, errors: this.data.fieldErrors } })
    dropDraft(this.draftKey())
    this.setData({ remit: noRemit })
    await this.reload()
    showToast('已上报，等党委确认')
  },
})

/** As the server would refuse it, without asking it. */
function refuse(errors: Record<string, string>): void {
  const [sentence] = Object.values(errors)
  if (sentence) throw new ApiError('INVALID_INPUT', sentence, errors)
}

import { exportLedger, openYear } from '../../../api/dues-admin'
import { openFile } from '../../../behaviors/documents'
import { loadablePage } from '../../../behaviors/loadable-page'
import { openPath } from '../../../behaviors/navigation'
import { toView, type YearView } from './view-model'

loadablePage({
  /** `year`: 0 for this one. */
  data: { year: 0 },
  async fetchView({ branchId }): Promise<YearView> {
    const { year } = this.data
    return toView(await openYear({ ...(year && { year }), ...(branchId && { branchId }) }))
  },
  async turn({ detail }: WechatMiniprogram.CustomEvent<{ year: number }>) {
    this.setData({ year: detail.year })
    await this.reload()
  },
  async exportYear() {
    const { view } = this.data
    if (!view) return
    const file = await this.submit('export', () => exportLedger({ year: view.year, branchId: view.branchId }))
    if (file) await openFile(file)
  },
  open: openPath,
})

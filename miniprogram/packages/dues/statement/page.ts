import { exportStatement, openStatement } from '../../../api/dues'
import { openFile } from '../../../behaviors/documents'
import { loadablePage } from '../../../behaviors/loadable-page'
import { openPath } from '../../../behaviors/navigation'
import { toView, type StatementView } from './view-model'

loadablePage({
  /** 0: this year, by the server's calendar. */
  data: { year: 0 },
  async fetchView(): Promise<StatementView> {
    return toView(await openStatement(this.data.year || undefined))
  },
  async turn({ detail }: WechatMiniprogram.CustomEvent<{ year: number }>) {
    this.setData({ year: detail.year })
    await this.reload()
  },
  async export() {
    const year = this.data.view?.year
    if (!year) return
    const file = await this.submit('export', () => exportStatement(year))
    if (file) await openFile(file)
  },
  open: openPath,
})

import { openCommittee } from '../../../api/dues-admin'
import { loadablePage } from '../../../behaviors/loadable-page'
import { openPath } from '../../../behaviors/navigation'
import { deciding, decidingData } from '../behaviors/decisions'
import { rowsIn, toView, type BranchRow, type CommitteeView, type Filter } from './view-model'

interface Shown {
  /** 0 for this one. */
  readonly year: number
  readonly filter: Filter
  readonly rows: readonly BranchRow[]
}

const everything: Shown = { year: 0, filter: 'all', rows: [] }

loadablePage({
  ...deciding,
  data: { ...decidingData, ...everything },
  async fetchView(): Promise<CommitteeView> {
    const view = toView(await openCommittee(this.data.year || undefined))
    // A decision may have emptied what was chosen.
    const filter = view.filters.some(({ key }) => key === this.data.filter) ? this.data.filter : 'all'
    this.setData({ filter, rows: rowsIn(view, filter) })
    return view
  },
  async turn({ detail }: WechatMiniprogram.CustomEvent<{ year: number }>) {
    this.setData({ year: detail.year, filter: 'all' })
    await this.reload()
  },
  choose({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { key } = currentTarget.dataset as { key: Filter }
    const { view } = this.data
    if (view) this.setData({ filter: key, rows: rowsIn(view, key) })
  },
  open: openPath,
})

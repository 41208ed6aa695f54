import { exportHours, openHours } from '../../../api/learn'
import { openFile } from '../../../behaviors/documents'
import { loadablePage } from '../../../behaviors/loadable-page'
import { openPath } from '../../../behaviors/navigation'
import { rowsIn, toView, type Filter, type HoursRow, type HoursView } from './view-model'

interface Shown {
  /** 0 for this one. */
  year: number
  filter: Filter
  rows: HoursRow[]
}

const everybody: Shown = { year: 0, filter: 'all', rows: [] }

loadablePage({
  data: everybody,
  async fetchView(): Promise<HoursView> {
    const { year, filter } = this.data
    const view = toView(await openHours(year || undefined))
    this.setData({ rows: rowsIn(view, filter) })
    return view
  },
  isEmpty: ({ rows }) => rows.length === 0,
  async turn({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { year } = currentTarget.dataset as { year: number }
    if (!year) return
    this.setData({ year, filter: 'all' })
    await this.reload()
  },
  choose({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { key } = currentTarget.dataset as { key: Filter }
    const { view } = this.data
    if (view) this.setData({ filter: key, rows: rowsIn(view, key) })
  },
  unfold({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { index } = currentTarget.dataset as { index: number }
    const row = this.data.rows[index]
    if (row) this.setData({ [`rows[${index}].isOpen`]: !row.isOpen })
  },
  async export() {
    const file = await this.submit('export', () => exportHours(this.data.view?.year))
    if (file) await openFile(file)
  },
  open: openPath,
})

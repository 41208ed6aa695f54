import { openColumns, saveColumns } from '../../../api/content-desk'
import { showToast } from '../../../behaviors/feedback'
import { loadablePage } from '../../../behaviors/loadable-page'
import { goBack } from '../../../behaviors/navigation'
import { limits } from '../../../shared/limits'
import { added, dropped, moved, toInput, toView, type ColumnRow, type ColumnsView } from './view-model'

interface At {
  readonly index: number
}
const indexOf = ({ currentTarget }: WechatMiniprogram.TouchEvent) => (currentTarget.dataset as At).index

loadablePage({
  data: { limits, isChanged: false },
  // A form: loading it again would overwrite what was typed.
  freshForSeconds: Infinity,
  async fetchView(): Promise<ColumnsView> {
    return toView(await openColumns())
  },
  type({ currentTarget, detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    const { index, field } = currentTarget.dataset as At & { field: 'name' | 'goal' }
    this.show((this.data.view?.rows ?? []).map((row, at) => (at === index ? { ...row, [field]: detail.value } : row)))
  },
  up(event: WechatMiniprogram.TouchEvent) {
    this.show(moved(this.data.view?.rows ?? [], indexOf(event), -1))
  },
  down(event: WechatMiniprogram.TouchEvent) {
    this.show(moved(this.data.view?.rows ?? [], indexOf(event), 1))
  },
  drop(event: WechatMiniprogram.TouchEvent) {
    this.show(dropped(this.data.view?.rows ?? [], indexOf(event)))
  },
  add() {
    this.show(added(this.data.view?.rows ?? []))
  },
  show(rows: readonly ColumnRow[]) {
    this.setData({ 'view.rows': rows, isChanged: true, fieldErrors: {} })
  },
  async save() {
    const { view } = this.data
    if (!view) return
    if (!(await this.submit('save', (requestId) => saveColumns(toInput(view), requestId)))) return
    showToast('已保存，大家刷新后就能看到')
    await goBack()
  },
})

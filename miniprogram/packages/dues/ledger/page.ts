import { now } from '../../../api/clock'
import { makeBills, openLedger, settleInCash } from '../../../api/dues'
import { confirm, showToast } from '../../../behaviors/feedback'
import { loadablePage } from '../../../behaviors/loadable-page'
import { openPath } from '../../../behaviors/navigation'
import { addMonths } from '../../../shared/calendar'
import { rowsIn, toView, type LedgerView } from './view-model'

const methods = ['cash', 'delivered'] as const

async function askMethod(): Promise<(typeof methods)[number] | null> {
  try {
    const { tapIndex } = await wx.showActionSheet({ itemList: ['收到现金', '家人或他人代交'] })
    return methods[tapIndex] ?? null
  } catch {
    return null
  }
}

loadablePage({
  data: { filter: 'all', month: '', rows: [] as LedgerView['rows'] },
  async fetchView({ branchId }): Promise<LedgerView> {
    const { month } = this.data
    const view = toView(await openLedger({ ...(month && { month }), ...(branchId && { branchId }) }), now())
    this.setData({ rows: rowsIn(view, this.data.filter) })
    return view
  },
  choose({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { key } = currentTarget.dataset as { key: string }
    const { view } = this.data
    if (view) this.setData({ filter: key, rows: rowsIn(view, key) })
  },
  async turn({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { view } = this.data
    const { step } = currentTarget.dataset as { step: number }
    if (!view || (step > 0 && view.isLast)) return
    this.setData({ month: addMonths(view.key, step), filter: 'all' })
    await this.reload()
  },
  async settle({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { bill, name, amount, can } = currentTarget.dataset as Record<string, string>
    if (!can || !bill) return
    const method = await askMethod()
    if (!method) return
    const question = {
      title: `收到${name}的 ${amount} 元？`,
      content: '记下后会给本人开收据，不能撤销。',
      confirmText: '记下',
    }
    if (!(await confirm(question))) return
    const settled = await this.submit(`settle:${bill}:${method}`, (requestId) =>
      settleInCash({ billId: bill, method }, requestId),
    )
    await this.reload()
    if (settled) showToast('已记下，收据已开')
  },
  async makeBills() {
    const { view } = this.data
    if (!view) return
    const made = await this.submit('bills', (requestId) => makeBills(view.key, requestId))
    if (!made) return
    await this.reload()
    showToast(made.madeCount > 0 ? `生成了 ${made.madeCount} 张账单` : '没有需要生成的账单')
  },
  open: openPath,
})

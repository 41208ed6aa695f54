import { openArrears, remind } from '../../../api/dues-admin'
import { confirm, showToast } from '../../../behaviors/feedback'
import { loadablePage } from '../../../behaviors/loadable-page'
import { openPath } from '../../../behaviors/navigation'
import { toldLine } from '../reminding'
import { toView, type ArrearsView } from './view-model'

loadablePage({
  async fetchView({ branchId }): Promise<ArrearsView> {
    return toView(await openArrears(branchId))
  },
  isEmpty: ({ groups }) => groups.length === 0,
  async remind() {
    const { view } = this.data
    if (!view) return
    const question = {
      title: `分别提醒 ${view.remindCount} 人？`,
      content: '每个人只收到自己的一条，一天最多一次。关掉提醒的不会收到。',
      confirmText: '提醒',
    }
    if (!(await confirm(question))) return
    const told = await this.submit('remind', (requestId) => remind({}, requestId))
    if (!told) return
    await this.reload()
    showToast(toldLine(told))
  },
  open: openPath,
})

import { now } from '../../../api/clock'
import { openReaders, remindReaders } from '../../../api/content-desk'
import { confirm, showToast } from '../../../behaviors/feedback'
import { loadablePage } from '../../../behaviors/loadable-page'
import { toView, type ReadersView } from './view-model'

loadablePage({
  async fetchView({ id = '' }): Promise<ReadersView> {
    return toView(await openReaders(id), now())
  },
  async remind() {
    const { view } = this.data
    if (!view) return
    const question = {
      title: `提醒 ${view.remindCount} 人？`,
      content: '每个人只收到自己的一条，一天最多一次。',
      confirmText: '提醒',
    }
    if (!(await confirm(question))) return
    const told = await this.submit('remind', (requestId) => remindReaders(this.query.id ?? '', requestId))
    if (!told) return
    const { remindedCount } = told
    showToast(remindedCount > 0 ? `已提醒 ${remindedCount} 人` : '今天都提醒过了')
  },
})

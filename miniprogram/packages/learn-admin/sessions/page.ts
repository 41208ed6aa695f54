import { now } from '../../../api/clock'
import { listSessions, removeSession } from '../../../api/learn'
import { confirm, showToast } from '../../../behaviors/feedback'
import { loadablePage } from '../../../behaviors/loadable-page'
import { openPath } from '../../../behaviors/navigation'
import { loadMore } from '../../../behaviors/paged'
import { toView } from './view-model'

const fetchSessions = async (cursor?: string) => toView(await listSessions(cursor), now())

loadablePage({
  fetchView: () => fetchSessions(),
  isEmpty: ({ items }) => items.length === 0,
  open: openPath,
  create() {
    void wx.navigateTo({ url: '/packages/learn-admin/session-edit/page' })
  },
  async remove({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { index } = currentTarget.dataset as { index: number }
    const session = this.data.view?.items[index]
    if (!session) return
    const { sessionId, title, loss: content } = session
    if (!(await confirm({ title: `删除「${title}」？`, content, confirmText: '删除', isDangerous: true }))) return
    const removed = await this.submit(`remove:${sessionId}`, (requestId) => removeSession(sessionId, requestId))
    await this.reload()
    if (removed) showToast('已删除，学时已收回')
  },
  onReachBottom() {
    void loadMore(this, fetchSessions)
  },
})

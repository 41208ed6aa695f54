import { now } from '../../../api/clock'
import { listMyTasks, setReminders } from '../../../api/tasks'
import { askForPush } from '../../../behaviors/consent'
import { loadablePage } from '../../../behaviors/loadable-page'
import { openPath } from '../../../behaviors/navigation'
import { loadMore } from '../../../behaviors/paged'
import { arrange, toView, type TaskRow } from './view-model'

const fetchTasks = async (cursor?: string) => toView(await listMyTasks(cursor), now())

loadablePage({
  data: { areRemindersOn: true, shown: { headline: '', subline: '', groups: [] } },
  async fetchView() {
    const view = await fetchTasks()
    this.setData({ areRemindersOn: view.areRemindersOn })
    this.show(view.items)
    return view
  },
  isEmpty: ({ items }) => items.length === 0,
  show(rows: readonly TaskRow[]) {
    this.setData({ shown: arrange(rows, now()) })
  },
  async toggleReminders() {
    const areOn = !this.data.areRemindersOn
    this.setData({ areRemindersOn: areOn })
    // At once: WeChat lets a page ask only while it is handling the tap.
    if (areOn) void askForPush()
    const saved = await this.submit(`reminders:${areOn}`, (requestId) => setReminders(areOn, requestId))
    if (!saved) this.setData({ areRemindersOn: !areOn })
  },
  open: openPath,
  openCatalogue() {
    void wx.switchTab({ url: '/pages/learn/page' })
  },
  async onReachBottom() {
    await loadMore(this, fetchTasks)
    this.show(this.data.view?.items ?? [])
  },
})

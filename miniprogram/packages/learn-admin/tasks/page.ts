import { now } from '../../../api/clock'
import { closeTask, listTasks, reopenTask, setLearningDay } from '../../../api/tasks'
import { allOf, chooseFrom } from '../../../behaviors/choose'
import { confirm, showToast } from '../../../behaviors/feedback'
import { loadablePage } from '../../../behaviors/loadable-page'
import { openPath } from '../../../behaviors/navigation'
import { loadMore } from '../../../behaviors/paged'
import { remind } from '../remind'
import { dayOptions, toView } from './view-model'

const fetchTasks = async (cursor?: string) => toView(await listTasks(cursor), now())

type TaskEvent = WechatMiniprogram.CustomEvent<object, object, { id: string; title: string }>

loadablePage({
  fetchView: () => fetchTasks(),
  open: openPath,
  create() {
    void wx.navigateTo({ url: '/packages/learn-admin/task-edit/page' })
  },
  plan() {
    void wx.navigateTo({ url: '/packages/learn-admin/task-edit/page?learningDay=1' })
  },
  async chooseDay() {
    const day = this.data.view?.learningDay
    if (!day?.canSet) return
    const options = dayOptions(day.isSet)
    const chosen = await chooseFrom(this, { title: '党员学习日', fetchPage: allOf(options) })
    if (!chosen) return
    const dayOfMonth = chosen.value ? Number(chosen.value) : null
    const saved = await this.submit('learningDay', (requestId) => setLearningDay(dayOfMonth, requestId))
    if (!saved) return
    await this.reload()
    showToast(dayOfMonth ? `定在每月 ${dayOfMonth} 日` : '已取消')
  },
  remind({ currentTarget }: TaskEvent) {
    return remind(this, currentTarget.dataset.id)
  },
  async close({ currentTarget }: TaskEvent) {
    const { id, title } = currentTarget.dataset
    const content = '没完成的人不用再做，待办里不再出现。已经完成的都留着，以后可以重新打开。'
    if (!(await confirm({ title: `结束「${title}」？`, content, confirmText: '结束', isDangerous: true }))) return
    const closed = await this.submit(`close:${id}`, (requestId) => closeTask(id, requestId))
    await this.reload()
    if (closed) showToast('已结束')
  },
  async reopen({ currentTarget }: TaskEvent) {
    const { id, title } = currentTarget.dataset
    const content = '没完成的人，待办里会再出现这一项。'
    if (!(await confirm({ title: `重新打开「${title}」？`, content, confirmText: '打开' }))) return
    const reopened = await this.submit(`reopen:${id}`, (requestId) => reopenTask(id, requestId))
    await this.reload()
    if (reopened) showToast('已重新打开')
  },
  onReachBottom() {
    void loadMore(this, fetchTasks)
  },
})

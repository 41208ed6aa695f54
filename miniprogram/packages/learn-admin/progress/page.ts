import { now } from '../../../api/clock'
import { openProgress } from '../../../api/tasks'
import { loadablePage } from '../../../behaviors/loadable-page'
import { openPath } from '../../../behaviors/navigation'
import { peopleIn, toView, ways, type Filter, type Person, type ProgressView, type Way } from './view-model'

const shown: { way: Way; filter: Filter; people: readonly Person[] } = { way: 'task', filter: 'all', people: [] }

loadablePage({
  data: { ways, ...shown },
  async fetchView(): Promise<ProgressView> {
    const view = toView(await openProgress(), now())
    this.setData({ people: peopleIn(view.people, this.data.filter) })
    return view
  },
  isEmpty: ({ tasks }) => tasks.length === 0,
  turn({ currentTarget }: WechatMiniprogram.TouchEvent) {
    this.setData({ way: (currentTarget.dataset as { key: Way }).key })
  },
  choose({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { key } = currentTarget.dataset as { key: Filter }
    const { view } = this.data
    if (view) this.setData({ filter: key, people: peopleIn(view.people, key) })
  },
  open: openPath,
  create() {
    void wx.navigateTo({ url: '/packages/learn-admin/task-edit/page' })
  },
})

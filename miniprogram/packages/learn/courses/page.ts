import { now } from '../../../api/clock'
import { openLearn } from '../../../api/learn'
import { loadablePage } from '../../../behaviors/loadable-page'
import { openPath } from '../../../behaviors/navigation'
import { loadMore } from '../../../behaviors/paged'
import { themes, toInput, toView, type ThemeChoice } from './view-model'

type LearnView = ReturnType<typeof toView>

const all: { theme: ThemeChoice } = { theme: '' }

loadablePage({
  data: { themes, ...all },
  fetchView(): Promise<LearnView> {
    return this.fetchCourses()
  },
  async fetchCourses(cursor?: string): Promise<LearnView> {
    const { theme } = this.data
    return toView(await openLearn(toInput(theme, cursor)), theme, now())
  },
  choose({ currentTarget }: WechatMiniprogram.TouchEvent) {
    return this.show((currentTarget.dataset as { key: ThemeChoice }).key)
  },
  showAll() {
    return this.show('')
  },
  async show(theme: ThemeChoice) {
    this.setData({ theme })
    await this.reload()
    // Without a network the list on screen is still the one before: so is its chip.
    const { view } = this.data
    if (view && view.theme !== this.data.theme) this.setData({ theme: view.theme })
  },
  open: openPath,
  onReachBottom() {
    void loadMore(this, (cursor) => this.fetchCourses(cursor))
  },
})

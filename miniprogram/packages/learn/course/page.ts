import { now } from '../../../api/clock'
import { openCourse } from '../../../api/learn'
import { loadablePage } from '../../../behaviors/loadable-page'
import { toView } from './view-model'

const openLessonPage = (lessonId: string) => void wx.navigateTo({ url: `/packages/learn/lesson/page?id=${lessonId}` })

loadablePage({
  async fetchView({ id = '' }) {
    return toView(await openCourse(id), now())
  },
  choose({ detail }: WechatMiniprogram.CustomEvent<{ lessonId: string }>) {
    openLessonPage(detail.lessonId)
  },
  goOn() {
    const next = this.data.view?.next
    if (next) openLessonPage(next.lessonId)
  },
})

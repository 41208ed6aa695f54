import { now } from '../../../api/clock'
import { openCourse } from '../../../api/learn'
import { loadablePage } from '../../../behaviors/loadable-page'
import { openPath } from '../../../behaviors/navigation'
import { lessonPath } from '../components/lesson-list/lines'
import { toView } from './view-model'

loadablePage({
  async fetchView({ id = '' }) {
    return toView(await openCourse(id), now())
  },
  choose({ detail }: WechatMiniprogram.CustomEvent<{ lessonId: string }>) {
    void wx.navigateTo({ url: lessonPath(detail.lessonId) })
  },
  openQuiz() {
    const { view } = this.data
    if (view) void wx.navigateTo({ url: view.quizPath })
  },
  open: openPath,
})

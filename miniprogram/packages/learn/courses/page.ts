import { listCourses, publishCourse } from '../../../api/learn'
import { confirm, showToast } from '../../../behaviors/feedback'
import { loadablePage } from '../../../behaviors/loadable-page'
import { openPath } from '../../../behaviors/navigation'
import { loadMore } from '../../../behaviors/paged'
import { toView } from './view-model'

const fetchCourses = async (cursor?: string) => toView(await listCourses(cursor))

loadablePage({
  fetchView: () => fetchCourses(),
  isEmpty: ({ items }) => items.length === 0,
  open: openPath,
  create() {
    void wx.navigateTo({ url: '/packages/learn/course-edit/page' })
  },
  async publish({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { id = '', title = '' } = currentTarget.dataset as Record<string, string>
    const question = { title: `发布「${title}」？`, content: '发布后支部里的人都能学。', confirmText: '发布' }
    if (!(await confirm(question))) return
    const published = await this.submit(`publish:${id}`, (requestId) => publishCourse(id, requestId))
    await this.reload()
    if (published) showToast('已发布')
  },
  onReachBottom() {
    void loadMore(this, fetchCourses)
  },
})

import { archiveCourse, listCourses, publishCourse } from '../../../api/learn'
import { confirm, showToast } from '../../../behaviors/feedback'
import { loadablePage } from '../../../behaviors/loadable-page'
import { openPath } from '../../../behaviors/navigation'
import { loadMore } from '../../../behaviors/paged'
import { toView } from './view-model'

const fetchCourses = async (cursor?: string) => toView(await listCourses(cursor))

interface Chosen {
  readonly id: string
  readonly title: string
}

loadablePage({
  fetchView: () => fetchCourses(),
  isEmpty: ({ items }) => items.length === 0,
  open: openPath,
  create() {
    void wx.navigateTo({ url: '/packages/learn-admin/course-edit/page' })
  },
  async publish({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { id, title } = currentTarget.dataset as Chosen
    const question = { title: `发布「${title}」？`, content: '发布后支部里的人都能学。', confirmText: '发布' }
    if (!(await confirm(question))) return
    const published = await this.submit(`publish:${id}`, (requestId) => publishCourse(id, requestId))
    await this.reload()
    if (published) showToast('已发布')
  },
  async archive({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { id, title } = currentTarget.dataset as Chosen
    const content = '目录里不再出现。学过的进度和学时都留着，以后可以重新发布。'
    if (!(await confirm({ title: `下架「${title}」？`, content, confirmText: '下架', isDangerous: true }))) return
    const archived = await this.submit(`archive:${id}`, (requestId) => archiveCourse(id, requestId))
    await this.reload()
    if (archived) showToast('已下架')
  },
  onReachBottom() {
    void loadMore(this, fetchCourses)
  },
})

import { now } from '../../../api/clock'
import { confirmRead, openMyTask, submitReflection } from '../../../api/tasks'
import { confirm, showToast } from '../../../behaviors/feedback'
import { loadablePage } from '../../../behaviors/loadable-page'
import { openPath } from '../../../behaviors/navigation'
import type { Picture } from '../../../components/picture-picker/picture-picker'
import { limits } from '../../../shared/limits'
import { drop, keep, resume } from './reflection-draft'
import { toForm, toView, type OpenTask, type TaskView } from './view-model'

loadablePage({
  data: {
    limits,
    text: '',
    pictures: [] as readonly Picture[],
    /** Typed and not handed in. */
    isKept: false,
    /** The form is open over what waits for an answer. */
    isEditing: false,
    isUploading: false,
    unsentCount: 0,
    picturesError: '',
  },
  async fetchView({ id = '' }): Promise<TaskView> {
    const task = await openMyTask(id)
    this.fill(task)
    return toView(task, now())
  },
  fill(task: OpenTask) {
    const typed = this.data.isKept ? {} : resume(task.taskId, toForm(task))
    this.setData(typed)
    const { isKept, isEditing } = this.data
    this.setData({ isEditing: task.state === 'handedIn' && (isKept || isEditing) })
  },
  edit() {
    this.setData({ isEditing: true })
  },
  type({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.change({ text: detail.value })
  },
  takePictures({ detail }: WechatMiniprogram.CustomEvent<{ value: Picture[] }>) {
    this.change({ pictures: detail.value })
  },
  change(changes: { text: string } | { pictures: Picture[] }) {
    this.setData({ ...changes, isKept: true })
    const { text, pictures } = this.data
    keep(this.query.id ?? '', { text, pictures })
  },
  setUploading({ detail }: WechatMiniprogram.CustomEvent<{ isBusy: boolean; unsentCount: number }>) {
    this.setData({ isUploading: detail.isBusy, unsentCount: detail.unsentCount })
  },
  async confirmRead() {
    const done = await this.submit('read', (requestId) => confirmRead(this.query.id ?? '', requestId))
    if (!done) return
    await this.reload()
    showToast(done.state === 'done' ? '记下了，这个任务完成了' : '记下了，再写一篇心得就好')
  },
  async handIn() {
    const { text, pictures, unsentCount, view } = this.data
    if (!view || (unsentCount > 0 && !(await this.confirmWithout(unsentCount)))) return
    const taskId = this.query.id ?? ''
    const pictureFileIds = pictures.map(({ fileId }) => fileId)
    const done = await this.submit('handIn', (requestId) =>
      submitReflection({ taskId, version: view.version, text, pictureFileIds }, requestId),
    )
    const { fieldErrors } = this.data
    const wrongPicture = Object.keys(fieldErrors).find((field) => field.startsWith('pictureFileIds'))
    this.setData({ picturesError: (wrongPicture && fieldErrors[wrongPicture]) ?? '' })
    if (!done) return
    drop(taskId)
    this.setData({ isKept: false, isEditing: false })
    await this.reload()
    showToast('交给书记了，有答复会告诉你')
  },
  confirmWithout(count: number) {
    return confirm({
      title: `还有 ${count} 张图片没传上`,
      content: '现在交的话，这几张不会一起交上去。也可以先点图片上的「重试」。',
      confirmText: '先交',
      cancelText: '再等等',
    })
  },
  preview({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { src } = currentTarget.dataset as { src: string }
    const urls = (this.data.view?.reflection?.pictures ?? []).map((picture) => picture.src).filter(Boolean)
    if (src) void wx.previewImage({ urls, current: src })
  },
  open: openPath,
})

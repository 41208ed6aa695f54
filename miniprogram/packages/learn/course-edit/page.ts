import { now } from '../../../api/clock'
import { newRequestId } from '../../../api/client'
import { editCourse, saveCourse } from '../../../api/learn'
import { dropDraft, keepDraft, readDraft } from '../../../behaviors/draft'
import { confirm, showToast } from '../../../behaviors/feedback'
import { loadablePage } from '../../../behaviors/loadable-page'
import { goBack } from '../../../behaviors/navigation'
import { dayOf } from '../../../shared/calendar'
import { limits } from '../../../shared/limits'
import { draftOf, errorsByLesson, newLesson, toInput, type CourseDraft } from './draft'
import { chooseAndUpload } from './upload'

const twoWeeksMs = 14 * 24 * 3600_000

loadablePage({
  data: {
    limits,
    draft: draftOf(null, ''),
    assignOptions: [
      { value: 'no', label: '不要求，想学就学' },
      { value: 'yes', label: '要求，有截止日期' },
    ],
    earliest: '',
    lessonErrors: [] as Record<string, string>[],
    uploading: '',
    uploadPercent: 0,
  },
  // A form: coming back to it must not overwrite what was typed.
  freshForSeconds: Infinity,
  async fetchView({ id }) {
    const course = id ? await editCourse(id) : null
    const kept = readDraft<{ version: number; draft: CourseDraft }>(this.draftKey())
    const version = course?.version ?? 0
    // A draft of an older version would silently undo what somebody else has saved since.
    const draft = kept?.version === version ? kept.draft : draftOf(course, dayOf(now() + twoWeeksMs))
    this.setData({ draft, earliest: dayOf(now()) })
    return { version, courseId: course?.courseId ?? null, isPublished: course?.state === 'published' }
  },
  draftKey(): string {
    return `course:${this.query.id ?? 'new'}`
  },
  change(changes: Record<string, unknown>) {
    this.setData(changes)
    keepDraft(this.draftKey(), { version: this.data.view?.version ?? 0, draft: this.data.draft })
  },
  type({ currentTarget, detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.change({ [`draft.${(currentTarget.dataset as { key: string }).key}`]: detail.value })
  },
  typeLesson({ currentTarget, detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    const { key, at } = currentTarget.dataset as { key: string; at: number }
    this.change({ [`draft.lessons[${at}].${key}`]: detail.value })
  },
  assign({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.change({ 'draft.isAssigned': detail.value === 'yes' })
  },
  add() {
    this.change({ [`draft.lessons[${this.data.draft.lessons.length}]`]: newLesson(newRequestId()) })
  },
  shift({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { at, by } = currentTarget.dataset as { at: number; by: number }
    const lessons = [...this.data.draft.lessons]
    const [moved] = lessons.splice(at, 1)
    if (!moved || at + by < 0 || at + by > lessons.length) return
    lessons.splice(at + by, 0, moved)
    this.change({ 'draft.lessons': lessons })
  },
  async drop({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { at } = currentTarget.dataset as { at: number }
    const question = { title: `删除第 ${at + 1} 课？`, content: '保存后生效。', confirmText: '删除', isDangerous: true }
    if (!(await confirm(question))) return
    this.change({ 'draft.lessons': this.data.draft.lessons.filter((_, index) => index !== at) })
  },
  async chooseVideo({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { at } = currentTarget.dataset as { at: number }
    const key = this.data.draft.lessons[at]?.key
    if (!key || this.data.uploading) return
    try {
      this.setData({ uploading: key, uploadPercent: 0 })
      const video = await chooseAndUpload((uploadPercent) => this.setData({ uploadPercent }))
      // The cards may have moved meanwhile: the key finds the lesson again.
      const index = this.data.draft.lessons.findIndex((lesson) => lesson.key === key)
      if (!video || index < 0) return
      const lesson = `draft.lessons[${index}]`
      this.change({ [`${lesson}.videoFileId`]: video.fileId, [`${lesson}.minutes`]: video.minutes })
    } catch (error) {
      showToast((error as Error).message)
    } finally {
      this.setData({ uploading: '' })
    }
  },
  async save() {
    const { draft, view } = this.data
    if (!view) return
    const input = toInput(draft, view.courseId, view.version)
    const saved = await this.submit('save', (requestId) => saveCourse(input, requestId))
    this.setData({ lessonErrors: errorsByLesson(this.data.fieldErrors, draft.lessons.length) })
    if (!saved) return
    dropDraft(this.draftKey())
    await goBack()
    showToast('已保存')
  },
})

import { newRequestId } from '../../../api/client'
import { editCourse, saveCourse } from '../../../api/learn'
import { dropDraft, keepDraft } from '../../../behaviors/draft'
import { confirm, showToast } from '../../../behaviors/feedback'
import { loadablePage } from '../../../behaviors/loadable-page'
import { goBack } from '../../../behaviors/navigation'
import { limits } from '../../../shared/limits'
import { orConflict, resumeDraft } from '../../../behaviors/kept-draft'
import { errorsBelow, type RulesDraft } from '../rules'
import { scrollTo } from '../../../behaviors/scroll'
import { draftOf, rebase, toInput, type Picture } from './draft'
import { errorsByLesson, firstError } from './errors'
import { newLesson, type LessonDraft } from './lesson-draft'
import { refuseMissing } from './missing'
import { quizOptions, themes, toView } from './view-model'

type Changed<Value> = WechatMiniprogram.CustomEvent<{ value: Value }>
/** From a card, which says by its key whose it is. */
type CardEvent<Detail extends object = object> = WechatMiniprogram.CustomEvent<Detail, object, { key: string }>

interface Host {
  selectComponent(selector: string): object
}

const withKey = (keys: readonly string[], key: string, isIn: boolean) => [
  ...keys.filter((one) => one !== key),
  ...(isIn ? [key] : []),
]

loadablePage({
  data: {
    limits,
    themes,
    quizOptions,
    draft: draftOf(null),
    isKept: false,
    /** The lesson whose card is open. */
    openKey: '',
    lessonErrors: [] as Record<string, string>[],
    noErrors: {},
    quizErrors: {},
    /** Keys of the parts that are sending files: saving waits for them. */
    sending: [] as string[],
    /** Keys of the parts with files that could not be sent. */
    unsent: [] as string[],
  },
  // A form: coming back to it must not overwrite what was typed.
  freshForSeconds: Infinity,
  async fetchView({ id }) {
    const answer = await editCourse(id ?? null)
    const saved = draftOf(answer.course)
    const version = answer.course?.version ?? 0
    const { draft, isKept } = await resumeDraft(this.draftKey(), { version, draft: saved }, (own) => rebase(own, saved))
    const isThere = (key: string) => key === 'cover' || draft.lessons.some((lesson) => lesson.key === key)
    this.setData({
      draft,
      isKept,
      openKey: draft.lessons.length === 1 ? draft.lessons[0]!.key : '',
      sending: this.data.sending.filter(isThere),
      unsent: this.data.unsent.filter(isThere),
    })
    return toView(answer)
  },
  draftKey(): string {
    return `course:${this.query.id ?? 'new'}`
  },
  change(changes: Record<string, unknown>) {
    this.setData(changes)
    keepDraft(this.draftKey(), { version: this.data.view?.version ?? 0, draft: this.data.draft })
  },
  type({ currentTarget, detail }: Changed<string>) {
    this.change({ [`draft.${(currentTarget.dataset as { key: string }).key}`]: detail.value })
  },
  takeCover({ detail }: Changed<Picture[]>) {
    this.change({ 'draft.cover': detail.value })
  },
  chooseQuiz({ detail }: Changed<string>) {
    this.change({ 'draft.hasQuiz': detail.value === 'yes' })
  },
  changeQuiz({ detail }: Changed<RulesDraft>) {
    this.change({ 'draft.quiz': detail.value })
  },
  /** Somebody has been among the banks: there may be new ones. */
  async refreshBanks() {
    const answer = await this.submit('banks', () => editCourse(this.data.view?.courseId ?? null))
    if (answer) this.setData({ 'view.banks': answer.banks })
  },
  changeLesson({ currentTarget, detail }: CardEvent<{ changes: Partial<LessonDraft> }>) {
    // Cards move and files take their time: the key finds the lesson again.
    const at = this.indexOf(currentTarget.dataset.key)
    if (at < 0) return
    const changes = Object.entries(detail.changes).map(([name, value]) => [`draft.lessons[${at}].${name}`, value])
    this.change(Object.fromEntries(changes) as Record<string, unknown>)
  },
  indexOf(key: string): number {
    return this.data.draft.lessons.findIndex((lesson) => lesson.key === key)
  },
  toggle({ currentTarget }: CardEvent) {
    const { key } = currentTarget.dataset
    this.setData({ openKey: this.data.openKey === key ? '' : key })
  },
  add() {
    const lesson = newLesson(newRequestId())
    this.change({ [`draft.lessons[${this.data.draft.lessons.length}]`]: lesson, openKey: lesson.key })
    scrollTo(this, `#lesson-${this.data.draft.lessons.length - 1}`)
  },
  shift({ currentTarget, detail }: CardEvent<{ by: number }>) {
    const from = this.indexOf(currentTarget.dataset.key)
    const to = from + detail.by
    const lessons = [...this.data.draft.lessons]
    const [moved] = lessons.splice(from, 1)
    if (!moved || to < 0 || to > lessons.length) return
    lessons.splice(to, 0, moved)
    this.change({ 'draft.lessons': lessons, lessonErrors: [] })
  },
  async remove({ currentTarget }: CardEvent) {
    const { key } = currentTarget.dataset
    const question = { title: `删除第 ${this.indexOf(key) + 1} 课？`, content: '保存后生效。', confirmText: '删除' }
    if (!(await confirm({ ...question, isDangerous: true }))) return
    this.change({ 'draft.lessons': this.data.draft.lessons.filter((lesson) => lesson.key !== key), lessonErrors: [] })
    this.setData({ sending: withKey(this.data.sending, key, false), unsent: withKey(this.data.unsent, key, false) })
  },
  takeBusy({ currentTarget, detail }: CardEvent<{ isBusy: boolean; unsentCount: number }>) {
    const { key } = currentTarget.dataset
    this.setData({
      sending: withKey(this.data.sending, key, detail.isBusy),
      unsent: withKey(this.data.unsent, key, detail.unsentCount > 0),
    })
  },
  async discard() {
    const question = { title: '丢掉没保存的改动？', confirmText: '丢掉', isDangerous: true }
    if (!(await confirm(question))) return
    dropDraft(this.draftKey())
    await this.reload()
  },
  async save() {
    const { draft, view } = this.data
    if (!view || this.data.sending.length) return
    if (this.data.unsent.length) {
      showToast('有文件没传上，重试或去掉后再保存')
      return
    }
    const input = toInput(draft, view.courseId, view.version)
    const saved = await this.submit('save', (requestId) => {
      refuseMissing(draft)
      return orConflict(saveCourse(input, requestId))
    })
    this.showErrors()
    if (saved === 'conflict') return this.reload()
    if (!saved) return
    dropDraft(this.draftKey())
    await goBack()
    showToast('已保存')
  },
  /** Each refusal at its place, and the page at the first. */
  showErrors() {
    const { draft, fieldErrors } = this.data
    const { lessons } = draft
    const first = firstError(fieldErrors, lessons.length)
    const openKey = lessons[first?.lesson ?? -1]?.key
    this.setData({
      lessonErrors: errorsByLesson(fieldErrors, lessons.length),
      quizErrors: errorsBelow(fieldErrors, 'quiz.'),
      ...(openKey !== undefined && { openKey }),
    })
    if (!first) return
    const owner = first.lesson === null ? this : (this as unknown as Host).selectComponent(`#lesson-${first.lesson}`)
    scrollTo(owner, first.selector)
  },
})

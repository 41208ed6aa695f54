import { ApiError } from '../../../api/client'
import { now } from '../../../api/clock'
import { editTask, saveTask } from '../../../api/tasks'
import { dropDraft, keepDraft } from '../../../behaviors/draft'
import { confirm, showToast } from '../../../behaviors/feedback'
import { loadablePage } from '../../../behaviors/loadable-page'
import { goBack } from '../../../behaviors/navigation'
import { limits } from '../../../shared/limits'
import { orConflict, resumeDraft } from '../../../behaviors/kept-draft'
import { errorsBelow } from '../rules'
import { scrollTo } from '../../../behaviors/scroll'
import { check, draftOf, newLearningDay, newTask, toInput, type TaskDraft } from './draft'
import { firstError, kinds, toView } from './view-model'

const noErrors: { quizErrors: Record<string, string> } = { quizErrors: {} }

loadablePage({
  data: { limits, kinds, draft: newTask(0), isKept: false, ...noErrors },
  freshForSeconds: Infinity,
  async fetchView({ id, learningDay }) {
    const answer = await editTask(id ?? null)
    const view = toView(answer, now())
    const day = learningDay ? answer.learningDay : null
    const saved = answer.task ? draftOf(answer.task, now()) : day === null ? newTask(now()) : newLearningDay(now(), day)
    const { draft, isKept } = await resumeDraft(this.draftKey(), { version: view.saved.version, draft: saved })
    this.setData({ draft, isKept })
    return view
  },
  draftKey(): string {
    const { id, learningDay } = this.query
    return `task:${id ?? (learningDay ? 'learningDay' : 'new')}`
  },
  change({ currentTarget, detail }: WechatMiniprogram.CustomEvent<{ value: unknown }>) {
    const { key } = currentTarget.dataset as { key: keyof TaskDraft }
    this.setData({ [`draft.${key}`]: detail.value })
    keepDraft(this.draftKey(), { version: this.data.view?.saved.version ?? 0, draft: this.data.draft })
  },
  /** Somebody has been among the banks: there may be new ones. */
  async refreshBanks() {
    const answer = await this.submit('banks', () => editTask(this.data.view?.saved.taskId ?? null))
    if (answer) this.setData({ 'view.banks': answer.banks })
  },
  async discard() {
    const question = { title: '丢掉没保存的内容？', confirmText: '丢掉', isDangerous: true }
    if (!(await confirm(question))) return
    dropDraft(this.draftKey())
    await this.reload()
  },
  async save() {
    const { draft, view } = this.data
    if (!view) return
    const saved = await this.submit('save', (requestId) => {
      refuse(view.isNew ? check(draft) : check({ ...draft, kind: 'article' }))
      return orConflict(saveTask(toInput(draft, view.saved), requestId))
    })
    if (saved === 'conflict') return this.reload()
    if (!saved) return this.showErrors()
    dropDraft(this.draftKey())
    await goBack()
    showToast(view.isNew ? '已布置，会告诉大家' : '已保存')
  },
  showErrors() {
    const { fieldErrors } = this.data
    this.setData({ quizErrors: errorsBelow(fieldErrors, 'work.quiz.') })
    scrollTo(this, firstError(fieldErrors))
  },
})

/** As the server would refuse it, without asking it. */
function refuse(errors: Record<string, string>): void {
  const [sentence] = Object.values(errors)
  if (sentence) throw new ApiError('INVALID_INPUT', sentence, errors)
}

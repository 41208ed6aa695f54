import { ApiError } from '../../../api/client'
import { saveQuestion } from '../../../api/questions'
import { dropDraft, keepDraft } from '../../../behaviors/draft'
import { confirm, showToast } from '../../../behaviors/feedback'
import { loadablePage } from '../../../behaviors/loadable-page'
import { goBack } from '../../../behaviors/navigation'
import { limits } from '../../../shared/limits'
import type { QuestionKind } from '../../../shared/words'
import { takeQuestion } from '../handed-question'
import { orConflict, resumeDraft } from '../../../behaviors/kept-draft'
import { scrollTo } from '../../../behaviors/scroll'
import * as drafts from './draft'
import { firstError, kinds, letters, truthOptions } from './view-model'

loadablePage({
  data: { limits, kinds, letters, truthOptions, draft: drafts.newQuestion(), isKept: false },
  freshForSeconds: Infinity,
  async fetchView({ bankId = '', id }) {
    const question = id ? await takeQuestion(bankId, id) : null
    if (id && !question) throw new ApiError('NOT_FOUND', '这一题已经删除了。回到题库看看。')
    const version = question?.version ?? 0
    const { draft, isKept } = await resumeDraft(this.draftKey(), { version, draft: drafts.draftOf(question) })
    this.setData({ draft, isKept })
    return { bankId, questionId: id ?? null, version }
  },
  draftKey(): string {
    const { bankId = '', id = 'new' } = this.query
    return `question:${bankId}:${id}`
  },
  change(changes: Record<string, unknown>) {
    this.setData(changes)
    keepDraft(this.draftKey(), { version: this.data.view?.version ?? 0, draft: this.data.draft })
  },
  chooseKind({ detail }: WechatMiniprogram.CustomEvent<{ value: QuestionKind }>) {
    this.change({ draft: drafts.withKind(this.data.draft, detail.value) })
  },
  type({ currentTarget, detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.change({ [`draft.${(currentTarget.dataset as { path: string }).path}`]: detail.value })
  },
  mark({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { at } = currentTarget.dataset as { at: number }
    this.change({ 'draft.options': drafts.withMark(this.data.draft, at) })
  },
  chooseTruth({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.change({ 'draft.truth': Number(detail.value) })
  },
  addOption() {
    const { draft } = this.data
    if (drafts.canAdd(draft)) this.change({ [`draft.options[${draft.options.length}]`]: drafts.newOption() })
  },
  removeOption({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { at } = currentTarget.dataset as { at: number }
    const { draft } = this.data
    if (drafts.canRemove(draft)) this.change({ 'draft.options': draft.options.filter((_, index) => index !== at) })
  },
  async discard() {
    const question = { title: '丢掉没保存的内容？', confirmText: '丢掉', isDangerous: true }
    if (!(await confirm(question))) return
    dropDraft(this.draftKey())
    await this.reload()
  },
  async save() {
    if (!(await this.send('save'))) return
    await goBack()
    showToast('已保存')
  },
  async saveAndGoOn() {
    if (!(await this.send('next'))) return
    this.setData({ draft: drafts.newQuestion(this.data.draft.kind), isKept: false })
    await wx.pageScrollTo({ scrollTop: 0 })
    showToast('已保存，接着写下一题')
  },
  /** @returns whether the question is on the server */
  async send(name: string): Promise<boolean> {
    const { draft, view } = this.data
    if (!view) return false
    const input = { ...view, ...drafts.toInput(draft) }
    const saved = await this.submit(name, (requestId) => orConflict(saveQuestion(input, requestId)))
    if (saved === 'conflict') await this.reload()
    else if (saved) dropDraft(this.draftKey())
    else scrollTo(this, firstError(this.data.fieldErrors))
    return saved !== undefined && saved !== 'conflict'
  },
})

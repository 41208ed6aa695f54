import { now } from '../../../api/clock'
import { editSession, saveSession } from '../../../api/learn'
import { dropDraft, keepDraft } from '../../../behaviors/draft'
import { confirm, showToast } from '../../../behaviors/feedback'
import { loadablePage } from '../../../behaviors/loadable-page'
import { goBack } from '../../../behaviors/navigation'
import { limits } from '../../../shared/limits'
import { orConflict, resumeDraft } from '../../../behaviors/kept-draft'
import { scrollTo } from '../../../behaviors/scroll'
import { draftOf, newSession, toInput, type SessionDraft } from './draft'
import { effectOf, firstError, sources, toView } from './view-model'

loadablePage({
  data: { limits, sources, draft: newSession(0), isKept: false, effect: '' },
  freshForSeconds: Infinity,
  async fetchView({ id }) {
    const answer = await editSession(id ?? null)
    const view = toView(answer, now())
    const saved = draftOf(answer.session, now())
    const { draft, isKept } = await resumeDraft(this.draftKey(), { version: view.version, draft: saved })
    this.setData({ draft, isKept, effect: effectOf(draft, view.before) })
    return view
  },
  draftKey(): string {
    return `session:${this.query.id ?? 'new'}`
  },
  change({ currentTarget, detail }: WechatMiniprogram.CustomEvent<{ value: string | string[] }>) {
    const { key } = currentTarget.dataset as { key: keyof SessionDraft }
    const { view } = this.data
    const draft: SessionDraft = { ...this.data.draft, [key]: detail.value }
    this.setData({ [`draft.${key}`]: detail.value, effect: effectOf(draft, view?.before ?? []) })
    keepDraft(this.draftKey(), { version: view?.version ?? 0, draft })
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
    const { sessionId, version } = view
    const input = { sessionId, version, ...toInput(draft) }
    const saved = await this.submit('save', (requestId) => orConflict(saveSession(input, requestId)))
    if (saved === 'conflict') return this.reload()
    if (!saved) return scrollTo(this, firstError(this.data.fieldErrors))
    dropDraft(this.draftKey())
    await goBack()
    showToast(sessionId ? '已保存，学时已更新' : `已登记，${draft.memberIds.length} 人记上学时`)
  },
})

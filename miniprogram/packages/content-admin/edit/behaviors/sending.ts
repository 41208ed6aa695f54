/** Handlers of the two modes: what is written is handed in, what is read is decided about. */
import { editItem, submitItem } from '../../../../api/content-desk'
import { allOf, chooseFrom } from '../../../../behaviors/choose'
import { dropDraft } from '../../../../behaviors/draft'
import { confirm, showToast } from '../../../../behaviors/feedback'
import { goBack } from '../../../../behaviors/navigation'
import { articleScopeLabels } from '../../../../shared/words'
import { closedRelease } from '../../components/release-sheet/release'
import { act } from '../../behaviors/item-actions'
import { menuOf, type ItemEvent, type MenuEvent } from '../../behaviors/item-events'
import { hasUnsent } from '../draft'
import type { EditPage } from '../host'
import { keyOf } from '../kept-item'
import type { SaveState } from '../saver'
import { toDeskItem, toPreview } from '../view-model'

interface SendingPage extends EditPage {
  afterItem(event: ItemEvent): Promise<void>
  decide(event: MenuEvent): Promise<void>
  showPreview(): void
}

const notSaved: Readonly<Partial<Record<SaveState, string>>> = {
  offline: '没连上网络，写的都存在手机上，连上后再交',
  conflict: '有人刚保存过，先看看两个版本',
}

export const sendingActions = {
  togglePreview(this: SendingPage): void {
    if (this.data.mode === 'preview') return this.setData({ mode: 'write' })
    this.showPreview()
    void wx.pageScrollTo({ scrollTop: 0, duration: 0 })
  },
  showPreview(this: SendingPage): void {
    const { draft, view } = this.data
    if (view) this.setData({ mode: 'preview', preview: toPreview(draft, view.columns) })
  },
  async handIn(this: SendingPage): Promise<void> {
    if (!canHandIn(this)) return
    const state = await this.pageSaver().settle()
    // A refusal stands at its field already.
    if (state !== 'saved') return showToast(notSaved[state] ?? '标红的地方改好再交')
    const { itemId, version } = this.pageSaver()
    const done = await this.submit('submit', (requestId) => submitItem(itemId, version, requestId))
    if (!done) return this.showErrors(this.data.fieldErrors)
    dropDraft(keyOf(itemId))
    await this.reload()
    // Where one person suffices, the same one lets it out.
    if (this.data.view?.main === 'publish') return showToast('已提交，看一遍就可以发布')
    await goBack()
    showToast('已提交，审过会告诉你')
  },
  async takeOver(this: SendingPage): Promise<void> {
    const question = {
      title: '接着编辑？',
      content: '对方没存的改动会另存一份，不会丢。',
      confirmText: '接着编辑',
    }
    if (!(await confirm(question))) return
    const taken = await this.submit('takeOver', () => editItem(this.data.view?.itemId ?? null, true))
    if (taken) await this.reload()
  },
  async more(this: SendingPage): Promise<void> {
    const { view, draft } = this.data
    if (!view) return
    const options = menuOf(view.allowedEvents, [view.main, 'edit', 'submit', 'return'])
    const chosen = await chooseFrom(this, { title: draft.title || '这篇稿子', fetchPage: allOf(options) })
    if (chosen) await this.decide(chosen.value as MenuEvent)
  },
  async decideMain(this: SendingPage): Promise<void> {
    const { main } = this.data.view ?? {}
    if (main) await this.decide(main)
  },
  sendItBack(this: SendingPage): Promise<void> {
    return this.decide('return')
  },
  async decide(this: SendingPage, event: MenuEvent): Promise<void> {
    const { view, draft } = this.data
    if (!view) return
    const item = toDeskItem(view, draft)
    if (event === 'edit') return this.setData({ mode: 'write' })
    if (event !== 'publish') return act(this, item, event)
    const whom =
      draft.scope === 'public' ? '所有人看得到，没有加入的人也一样。' : `${articleScopeLabels[draft.scope]}的人看得到。`
    this.setData({ release: { ...closedRelease, ...item, isOpen: true, readers: whom } })
  },
  /** What was decided leads back to the desk; what was taken back is gone on with here. */
  async afterItem(this: SendingPage, event: ItemEvent): Promise<void> {
    if (event === 'return' || event === 'publish' || event === 'archive' || event === 'remove') return goBack()
    await this.reload()
  },
}

function canHandIn(page: SendingPage): boolean {
  const { draft, isCoverUnsent } = page.data
  if (draft.columnId === '') {
    page.showErrors({ columnId: '先选一个栏目。' })
    return false
  }
  if (!hasUnsent(draft) && !isCoverUnsent) return true
  showToast(page.pageFiles().isSending || isCoverUnsent ? '文件还没传完，传完再交' : '有文件没传上，重试或删掉再交')
  return false
}

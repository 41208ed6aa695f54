import type { ApiError } from '../../../api/client'
import { now } from '../../../api/clock'
import { editItem } from '../../../api/content-desk'
import { dropDraft } from '../../../behaviors/draft'
import { confirm, showToast } from '../../../behaviors/feedback'
import { resumeDraft } from '../../../behaviors/kept-draft'
import { loadablePage } from '../../../behaviors/loadable-page'
import { scrollTo } from '../../../behaviors/scroll'
import { limits } from '../../../shared/limits'
import { itemActions, itemData } from '../behaviors/item-actions'
import { eventLabels } from '../behaviors/item-events'
import { takeRestored } from '../restored'
import { blockActions, send } from './behaviors/block-actions'
import type { Block } from './blocks'
import { draftOf, hasUnsent, sentKeys, toInput, type ItemDraft } from './draft'
import { errorsByField, errorsByKey, firstError } from './errors'
import type { EditData } from './host'
import { keepItem, keyOf, settlePending } from './kept-item'
import { Saver, type Pending, type Saved } from './saver'
import { sendingActions } from './behaviors/sending'
import { Uploads, type Arrived } from './uploads'
import { kinds, saveLine, scopeHints, scopes, toPreview, toView, type EditView } from './view-model'

interface Tools {
  readonly saver: Saver
  readonly files: Uploads
}

/** Not data: nothing of it crosses to the view layer. */
const tools = new WeakMap<object, Tools>()

const noData: EditData = {
  ...{ draft: draftOf({ item: null, byline: '' }), mode: 'write', preview: null, isKept: false, conflict: null },
  ...{ uploads: {}, fieldSentences: {}, blockSentences: {}, addingAt: -1, removed: null, isCoverUnsent: false },
  line: saveLine('none', 0),
}

loadablePage({
  data: { ...noData, ...itemData, limits, kinds, scopes, scopeHints, mainLabels: eventLabels },
  // A form: coming back to it must not overwrite what was typed.
  freshForSeconds: Infinity,
  async fetchView({ id }): Promise<EditView> {
    const itemId = await settlePending(this.data.view?.itemId || (id ?? ''))
    const answer = await editItem(itemId || null)
    const view = toView(answer, now())
    const saved = { version: view.version, draft: draftOf(answer) }
    const { draft, isKept } = view.canEdit ? await resumeDraft(keyOf(itemId), saved) : { ...saved, isKept: false }
    this.begin(view, draft, isKept)
    return view
  },
  onReturn() {
    tools.get(this)?.files.resume()
    if (takeRestored(this.data.view?.itemId ?? '')) void this.reload()
  },
  onHide() {
    void tools.get(this)?.saver.flush()
  },
  onUnload() {
    const { saver, files } = tools.get(this) ?? {}
    void saver?.flush().finally(() => saver.stop())
    files?.stop()
  },
  ...itemActions,
  ...blockActions,
  ...sendingActions,
  begin(view: EditView, draft: ItemDraft, isKept: boolean) {
    tools.get(this)?.saver.stop()
    tools.get(this)?.files.stop()
    const place = { itemId: view.itemId || null, version: view.version }
    const files = new Uploads({
      tell: (key, state) => this.setData({ uploads: { ...this.data.uploads, [key]: state } }),
      arrived: (key, sent) => this.takeFile(key, sent),
    })
    const saver = new Saver(
      {
        input: () => (this.data.draft.columnId ? toInput(this.data.draft) : null),
        keep: (pending) => this.keep(pending),
        arrived: (answer, isAll) => this.takeSaved(answer, isAll),
        refused: (error) => this.takeRefusal(error),
        tell: (state) => this.setData({ line: saveLine(state, now()) }),
      },
      place,
    )
    tools.set(this, { saver, files })
    const isRead = view.isReading && !isKept
    const preview = isRead ? toPreview(draft, view.columns) : null
    this.setData({ ...noData, draft, isKept, preview, mode: isRead ? 'read' : 'write' })
    if (isKept) saver.touch()
    for (const block of draft.blocks) send(this, block)
    if (draft.document?.fileId === '') files.add({ key: 'document', path: draft.document.path, coverPath: '' })
  },
  pageSaver(): Saver {
    return tools.get(this)!.saver
  },
  pageFiles(): Uploads {
    return tools.get(this)!.files
  },
  keep(pending: Pending | null) {
    const { itemId, version } = this.pageSaver()
    keepItem(itemId, { version, draft: this.data.draft, pending })
  },
  takeSaved({ itemId, conflict }: Saved, isAll: boolean) {
    const before = this.data.view?.itemId ?? ''
    if (before !== itemId) {
      dropDraft(keyOf(before))
      this.setData({ 'view.itemId': itemId })
    }
    if (conflict) {
      const text = `${conflict.byName}刚保存过，你的文字另存了一份。`
      this.setData({ conflict: { text, versionId: conflict.versionId } })
    }
    if (isAll && !conflict && !hasUnsent(this.data.draft)) dropDraft(keyOf(itemId))
    else this.keep(null)
    if (this.data.isKept) this.setData({ isKept: false })
  },
  takeRefusal(error: ApiError) {
    this.showErrors(error.fields)
    if (!Object.keys(error.fields).length) showToast(error.message)
  },
  takeFile(key: string, { fileId, coverFileId }: Arrived) {
    if (key === 'document') {
      const { document } = this.data.draft
      if (document) this.write({ document: { ...document, fileId, path: '' } })
    } else this.writeBlock(key, { fileId, path: '', ...(coverFileId && { coverFileId, coverPath: '' }) })
  },
  write(changes: Partial<ItemDraft>) {
    const paths = Object.entries(changes).map(([key, value]) => [`draft.${key}`, value])
    const answered = Object.keys(changes).filter((key) => this.data.fieldSentences[key])
    const sentences = answered.map((key) => [`fieldSentences.${key}`, ''])
    this.setData(Object.fromEntries([...paths, ...sentences]) as Record<string, unknown>)
    this.pageSaver().touch()
  },
  writeBlock(key: string, changes: object) {
    const at = this.data.draft.blocks.findIndex((block) => block.key === key)
    if (at < 0) return
    this.setData({ [`draft.blocks[${at}]`]: { ...this.data.draft.blocks[at], ...changes } })
    if (this.data.blockSentences[key]) this.setData({ blockSentences: { ...this.data.blockSentences, [key]: '' } })
    this.pageSaver().touch()
  },
  writeBlocks(blocks: readonly Block[]) {
    this.write({ blocks })
  },
  change({ currentTarget, detail }: WechatMiniprogram.CustomEvent<{ value: unknown }>) {
    this.write({ [(currentTarget.dataset as { key: keyof ItemDraft }).key]: detail.value })
  },
  setCoverBusy({ detail }: WechatMiniprogram.CustomEvent<{ unsentCount: number }>) {
    this.setData({ isCoverUnsent: detail.unsentCount > 0 })
  },
  showErrors(fields: Readonly<Record<string, string>>) {
    const keys = sentKeys(this.data.draft)
    const [fieldSentences, blockSentences] = [errorsByField(fields), errorsByKey(fields, keys)]
    this.setData({ fieldSentences, blockSentences, ...(Object.keys(fields).length > 0 && { mode: 'write' }) })
    scrollTo(this, firstError(fieldSentences, blockSentences, keys))
  },
  async openOwn() {
    await this.pageSaver().setAside()
    const { conflict } = this.data
    const id = this.pageSaver().itemId
    void wx.navigateTo({ url: `/packages/content-admin/version/page?id=${id}&version=${conflict?.versionId ?? ''}` })
  },
  async takeNewest() {
    const question = {
      title: '接着最新的写？',
      content: '你的文字在历史版本里，随时找得回来。',
      confirmText: '接着最新的',
    }
    if (!(await confirm(question))) return
    await this.pageSaver().setAside()
    dropDraft(keyOf(this.pageSaver().itemId))
    await this.reload()
  },
  async discard() {
    const question = { title: '丢掉没保存的内容？', confirmText: '丢掉', isDangerous: true }
    if (!(await confirm(question))) return
    dropDraft(keyOf(this.pageSaver().itemId))
    await this.reload()
  },
})

import { exportReceipt, openReceipt, setReminders } from '../../../api/dues'
import { voidReceipt } from '../../../api/dues-admin'
import { askForPush } from '../../../behaviors/consent'
import { openFile } from '../../../behaviors/documents'
import { dropDraft } from '../../../behaviors/draft'
import { showToast } from '../../../behaviors/feedback'
import { loadablePage } from '../../../behaviors/loadable-page'
import { goBack } from '../../../behaviors/navigation'
import { savePicture } from '../../../behaviors/save-picture'
import { askWords, closedSheet, type SheetWords } from '../../../components/words-sheet/sheet'
import { limits } from '../../../shared/limits'
import { draw, sizeOf } from './drawing'
import { toView } from './view-model'

const sealPath = '/packages/dues/receipt/seal.png'

loadablePage({
  data: { isFresh: false, isReminding: false, sheet: closedSheet },
  // It changes only when it is voided.
  freshForSeconds: Infinity,
  async fetchView({ id = '', fresh }) {
    const view = toView(await openReceipt(id))
    this.setData({ isFresh: fresh === '1' && view.isMine })
    return view
  },
  async save() {
    const { view } = this.data
    if (!view) return
    await this.submit('save', () =>
      savePicture('receipt', {
        size: sizeOf(view),
        imagePaths: [sealPath],
        draw: (context, [seal = null]) => draw(context, view, seal),
      }),
    )
  },
  async export() {
    const file = await this.submit('export', () => exportReceipt(this.query.id ?? ''))
    if (file) await openFile(file)
  },
  async remind() {
    // At once: WeChat lets a page ask only while it is handling the tap.
    void askForPush()
    if (await this.submit('remind', (requestId) => setReminders(true, requestId))) this.setData({ isReminding: true })
  },
  askToVoid() {
    const { view } = this.data
    if (!view) return
    const sheet = askWords({
      draftKey: this.voidKey(),
      title: `作废收据 ${view.number}`,
      hint: view.voidHint,
      placeholder: '哪里登记错了，本人和书记都看得到',
      max: limits.reason,
      confirmText: '作废',
    })
    this.setData({ sheet })
  },
  async submitSheet({ detail }: WechatMiniprogram.CustomEvent<SheetWords>) {
    const { sheet } = this.data
    // The whole of it: a part set by its path would not reach the component in the browser's preview.
    this.setData({ sheet: { ...sheet, isBusy: true, error: '' } })
    const input = { receiptId: this.query.id ?? '', reason: detail.text }
    const done = await this.submit('void', (requestId) => voidReceipt(input, requestId))
    if (!done) {
      this.setData({ sheet: { ...sheet, isBusy: false, error: this.data.fieldErrors.reason ?? '' } })
      return
    }
    dropDraft(this.voidKey())
    this.setData({ sheet: closedSheet })
    await this.reload()
    showToast('已作废')
  },
  voidKey(): string {
    return `void:${this.query.id ?? ''}`
  },
  closeSheet() {
    this.setData({ sheet: closedSheet })
  },
  finish() {
    void goBack()
  },
})

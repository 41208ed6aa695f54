import { confirmImport, importTemplate, previewImport } from '../../../api/members'
import { chooseWorkbook, openWorkbook } from '../../../behaviors/documents'
import { showToast } from '../../../behaviors/feedback'
import { loadablePage } from '../../../behaviors/loadable-page'
import { goBack } from '../../../behaviors/navigation'
import { limits } from '../../../shared/limits'
import { toPreview } from './view-model'

loadablePage({
  data: { fileName: '', preview: null as ReturnType<typeof toPreview> | null },
  freshForSeconds: Infinity,
  fetchView: () => Promise.resolve({}),
  target() {
    const { branchId } = this.query
    return branchId ? { branchId } : {}
  },
  async template() {
    const file = await this.submit('template', importTemplate)
    if (file) await openWorkbook(file)
  },
  async choose() {
    const file = await chooseWorkbook()
    if (!file) return
    if (file.size > limits.importBytes) {
      showToast(`文件最大 700 KB，这个有 ${Math.ceil(file.size / 1000)} KB，拆成几份再导入`)
      return
    }
    this.setData({ fileName: file.name, preview: null })
    void wx.showLoading({ title: '正在核对', mask: true })
    const preview = await this.submit('preview', () => previewImport({ ...this.target(), base64: file.base64 }))
    void wx.hideLoading()
    if (!preview) return
    workbooks.set(this, file.base64)
    this.setData({ preview: toPreview(preview) })
  },
  async import() {
    const { preview } = this.data
    const base64 = workbooks.get(this)
    if (!preview || !base64) return
    const input = { ...this.target(), digest: preview.digest, base64 }
    const done = await this.submit('import', (requestId) => confirmImport(input, requestId))
    if (!done) return
    await goBack()
    showToast(`新增 ${done.addCount} 人，更新 ${done.changeCount} 人`)
  },
})

/** The chosen file, up to a megabyte: kept out of `data`, which would send it to the view layer. */
const workbooks = new WeakMap<object, string>()

/** The page of an import: template, choice of a file, preview, confirmation. Shown by `<import-preview>`. */
import { countsLine, type ImportCounts, type ImportView } from '../shared/import-view'
import { limits } from '../shared/limits'
import { chooseWorkbook, openFile, type AnswerFile } from './documents'
import { showToast } from './feedback'
import { loadablePage, type Query } from './loadable-page'
import { goBack } from './navigation'

export interface ImportSource<Preview> {
  /** What is counted: 人, 题. */
  readonly unit: string
  template(): Promise<AnswerFile>
  preview(query: Query, base64: string): Promise<Preview>
  toView(preview: Preview): ImportView
  confirm(query: Query, file: { digest: string; base64: string }, requestId: string): Promise<ImportCounts>
}

/** The chosen file, up to a megabyte: kept out of `data`, which would send it to the view layer. */
const workbooks = new WeakMap<object, string>()

/** Registers the page. Nothing is written before the preview has been seen and confirmed. */
export function workbookImportPage<Preview>(source: ImportSource<Preview>): void {
  loadablePage({
    data: { fileName: '', preview: null as ImportView | null, unit: source.unit },
    freshForSeconds: Infinity,
    fetchView: () => Promise.resolve({}),
    async template() {
      const file = await this.submit('template', () => source.template())
      if (file) await openFile(file)
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
      const preview = await this.submit('preview', () => source.preview(this.query, file.base64))
      void wx.hideLoading()
      if (!preview) return
      workbooks.set(this, file.base64)
      this.setData({ preview: source.toView(preview) })
    },
    async import() {
      const { preview } = this.data
      const base64 = workbooks.get(this)
      if (!preview || !base64) return
      const { digest } = preview
      const done = await this.submit('import', (requestId) => source.confirm(this.query, { digest, base64 }, requestId))
      if (!done) return
      await goBack()
      showToast(countsLine(done, source.unit))
    },
  })
}

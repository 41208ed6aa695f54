/** The file of an article: fetched, with how far it has come, and opened. */
import { openFromWeb, type Download } from '../../../behaviors/documents'
import type { ArticleView } from './view-model'

/** Percent of the file that has come; -1 while none is on its way. */
export const fileData = { fetched: -1 }

interface Host {
  readonly data: typeof fileData & { readonly view: ArticleView | null }
  setData(data: Record<string, unknown>): void
}

const downloads = new WeakMap<object, Download>()

export const file = {
  async openFile(this: Host): Promise<void> {
    const { view, fetched } = this.data
    const { url, fileName } = view?.document ?? {}
    if (!url || !fileName || fetched >= 0) return
    this.setData({ fetched: 0 })
    const download = openFromWeb({ url, fileName }, (percent) => {
      if (this.data.fetched >= 0 && percent !== this.data.fetched) this.setData({ fetched: percent })
    })
    downloads.set(this, download)
    await download.done
    downloads.delete(this)
    this.setData({ fetched: -1 })
  },
  stopFile(this: Host): void {
    downloads.get(this)?.abort()
  },
  /** A file must not open over another page. */
  onUnload(this: Host): void {
    downloads.get(this)?.abort()
  },
}

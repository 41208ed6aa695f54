import { limits } from '../../../../../shared/limits'
import type { DocumentDraft } from '../../draft'
import type { UploadState } from '../../uploads'

/** The PDF or Word document of an item. Events: `choose`, `remove`, `retry`, `change` with `{ changes }`. */
Component({
  properties: {
    /** A DocumentDraft; null for none. */
    document: { type: Object, value: null as DocumentDraft | null },
    upload: { type: Object, value: null as UploadState | null },
    error: { type: String, value: '' },
  },
  data: {
    limits,
    hint: `PDF 或 DOCX，最大 ${limits.documentBytes / 1_000_000} MB。先发给文件传输助手再选。`,
    facts: '',
  },
  observers: {
    document(document: DocumentDraft | null) {
      const kilobytes = Math.max(1, Math.round((document?.bytes ?? 0) / 1000))
      this.setData({ facts: kilobytes < 1000 ? `${kilobytes} KB` : `${(kilobytes / 1000).toFixed(1)} MB` })
    },
  },
  methods: {
    choose() {
      this.triggerEvent('choose')
    },
    remove() {
      this.triggerEvent('remove')
    },
    retry() {
      this.triggerEvent('retry')
    },
    type({ currentTarget, detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.triggerEvent('change', { changes: { [(currentTarget.dataset as { key: string }).key]: detail.value } })
    },
  },
})

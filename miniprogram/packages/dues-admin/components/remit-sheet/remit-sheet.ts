import { limits } from '../../../../shared/limits'
import { noRemit, type RemitDraft } from './remit'

/**
 * Reports money that was passed on to the committee. It stays open with what was typed until the page closes it.
 * Events: `change` with the `RemitDraft`, `submit`, `close`.
 */
Component({
  properties: {
    /** A `RemitSheet` (remit.ts). */
    sheet: { type: Object, value: noRemit },
  },
  data: { limits },
  methods: {
    change({ currentTarget, detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
      const { key } = currentTarget.dataset as { key: keyof RemitDraft }
      this.triggerEvent('change', { ...this.data.sheet.draft, [key]: detail.value })
    },
    submit() {
      if (!this.data.sheet.isBusy) this.triggerEvent('submit')
    },
    close() {
      if (!this.data.sheet.isBusy) this.triggerEvent('close')
    },
  },
})

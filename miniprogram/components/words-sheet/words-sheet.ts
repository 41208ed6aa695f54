import { dropDraft, keepDraft, readDraft } from '../../behaviors/draft'
import { closedSheet, type WordsSheet } from './sheet'

/**
 * A sheet that asks for words: a reason, an appeal, an official comment. It stays open with what was typed until the page
 * closes it, so that nothing is lost when sending fails; closed by hand, what was typed is there again the next time.
 *
 * Events: `submit` with `SheetWords`, `close`.
 */
Component({
  properties: {
    /** A `WordsSheet` (sheet.ts): `askWords({...})` opens it, `closedSheet` closes it. */
    sheet: { type: Object, value: closedSheet },
  },
  data: { isShown: false, text: '', preset: '', count: '', isOver: false, canSubmit: false },
  observers: {
    sheet({ isOpen, draftKey, text }: WordsSheet) {
      // Runs for a changed error or busy look too, when what was typed must stay.
      if (isOpen === this.data.isShown) return
      this.setData({ isShown: isOpen, preset: '' })
      if (isOpen) this.show((draftKey && readDraft<string>(draftKey)) || text)
    },
  },
  methods: {
    show(text: string) {
      const { max, isTextNeeded, presets } = this.data.sheet
      const isOver = text.length > max
      const hasWords = text.trim() !== '' || !isTextNeeded
      const hasPreset = presets.length === 0 || this.data.preset !== ''
      const count = text.length > max * 0.8 ? `${text.length} / ${max}` : ''
      this.setData({ text, count, isOver, canSubmit: hasWords && hasPreset && !isOver })
    },
    type({ detail }: WechatMiniprogram.TextareaInput) {
      const { draftKey } = this.data.sheet
      this.show(detail.value)
      if (!draftKey) return
      if (detail.value) keepDraft(draftKey, detail.value)
      else dropDraft(draftKey)
    },
    choose({ currentTarget }: WechatMiniprogram.TouchEvent) {
      this.setData({ preset: (currentTarget.dataset as { value: string }).value })
      this.show(this.data.text)
    },
    submit() {
      const { text, preset, canSubmit } = this.data
      if (canSubmit && !this.data.sheet.isBusy) this.triggerEvent('submit', { preset, text: text.trim() })
    },
    close() {
      // While it is being sent, the answer decides whether it closes.
      if (!this.data.sheet.isBusy) this.triggerEvent('close')
    },
  },
})

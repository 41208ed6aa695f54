import { clockLabel } from '../../../../../shared/calendar'
import { limits } from '../../../../../shared/limits'
import { blockKinds, newBlock, type Block } from '../../blocks'
import type { UploadState } from '../../uploads'
import { linkWarning } from '../../view-model'
import { marked, type Selection } from './bold'

/** What can be typed into a kind of block. */
const writing: Readonly<Record<'heading' | 'paragraph' | 'quote', { hint: string; max: number }>> = {
  heading: { hint: '小标题', max: limits.headingText },
  paragraph: { hint: '写一段正文', max: limits.paragraphText },
  quote: { hint: '引用的原话，可以写上是谁说的', max: limits.quoteText },
}

/** Where the cursor of each card stood when the finger came down on a tool: then the keyboard is still open. */
const selections = new WeakMap<object, Selection>()

/**
 * One block of an item, looking much as its readers will see it. `change` brings `{ changes }` of the block, `shift`
 * `{ by }`; `remove`, `retry`, `replace` and `gone` (its picture cannot be shown) ask the page.
 */
Component({
  properties: {
    block: { type: Object, value: newBlock('paragraph') },
    /** Counted from 0. */
    at: { type: Number, value: 0 },
    count: { type: Number, value: 1 },
    /** An UploadState; null when its file is in storage. */
    upload: { type: Object, value: null as UploadState | null },
    error: { type: String, value: '' },
  },
  data: { limits, label: '', hint: '', over: '', warning: '', length: '', heightPercent: 0 },
  observers: {
    block(block: Block) {
      const label = blockKinds.find(({ value }) => value === block.kind)?.label ?? ''
      const { hint, max } = block.kind in writing ? writing[block.kind as 'heading'] : { hint: '', max: 0 }
      const typed = 'text' in block ? block.text.length : 0
      this.setData({
        label,
        hint,
        over: max > 0 && typed > max ? `${typed} / ${max}` : '',
        warning: linkWarning(block),
        length: block.kind === 'video' ? clockLabel(block.seconds) : '',
        heightPercent: 'width' in block ? Math.min(150, (block.height / block.width) * 100) : 0,
      })
    },
  },
  methods: {
    type({ currentTarget, detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.change({ [(currentTarget.dataset as { key: string }).key]: detail.value })
    },
    change(changes: object) {
      this.setData({ block: { ...this.data.block, ...changes } })
      this.triggerEvent('change', { changes })
    },
    async lookAtSelection() {
      selections.delete(this)
      try {
        const { start, end } = await wx.getSelectedTextRange()
        selections.set(this, { start, end })
      } catch {
        // Nothing is being typed: there is no selection to make bold.
      }
    },
    bold() {
      const block = this.data.block
      if (block.kind !== 'paragraph') return
      const text = marked(block.text, selections.get(this) ?? null)
      if (text === null) void wx.showToast({ title: '先选中要加粗的字，再点加粗', icon: 'none' })
      else this.change({ text })
    },
    preview() {
      const { src } = this.data.block as Block & { src: string }
      void wx.previewImage({ urls: [src], current: src })
    },
    shift({ currentTarget }: WechatMiniprogram.TouchEvent) {
      this.triggerEvent('shift', { by: (currentTarget.dataset as { by: number }).by })
    },
    remove() {
      this.triggerEvent('remove')
    },
    retry() {
      this.triggerEvent('retry')
    },
    replace() {
      this.triggerEvent('replace')
    },
    gone() {
      this.triggerEvent('gone')
    },
  },
})

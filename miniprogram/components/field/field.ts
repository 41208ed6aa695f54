/**
 * A labelled input. Nothing is cut off while typing: over the limit the count turns red, and the server's sentence about
 * the field appears below it with what was typed still there.
 */
Component({
  properties: {
    label: { type: String, value: '' },
    value: { type: String, value: '' },
    placeholder: { type: String, value: '' },
    hint: { type: String, value: '' },
    error: { type: String, value: '' },
    type: { type: String, value: 'text' },
    confirmType: { type: String, value: 'done' },
    multiline: { type: Boolean, value: false },
    /** Characters; 0 for no count. */
    max: { type: Number, value: 0 },
  },
  data: { isFocused: false, isOver: false, showCount: false },
  observers: {
    'value, max, multiline'(value: string, max: number, multiline: boolean) {
      const isOver = max > 0 && value.length > max
      this.setData({ isOver, showCount: max > 0 && (multiline || isOver) })
    },
  },
  methods: {
    input({ detail }: WechatMiniprogram.Input) {
      this.setData({ value: detail.value })
      this.triggerEvent('change', { value: detail.value })
    },
    focus() {
      this.setData({ isFocused: true })
    },
    blur() {
      this.setData({ isFocused: false })
      this.triggerEvent('blur')
    },
    confirmInput() {
      this.triggerEvent('confirm')
    },
  },
})

import { longDayLabel } from '../../shared/calendar'
import type { Option } from '../../shared/options'

/** Whose value is what is shown, without options. */
const isWheel = (mode: string) => mode === 'date' || mode === 'time'

function shownOf(mode: string, value: string, option?: Option): string {
  if (mode === 'sheet' || mode === 'time') return value
  if (mode === 'date') return value && longDayLabel(value)
  return option?.label ?? ''
}

/** A choice from a short list, a date or a time, by WeChat's own picker; from a long list by a sheet that the page opens. */
Component({
  properties: {
    label: { type: String, value: '' },
    /** `selector`, `date`, `time`, or `sheet`: `open` asks the page for its choice-sheet. */
    mode: { type: String, value: 'selector' },
    options: { type: Array, value: [] as Option[] },
    /** The chosen option's value, or "2021-06-18", "09:30", or with a sheet what is shown; empty for none. */
    value: { type: String, value: '' },
    placeholder: { type: String, value: '请选择' },
    hint: { type: String, value: '' },
    error: { type: String, value: '' },
    start: { type: String, value: '' },
    end: { type: String, value: '' },
  },
  data: { labels: [] as string[], index: 0, shown: '' },
  observers: {
    'options, value, mode'(options: Option[], value: string, mode: string) {
      const index = options.findIndex((option) => option.value === value)
      this.setData({
        labels: options.map(({ label }) => label),
        index: Math.max(0, index),
        shown: shownOf(mode, value, options[index]),
      })
    },
  },
  methods: {
    open() {
      this.triggerEvent('open')
    },
    change({ detail }: WechatMiniprogram.PickerChange) {
      const picked = detail.value as string
      const value = isWheel(this.data.mode) ? picked : this.data.options[Number(picked)]?.value
      this.triggerEvent('change', { value })
    },
  },
})

/** Parts of a whole, in ink and greys in the charts' order. Progress is informative, so never red. */
Component({
  properties: {
    /** Percents of the whole, at most four parts. */
    parts: { type: Array, value: [] as number[] },
    /** px */
    height: { type: Number, value: 6 },
    label: { type: String, value: '' },
  },
  data: { segments: [] as { index: number; percent: number }[] },
  observers: {
    parts(parts: number[]) {
      this.setData({ segments: parts.map((percent, index) => ({ index, percent })) })
    },
  },
})

export interface MonthBar {
  /** Under the bar: "11". */
  readonly label: string
  /** Percents of the column's height from below, in the charts' order of ink and greys; at most four. */
  readonly parts: readonly number[]
  /** Stands out, as this month does. */
  readonly isNow: boolean
}

const toShown = ({ parts, ...bar }: MonthBar) => ({
  ...bar,
  parts: parts.map((percent, index) => ({ index, percent })),
})

/** Twelve months at a glance. Money is informative, so never red. */
Component({
  properties: {
    bars: { type: Array, value: [] as MonthBar[] },
    /** What a screen reader says for the whole chart. */
    label: { type: String, value: '' },
  },
  data: { shown: [] as ReturnType<typeof toShown>[] },
  observers: {
    bars(bars: MonthBar[]) {
      this.setData({ shown: bars.map(toShown) })
    },
  },
})

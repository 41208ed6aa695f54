/** One year at the head of a page, with its neighbours a tap away. `turn` brings `{ year }`. */
Component({
  properties: {
    /** 0 while it is not known: nothing is shown yet, the place is kept. */
    year: { type: Number, value: 0 },
    first: { type: Number, value: 2008 },
    last: { type: Number, value: 2100 },
  },
  methods: {
    turn({ currentTarget }: WechatMiniprogram.TouchEvent) {
      const { step } = currentTarget.dataset as { step: number }
      const { year, first, last } = this.data
      const next = year + step
      if (year && next >= first && next <= last) this.triggerEvent('turn', { year: next })
    },
  },
})

import type { YearOfTiles } from '../../shared/dues-months'

/** Months of dues to choose from, a year to a block. `toggle` brings `{ month }`. */
Component({
  properties: {
    years: { type: Array, value: [] as YearOfTiles[] },
    /** The page's: larger type wants fewer columns. */
    typeClass: { type: String, value: '' },
  },
  methods: {
    toggle({ currentTarget }: WechatMiniprogram.TouchEvent) {
      this.triggerEvent('toggle', { month: (currentTarget.dataset as { month: string }).month })
    },
  },
})

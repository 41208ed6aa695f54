import type { CostView } from '../../shared/dues-cost'

const nothing: CostView = { monthly: '', base: '', baseLabel: '', rate: '', tier: '', source: '' }

/** Why a month costs what it costs: base × rate = dues, and the tier in words. A fixed amount has its words alone. */
Component({
  properties: {
    cost: { type: Object, value: nothing },
    /** The page's: large type puts each figure on its own line. */
    typeClass: { type: String, value: '' },
  },
})

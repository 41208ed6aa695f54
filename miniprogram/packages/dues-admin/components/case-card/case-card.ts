import type { CaseView } from '../../cases'

/**
 * One thing to decide about, or what became of it: since when it waits, whose it is, what it comes to, and what can be
 * done. Event: `decide` with `{ decision, subject }`.
 */
Component({
  properties: {
    /** A `CaseView` (cases.ts). */
    item: { type: Object, value: {} as CaseView },
    /** The page's command under way, `<decision>:<id>`. */
    busy: { type: String, value: '' },
  },
  methods: {
    decide({ currentTarget }: WechatMiniprogram.TouchEvent) {
      const { decision } = currentTarget.dataset as { decision: string }
      this.triggerEvent('decide', { decision, subject: this.data.item.subject })
    },
  },
})

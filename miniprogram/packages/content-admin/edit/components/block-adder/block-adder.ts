import { blockKinds } from '../../blocks'

/** Where a block can be added: a quiet line between two of them, open a choice of kinds. Events: `toggle`, `add` with `{ kind }`. */
Component({
  properties: {
    open: { type: Boolean, value: false },
    /** At the end of the text it stands open, with nothing to close. */
    last: { type: Boolean, value: false },
  },
  data: { blockKinds },
  methods: {
    toggle() {
      this.triggerEvent('toggle')
    },
    add({ currentTarget }: WechatMiniprogram.TouchEvent) {
      this.triggerEvent('add', { kind: (currentTarget.dataset as { kind: string }).kind })
    },
  },
})

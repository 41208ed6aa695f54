import { nothingExplained } from './explained'

/** A few lines that explain something, a tap away from where it is shown. Event: `close`. */
Component({
  properties: {
    isOpen: { type: Boolean, value: false },
    /** An `Explained`. */
    content: { type: Object, value: nothingExplained },
    /** The page's. */
    typeClass: { type: String, value: '' },
  },
  methods: {
    close() {
      this.triggerEvent('close')
    },
  },
})

import type { UploadState } from '../../uploads'

/** How far a file is on its way to storage, and what can be done when it broke off. Events: `retry`, `replace`. */
Component({
  properties: {
    /** An UploadState. */
    upload: { type: Object, value: null as UploadState | null },
  },
  methods: {
    retry() {
      this.triggerEvent('retry')
    },
    replace() {
      this.triggerEvent('replace')
    },
  },
})

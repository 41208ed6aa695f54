import type { ImportView } from '../../shared/import-view'

/** An import before it is done: the template, the chosen file, what it would do and which rows it cannot take. */
Component({
  properties: {
    fileName: { type: String, value: '' },
    /** Null before a file has been read. */
    preview: { type: Object, value: null as ImportView | null },
    /** How the template is filled in. */
    templateHint: { type: String, value: '' },
  },
  methods: {
    template() {
      this.triggerEvent('template')
    },
    choose() {
      this.triggerEvent('choose')
    },
  },
})

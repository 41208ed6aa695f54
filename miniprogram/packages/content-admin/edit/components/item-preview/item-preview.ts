import type { PreviewView } from '../../view-model'

/** An item as its readers will see it: for whoever writes it, and for whoever decides about it. */
Component({
  properties: {
    /** A PreviewView. */
    preview: { type: Object, value: null as PreviewView | null },
  },
})

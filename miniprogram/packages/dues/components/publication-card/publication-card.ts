import type { PublicationView } from './publication-view'

const nothing: PublicationView = {
  unitId: '',
  title: '',
  paid: '',
  due: '',
  rows: [],
  bars: [],
  barsLabel: '',
  note: '',
  published: '',
}

/** A unit's year in sums: what came in, how, month by month, what was passed on, and who published it. */
Component({
  properties: {
    publication: { type: Object, value: nothing },
    /** Nobody has published it: loses its fill. */
    isDraft: { type: Boolean, value: false },
    /** The page's. */
    typeClass: { type: String, value: '' },
  },
})

import type { toYearView } from '../../shared/year-view'

type YearView = ReturnType<typeof toYearView>

const nothing: YearView = { label: '', total: '', target: '', parts: [], sources: [] }

/** The year's 学时 against the target, by source, and who sees it. It leads to the year's page: bind its tap. */
Component({
  properties: {
    year: { type: Object, value: nothing },
    /** `line`: the figure alone in one line, for the top of a list. */
    look: { type: String, value: '' },
  },
  data: { share: [0] },
  observers: {
    year({ parts }: YearView) {
      this.setData({ share: [parts.reduce((sum, part) => sum + part, 0)] })
    },
  },
})

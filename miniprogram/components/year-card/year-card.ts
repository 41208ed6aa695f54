import type { toYearView } from '../../shared/year-view'

type YearView = ReturnType<typeof toYearView>

const nothing: YearView = { label: '', total: '', target: '', parts: [], sources: [] }

/** The year's 学时 against the target, by source, and who sees it. */
Component({ properties: { year: { type: Object, value: nothing } } })

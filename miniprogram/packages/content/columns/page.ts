import { now } from '../../../api/clock'
import { listColumns } from '../../../api/content'
import { loadablePage } from '../../../behaviors/loadable-page'
import { openPath } from '../../../behaviors/navigation'
import { toView } from './view-model'

loadablePage({
  async fetchView() {
    return toView(await listColumns(), now())
  },
  isEmpty: ({ items }) => items.length === 0,
  open: openPath,
})

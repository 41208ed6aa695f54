import { now } from '../../api/clock'
import { openMine } from '../../api/members'
import { loadablePage } from '../../behaviors/loadable-page'
import { openPath } from '../../behaviors/navigation'
import { yearOf } from '../../shared/calendar'
import { toView } from './view-model'

loadablePage({
  async fetchView() {
    return toView(await openMine(), yearOf(now()))
  },
  open: openPath,
})

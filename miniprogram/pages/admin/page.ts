import { openAdmin } from '../../api/home'
import { setSession } from '../../api/session'
import { loadablePage } from '../../behaviors/loadable-page'
import { openPath } from '../../behaviors/navigation'
import { toView } from './view-model'

loadablePage({
  freshForSeconds: 30,
  async fetchView() {
    const view = toView(await openAdmin())
    // Opened by a link before home was: the tab bar learns here that the tab is this person's.
    setSession({ isJoined: true, isAdmin: true })
    return view
  },
  open: openPath,
})

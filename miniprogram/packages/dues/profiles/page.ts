import { listProfiles } from '../../../api/dues'
import { loadablePage } from '../../../behaviors/loadable-page'
import { openPath } from '../../../behaviors/navigation'
import { toView } from './view-model'

loadablePage({
  async fetchView() {
    return toView(await listProfiles())
  },
  isEmpty: ({ groups }) => groups.length === 0,
  open: openPath,
})

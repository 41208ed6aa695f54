import { listProfiles } from '../../../api/dues-admin'
import { loadablePage } from '../../../behaviors/loadable-page'
import { openPath } from '../../../behaviors/navigation'
import { toView } from './view-model'

loadablePage({
  async fetchView({ branchId }) {
    return toView(await listProfiles(branchId))
  },
  isEmpty: ({ groups }) => groups.length === 0,
  open: openPath,
})

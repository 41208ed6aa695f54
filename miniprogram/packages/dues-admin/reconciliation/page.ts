import { openReconciliation } from '../../../api/dues-admin'
import { loadablePage } from '../../../behaviors/loadable-page'
import { deciding, decidingData } from '../behaviors/decisions'
import { toView } from './view-model'

loadablePage({
  ...deciding,
  data: { ...decidingData, isUnfolded: false },
  async fetchView({ branchId }) {
    return toView(await openReconciliation(branchId))
  },
  unfold() {
    this.setData({ isUnfolded: !this.data.isUnfolded })
  },
})

import { openReceipt } from '../../../api/dues'
import { loadablePage } from '../../../behaviors/loadable-page'
import { goBack } from '../../../behaviors/navigation'
import { toView } from './view-model'

loadablePage({
  data: { isFresh: false },
  // A receipt never changes.
  freshForSeconds: Infinity,
  async fetchView({ id = '', fresh }) {
    const { receipt } = await openReceipt(id)
    this.setData({ isFresh: fresh === '1' })
    return toView(receipt)
  },
  finish() {
    void goBack()
  },
})

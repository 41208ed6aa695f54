import { listCompletions } from '../../../api/learn'
import { loadablePage } from '../../../behaviors/loadable-page'
import { toView } from './view-model'

loadablePage({
  async fetchView({ id = '' }) {
    return toView(await listCompletions(id))
  },
})

import { now } from '../../api/clock'
import { openLearn } from '../../api/learn'
import { loadablePage } from '../../behaviors/loadable-page'
import { openPath } from '../../behaviors/navigation'
import { loadMore } from '../../behaviors/paged'
import { toView } from './view-model'

const fetchCourses = async (cursor?: string) => toView(await openLearn(cursor), now())

loadablePage({
  fetchView: () => fetchCourses(),
  isEmpty: ({ items }) => items.length === 0,
  open: openPath,
  onReachBottom() {
    void loadMore(this, fetchCourses)
  },
})

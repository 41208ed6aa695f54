import type { TaskFigure } from '../../task-figure'

const nothing: TaskFigure = { done: '', total: '', parts: [], end: '' }

/** How many are done, out of how many, and until when. */
Component({
  properties: {
    figure: { type: Object, value: nothing },
    /** The task's own page: the number stands larger. */
    large: { type: Boolean, value: false },
  },
})

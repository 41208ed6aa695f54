import { endLabel } from '../../shared/end-label'

interface Counted {
  readonly doneCount: number
  readonly memberCount: number
  /** Epoch ms. */
  readonly dueAt: number
  readonly isClosed: boolean
}

export type TaskFigure = ReturnType<typeof toFigure>

/** How far a task is, as `<task-figure>` shows it. */
export function toFigure({ doneCount, memberCount, dueAt, isClosed }: Counted, now: number) {
  return {
    done: String(doneCount),
    total: `/ ${memberCount} 完成`,
    parts: [memberCount > 0 ? Math.round((doneCount / memberCount) * 100) : 0],
    end: isClosed ? '已结束' : endLabel(dueAt, now),
  }
}

/** Dragging with finger or mouse, by pointer events, so that native scrolling across the axis goes on. */

export interface Drag {
  /** Pixels from where the pointer went down. */
  dx: number
  dy: number
  /** Pixels a millisecond, of the last moves. */
  vx: number
  vy: number
  x: number
  y: number
}

export interface DragHandlers {
  axis: 'x' | 'y' | 'both'
  enabled?: () => boolean
  /** May the drag begin in this direction? */
  accepts?: (dx: number, dy: number) => boolean
  /** Fingers are left to the browser, which scrolls by itself. */
  mouseOnly?: boolean
  /** Instead of what the axis asks for. */
  touchAction?: () => string
  start?(drag: Drag): void
  move(drag: Drag): void
  end(drag: Drag, cancelled: boolean): void
}

/** Pixels before a press counts as a drag; WeChat's tap allows 10. */
const THRESHOLD = 5

/** Pointers already dragging something: the innermost that accepts the direction has it. */
const taken = new Set<number>()

const TOUCH_ACTION = { x: 'pan-y', y: 'pan-x', both: 'none' } as const

class Gesture {
  private started = false
  private last: { x: number; y: number; at: number }
  private readonly drag: Drag

  constructor(
    private readonly handlers: DragHandlers,
    private readonly first: PointerEvent,
  ) {
    this.last = { x: first.clientX, y: first.clientY, at: first.timeStamp }
    this.drag = { dx: 0, dy: 0, vx: 0, vy: 0, x: first.clientX, y: first.clientY }
    window.addEventListener('pointermove', this.move)
    window.addEventListener('pointerup', this.up)
    window.addEventListener('pointercancel', this.up)
  }

  private readonly move = (event: PointerEvent): void => {
    if (event.pointerId !== this.first.pointerId) return
    this.follow(event)
    if (!this.started && !this.tryStart(event)) return
    this.handlers.move(this.drag)
  }

  private follow(event: PointerEvent): void {
    const elapsed = Math.max(1, event.timeStamp - this.last.at)
    const drag = this.drag
    drag.vx = (event.clientX - this.last.x) / elapsed
    drag.vy = (event.clientY - this.last.y) / elapsed
    drag.x = event.clientX
    drag.y = event.clientY
    drag.dx = event.clientX - this.first.clientX
    drag.dy = event.clientY - this.first.clientY
    this.last = { x: event.clientX, y: event.clientY, at: event.timeStamp }
  }

  private tryStart(event: PointerEvent): boolean {
    const { dx, dy } = this.drag
    const { axis } = this.handlers
    if (Math.hypot(dx, dy) < THRESHOLD) return false
    const along = axis === 'both' || (axis === 'x' ? Math.abs(dx) >= Math.abs(dy) : Math.abs(dy) >= Math.abs(dx))
    if (!along || taken.has(event.pointerId) || this.handlers.accepts?.(dx, dy) === false) {
      this.release()
      return false
    }
    taken.add(event.pointerId)
    this.started = true
    this.handlers.start?.(this.drag)
    return true
  }

  private readonly up = (event: PointerEvent): void => {
    if (event.pointerId !== this.first.pointerId) return
    this.release()
    if (!this.started) return
    taken.delete(event.pointerId)
    // A pointer that rested before it was lifted throws nothing.
    if (event.timeStamp - this.last.at > 80) Object.assign(this.drag, { vx: 0, vy: 0 })
    this.handlers.end(this.drag, event.type === 'pointercancel')
  }

  private release(): void {
    window.removeEventListener('pointermove', this.move)
    window.removeEventListener('pointerup', this.up)
    window.removeEventListener('pointercancel', this.up)
  }
}

/** Returns what to call when `touchAction` has another answer: browsers ask for it before they tell of the touch. */
export const onDrag = (element: HTMLElement, handlers: DragHandlers): (() => void) => {
  const renew = (): void => {
    if (!handlers.mouseOnly) element.style.touchAction = handlers.touchAction?.() ?? TOUCH_ACTION[handlers.axis]
  }
  renew()
  element.addEventListener('dragstart', (event) => event.preventDefault())
  element.addEventListener('pointerdown', (event) => {
    const isOthers = event.button !== 0 || (handlers.mouseOnly && event.pointerType !== 'mouse')
    if (!isOthers && handlers.enabled?.() !== false) new Gesture(handlers, event)
  })
  return renew
}

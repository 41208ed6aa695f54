import { onDrag } from '../support/drag'
import type { ScrollContext } from './scroll-props'

/** Milliseconds between two tellings of the same edge, as in WeChat. */
const EDGE_INTERVAL = 200

interface Edge {
  event: 'scrolltoupper' | 'scrolltolower'
  direction: 'top' | 'left' | 'bottom' | 'right'
  isNear(): boolean
  /** The last movement went towards this edge. */
  towards(dx: number, dy: number): boolean
  toldAt: number
}

const edgesOf = (context: ScrollContext, box: HTMLElement): Edge[] => {
  const { data } = context
  const fresh = { toldAt: -Infinity }
  return [
    {
      ...fresh,
      event: 'scrolltoupper',
      direction: 'top',
      towards: (_, dy) => dy < 0,
      isNear: () => data.scrollY && box.scrollTop <= data.upperThreshold,
    },
    {
      ...fresh,
      event: 'scrolltoupper',
      direction: 'left',
      towards: (dx) => dx < 0,
      isNear: () => data.scrollX && box.scrollLeft <= data.upperThreshold,
    },
    {
      ...fresh,
      event: 'scrolltolower',
      direction: 'bottom',
      towards: (_, dy) => dy > 0,
      isNear: () => data.scrollY && box.scrollTop + box.clientHeight + data.lowerThreshold >= box.scrollHeight,
    },
    {
      ...fresh,
      event: 'scrolltolower',
      direction: 'right',
      towards: (dx) => dx > 0,
      isNear: () => data.scrollX && box.scrollLeft + box.clientWidth + data.lowerThreshold >= box.scrollWidth,
    },
  ]
}

export const watchScroll = (context: ScrollContext, box: HTMLElement): void => {
  const edges = edgesOf(context, box)
  let last = { left: 0, top: 0 }
  let dragging = false
  box.addEventListener('scroll', (event) => {
    if (event.target !== box) return
    const { scrollLeft, scrollTop, scrollHeight, scrollWidth } = box
    const [dx, dy] = [scrollLeft - last.left, scrollTop - last.top]
    last = { left: scrollLeft, top: scrollTop }
    // The browser repeats an event without movement, e.g. when content was removed.
    if (dx === 0 && dy === 0) return
    const drag = context.data.enhanced ? { isDrag: dragging } : {}
    context.emit('scroll', {
      scrollLeft,
      scrollTop,
      scrollHeight,
      scrollWidth,
      deltaX: 0 - dx,
      deltaY: 0 - dy,
      ...drag,
    })
    for (const edge of edges) {
      if (!edge.towards(dx, dy) || !edge.isNear() || event.timeStamp - edge.toldAt < EDGE_INTERVAL) continue
      edge.toldAt = event.timeStamp
      context.emit(edge.event, { direction: edge.direction })
    }
  })
  watchDragging(context, box, (now) => (dragging = now))
}

/** A mouse does not scroll by dragging; the frame shows a touch screen, so here it does. Fingers scroll natively. */
const watchDragging = (context: ScrollContext, box: HTMLElement, setDragging: (now: boolean) => void): void => {
  let from = { left: 0, top: 0 }
  const position = () => ({ scrollTop: box.scrollTop, scrollLeft: box.scrollLeft })
  const tell = (type: string, detail: object): void => (context.data.enhanced ? context.emit(type, detail) : undefined)
  const scrollsX = (): boolean => context.data.scrollX && box.scrollWidth > box.clientWidth
  const scrollsY = (): boolean => context.data.scrollY && box.scrollHeight > box.clientHeight
  onDrag(box, {
    axis: 'both',
    mouseOnly: true,
    accepts: (dx, dy) => (Math.abs(dx) > Math.abs(dy) ? scrollsX() : scrollsY()),
    start() {
      from = { left: box.scrollLeft, top: box.scrollTop }
      setDragging(true)
      tell('dragstart', position())
    },
    move({ dx, dy }) {
      box.scrollTo({
        left: context.data.scrollX ? from.left - dx : from.left,
        top: context.data.scrollY ? from.top - dy : from.top,
        behavior: 'instant',
      })
      tell('dragging', position())
    },
    end({ vx, vy }) {
      setDragging(false)
      tell('dragend', { ...position(), velocity: { x: vx, y: vy } })
    },
  })
}

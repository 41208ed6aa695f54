/** `hover-class`: on after `hover-start-time`, off `hover-stay-time` after the finger has left; not at all once the finger moves. */
import type { Context, Props } from './builtin'

export const hoverProps = (hoverClass: string, startTime: number, stayTime: number) => ({
  hoverClass,
  hoverStopPropagation: false,
  hoverStartTime: startTime,
  hoverStayTime: stayTime,
})

type HoverValues = ReturnType<typeof hoverProps>

/** Presses whose hover an inner element with `hover-stop-propagation` keeps for itself. */
const kept = new WeakSet<Event>()

export const applyHover = <P extends Props & ReturnType<typeof hoverProps>>(
  context: Context<P>,
  isDisabled?: () => boolean,
): void => {
  let showing: ReturnType<typeof setTimeout> | undefined
  let hiding: ReturnType<typeof setTimeout> | undefined
  const show = (on: boolean): void => {
    const { hoverClass } = context.data as unknown as HoverValues
    // The default class belongs to WeChat's own style sheet and is in no component's scope.
    if (hoverClass === context.definition.props['hoverClass']) context.host.classList.toggle(hoverClass, on)
    else context.toggleClass(hoverClass, on)
  }
  const hideAfter = (delay: number): void => {
    clearTimeout(hiding)
    hiding = setTimeout(() => show(false), delay)
  }
  context.host.addEventListener('pointerdown', (event) => {
    const { hoverClass, hoverStartTime, hoverStayTime, hoverStopPropagation } = context.data as unknown as HoverValues
    if (kept.has(event)) return
    if (hoverStopPropagation) kept.add(event)
    if (hoverClass === 'none' || hoverClass === '' || isDisabled?.()) return
    clearTimeout(hiding)
    clearTimeout(showing)
    showing = setTimeout(() => show(true), hoverStartTime)
    const gesture = new AbortController()
    const release = (moved: boolean): void => {
      gesture.abort()
      if (moved) clearTimeout(showing)
      // A quick tap is shown too: its hover starts and ends after the finger has left.
      hideAfter(moved ? 0 : Math.max(hoverStayTime, hoverStartTime + 1))
    }
    const { signal } = gesture
    window.addEventListener('pointerup', () => release(false), { signal })
    window.addEventListener('pointercancel', () => release(true), { signal })
    const hasMoved = (move: PointerEvent): boolean =>
      Math.hypot(move.clientX - event.clientX, move.clientY - event.clientY) > 10
    window.addEventListener('pointermove', (move) => (hasMoved(move) ? release(true) : undefined), { signal })
  })
  context.onDetached(() => {
    clearTimeout(showing)
    clearTimeout(hiding)
  })
}

import type * as ge from 'glass-easel'
import { viewportOf } from '../query/rect'
import { dispatchBubbling, isListenedTo, nodeOf } from './dispatch'

export interface TouchPoint {
  identifier: number
  clientX: number
  clientY: number
}

export interface Finger {
  dom: Element
  node: ge.Element | null
  startX: number
  startY: number
  moved: boolean
  longPressed: boolean
  timer: number
}

/** What happens with a finger or the mouse, for gestures of the frame itself (pull-down). */
export interface GestureListener {
  start?(point: TouchPoint, dom: Element): void
  move?(point: TouchPoint, caught: boolean): void
  end?(point: TouchPoint): void
}

/** Pixels a finger may wander and still tap. */
const TAP_SLOP = 10
/** Milliseconds until a press is long. */
const LONG_PRESS_MS = 350
/** After a touch browsers imitate mouse events for compatibility; those are not a second tap. */
const IGNORE_MOUSE_MS = 900
const MOUSE = 0

const TOUCH_OPTIONS = { capture: true, passive: false } as const

/** One source of touch, tap and longpress for the whole frame; the mouse counts as a finger. */
export class TouchLayer {
  private readonly fingers = new Map<number, Finger & TouchPoint>()
  private readonly gestures: GestureListener[] = []
  private lastTouch = -Infinity

  addGesture(listener: GestureListener): void {
    this.gestures.push(listener)
  }

  install(target: Document): void {
    target.addEventListener('touchstart', (e) => this.eachTouch(e, (t) => this.start(t, e)), TOUCH_OPTIONS)
    target.addEventListener('touchmove', (e) => this.eachTouch(e, (t) => this.move(t, e)), TOUCH_OPTIONS)
    target.addEventListener('touchend', (e) => this.eachTouch(e, (t) => this.end(t, e)), TOUCH_OPTIONS)
    target.addEventListener('touchcancel', (e) => this.eachTouch(e, (t) => this.cancel(t, e)), TOUCH_OPTIONS)
    target.addEventListener('mousedown', (e) => this.mouse(e, (p) => e.button === 0 && this.start(p, e)), true)
    target.addEventListener(
      'mousemove',
      (e) => this.mouse(e, (p) => (e.buttons === 0 ? this.cancel(p, e) : this.move(p, e))),
      true,
    )
    // The browser's own dragging of a picture would swallow the moves.
    target.addEventListener('dragstart', (e) => e.preventDefault(), true)
    target.addEventListener('mouseup', (e) => this.mouse(e, (p) => this.end(p, e)), true)
  }

  private eachTouch(event: TouchEvent, act: (point: TouchPoint & { target: EventTarget }) => void): void {
    this.lastTouch = performance.now()
    for (const touch of Array.from(event.changedTouches)) act(touch)
  }

  private mouse(event: MouseEvent, act: (point: TouchPoint) => void): void {
    if (performance.now() - this.lastTouch < IGNORE_MOUSE_MS) return
    act({ identifier: MOUSE, clientX: event.clientX, clientY: event.clientY })
  }

  private start(point: TouchPoint, event: Event): void {
    const dom = event.target
    if (!(dom instanceof Element)) return
    const node = nodeOf(dom)
    const finger = {
      ...place(point),
      dom,
      node,
      startX: point.clientX,
      startY: point.clientY,
      moved: false,
      longPressed: false,
      timer: 0,
    }
    finger.timer = window.setTimeout(() => this.longPress(finger), LONG_PRESS_MS)
    this.fingers.set(point.identifier, finger)
    this.send('touchstart', finger, event)
    for (const gesture of this.gestures) gesture.start?.(point, dom)
  }

  private move(point: TouchPoint, event: Event): void {
    const finger = this.update(point)
    if (!finger) return
    if (Math.hypot(finger.clientX - finger.startX, finger.clientY - finger.startY) > TAP_SLOP) {
      finger.moved = true
      clearTimeout(finger.timer)
    }
    const caught = this.send('touchmove', finger, event)
    for (const gesture of this.gestures) gesture.move?.(point, caught)
  }

  private end(point: TouchPoint, event: Event): void {
    const finger = this.update(point)
    if (!finger) return
    this.fingers.delete(point.identifier)
    clearTimeout(finger.timer)
    this.send('touchend', finger, event)
    for (const gesture of this.gestures) gesture.end?.(point)
    if (!finger.moved && !finger.longPressed && finger.dom.isConnected) this.send('tap', finger, event)
  }

  private cancel(point: TouchPoint, event: Event): void {
    const finger = this.fingers.get(point.identifier)
    if (!finger) return
    this.fingers.delete(point.identifier)
    clearTimeout(finger.timer)
    this.send('touchcancel', finger, event)
    for (const gesture of this.gestures) gesture.end?.(point)
  }

  private longPress(finger: Finger & TouchPoint): void {
    if (!finger.node || !finger.dom.isConnected) return
    // A press that somebody wanted long is no tap afterwards; `longtap` alone does not take the tap away.
    finger.longPressed = isListenedTo(finger.node, 'longpress')
    if (finger.longPressed) this.send('longpress', finger)
    if (isListenedTo(finger.node, 'longtap')) this.send('longtap', finger)
  }

  private update(point: TouchPoint): (Finger & TouchPoint) | undefined {
    const finger = this.fingers.get(point.identifier)
    return finger && Object.assign(finger, place(point))
  }

  private send(type: string, finger: Finger & TouchPoint, event?: Event): boolean {
    if (!finger.node) return false
    const origin = viewportOf(finger.dom)
    const scroller = finger.dom.closest('.preview-scroller')
    const shape = (f: TouchPoint) => touchOf(f, origin, scroller)
    const changed = [shape(finger)]
    const touches = [...this.fingers.values()].map(shape)
    const { pageX: x, pageY: y } = changed[0] ?? { pageX: 0, pageY: 0 }
    const isTouch = type.startsWith('touch')
    const caught = dispatchBubbling(finger.node, type, {
      detail: isTouch ? {} : { x, y },
      extraFields: { touches: type === 'tap' ? changed : touches, changedTouches: changed },
      ...(event && { originalEvent: event }),
    })
    // Only a caught move keeps the page from scrolling; preventing a start or end would also take focus and clicks away.
    if (caught && type === 'touchmove' && event?.cancelable) event.preventDefault()
    return caught
  }
}

const place = ({ identifier, clientX, clientY }: TouchPoint): TouchPoint => ({ identifier, clientX, clientY })

function touchOf(finger: TouchPoint, origin: DOMRect, scroller: Element | null) {
  const clientX = finger.clientX - origin.left
  const clientY = finger.clientY - origin.top
  const pageX = clientX + (scroller?.scrollLeft ?? 0)
  const pageY = clientY + (scroller?.scrollTop ?? 0)
  return { identifier: finger.identifier, clientX, clientY, pageX, pageY, force: 1 }
}

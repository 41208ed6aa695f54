import * as ge from 'glass-easel'

/** The glass-easel node that owns a DOM element: itself or the nearest one around it. */
export function nodeOf(dom: Element | null): ge.Element | null {
  for (let current = dom; current; current = current.parentElement) {
    const node = (current as unknown as { __wxElement?: ge.Element }).__wxElement
    if (node) return node
  }
  return null
}

export interface BubblingEvent {
  detail: unknown
  extraFields?: Record<string, unknown>
  originalEvent?: Event
}

/** Sends a bubbling event as the view layer does; returns whether a handler caught it (`catch…`), which also stops the browser's own reaction. */
export function dispatchBubbling(
  target: ge.Element,
  type: string,
  { detail, extraFields, originalEvent }: BubblingEvent,
): boolean {
  const options = { bubbles: true, composed: true, capturePhase: true, extraFields, originalEvent }
  const event = new ge.Event(type, detail, options)
  ge.Event.dispatchEvent(target, event)
  return event.defaultPrevented()
}

/** Whether the element or anything around it, through slots and components, listens to `type`. */
export function isListenedTo(target: ge.Element, type: string): boolean {
  let found = false
  for (let node: ge.Element | null = target; node && !found; node = node.getComposedParent()) {
    const listeners = (node as unknown as { _$eventTarget?: { listeners: object; captureListeners: object | null } })
      ._$eventTarget
    found = Boolean(
      listeners && (type in listeners.listeners || (listeners.captureListeners && type in listeners.captureListeners)),
    )
  }
  return found
}

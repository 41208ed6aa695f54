import type { Rect } from '../host'

/** Marks the element that is a page's viewport: WeChat measures from its upper left corner. */
export const VIEWPORT_CLASS = 'preview-viewport'

/** Where the viewport of the page that contains `dom` lies in the frame. */
export function viewportOf(dom: Element): DOMRect {
  const viewport = dom.closest(`.${VIEWPORT_CLASS}`)
  return viewport?.getBoundingClientRect() ?? new DOMRect(0, 0, window.innerWidth, window.innerHeight)
}

/** `getBoundingClientRect` counted from the page's viewport. */
export function pageRect(dom: Element): Rect {
  return relativeRect(dom.getBoundingClientRect(), viewportOf(dom))
}

export function relativeRect(rect: DOMRectReadOnly, origin: DOMRectReadOnly): Rect {
  const left = rect.left - origin.left
  const top = rect.top - origin.top
  return { left, top, right: left + rect.width, bottom: top + rect.height, width: rect.width, height: rect.height }
}

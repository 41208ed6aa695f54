export interface Point {
  x: number
  y: number
}

/** The nearest place within the area; a view larger than its area moves between its own edges. */
export const inside = (point: Point, room: Point): Point => {
  const clamp = (value: number, free: number): number => Math.min(Math.max(0, free), Math.max(Math.min(0, free), value))
  return { x: clamp(point.x, room.x), y: clamp(point.y, room.y) }
}

/** What an area leaves free beside the view, in px; negative when the view is larger. */
export const roomAround = (view: HTMLElement, scale: number): Point => {
  const area = view.parentElement
  return {
    x: (area?.clientWidth ?? 0) - view.offsetWidth * scale,
    y: (area?.clientHeight ?? 0) - view.offsetHeight * scale,
  }
}

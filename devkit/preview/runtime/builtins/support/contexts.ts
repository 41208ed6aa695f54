/**
 * What `SelectorQuery.node()` and `.context()`, `wx.createVideoContext` and their like find on a DOM element, as `NodeProvider` of the query says.
 * `host.elementById` gives the element; `canvasById` finds the old kind of canvas by its `canvas-id`.
 */
import type { NodeProvider } from '../../query/selector-query'

export const provideNode = (element: HTMLElement, node: unknown): void => {
  Object.assign(element, { queryNode: () => node } satisfies NodeProvider)
}
export const provideContext = (element: HTMLElement, context: unknown): void => {
  Object.assign(element, { queryContext: () => context } satisfies NodeProvider)
}

/** VideoContext, EditorContext, … of a built-in's host element; undefined where WeChat has none. */
export const builtinContextOf = (element: Element): unknown => (element as NodeProvider & Element).queryContext?.()
/** The canvas or ScrollViewContext of a built-in's host element. */
export const nodeOf = (element: Element): unknown => (element as NodeProvider & Element).queryNode?.()

/** Marks the inner element that scrolls in place of the host: `scrollOffset` of a scroll-view is this one's. */
export const markScroller = (scroller: HTMLElement): void => {
  scroller.dataset['scroller'] = ''
}

/** The `<canvas>` inside `<canvas canvas-id="…">` within `root` (a page's element), null when there is none. */
export const canvasById = (root: ParentNode, canvasId: string): HTMLCanvasElement | null =>
  root.querySelector<HTMLCanvasElement>(`wx-canvas[canvas-id="${CSS.escape(canvasId)}"] > canvas`)

import { el } from '../chrome/dom'
import type { GestureListener, TouchPoint } from '../events/touch-layer'
import type { PageView } from './page'

/** Pixels the page is held open while it refreshes. */
const OPEN_HEIGHT = 60
/** Pixels the finger must travel for a refresh; the page follows at half the speed. */
const TRIGGER_DISTANCE = 100
const FOLLOW = 0.5

/** Pull-down refresh of the page on top, by gesture or by `wx.startPullDownRefresh`. */
export class PullDown implements GestureListener {
  private active: { page: PageView; startY: number; pulled: number } | null = null
  private refreshing: PageView | null = null

  constructor(private readonly topPage: () => PageView | null) {}

  start(point: TouchPoint, dom: Element): void {
    const page = this.topPage()
    if (!page?.config.enablePullDownRefresh || this.refreshing || !page.scroller.contains(dom)) return
    if (!isAtTop(dom, page.scroller)) return
    this.active = { page, startY: point.clientY, pulled: 0 }
  }

  move(point: TouchPoint, caught: boolean): void {
    const { active } = this
    if (!active) return
    if (caught || !isAtTop(active.page.scroller, active.page.scroller)) {
      this.cancel()
      return
    }
    active.pulled = Math.max(point.clientY - active.startY, 0)
    place(active.page, active.pulled * FOLLOW, false)
  }

  end(): void {
    const { active } = this
    if (!active) return
    this.active = null
    if (active.pulled >= TRIGGER_DISTANCE) this.refresh(active.page)
    else place(active.page, 0, true)
  }

  /** `wx.startPullDownRefresh`. */
  begin(): void {
    const page = this.topPage()
    if (page) this.refresh(page)
  }

  /** `wx.stopPullDownRefresh`. */
  stop(): void {
    if (this.refreshing) place(this.refreshing, 0, true)
    this.refreshing = null
  }

  private refresh(page: PageView): void {
    this.refreshing = page
    place(page, OPEN_HEIGHT, true)
    page.call('onPullDownRefresh')
  }

  private cancel(): void {
    if (this.active) place(this.active.page, 0, true)
    this.active = null
  }
}

/** Nothing between the finger and the page is scrolled away from its start. */
function isAtTop(dom: Element, scroller: HTMLElement): boolean {
  for (let element: Element | null = dom; element; element = element.parentElement) {
    if (element.scrollTop > 0) return false
    if (element === scroller) return true
  }
  return true
}

/** `top`, not a transform: a transform would take the page's fixed elements along and change what they are fixed to. */
function place(page: PageView, offset: number, animated: boolean): void {
  const { scroller, element } = page
  if (!element.querySelector(':scope > .preview-dots')) {
    element.prepend(el('div', { class: 'preview-dots', 'aria-hidden': 'true' }, [el('i'), el('i'), el('i')]))
  }
  scroller.style.transition = animated ? 'top .2s' : ''
  scroller.style.top = offset ? `${offset}px` : ''
  element.dataset.pull = offset ? 'open' : ''
}

import { builtin } from '../support/builtin'
import { markScroller, provideNode } from '../support/contexts'
import { element, slot, templateOf } from '../support/template'
import { setUpRefresher } from './refresher'
import { watchScroll } from './scroll-events'
import { scrollIntoView, watchPosition } from './scroll-position'
import { SCROLL_PROPS, type ScrollContext } from './scroll-props'

/** WeChat has a scrolling box and a content box inside; `display: flex` on the scroll-view therefore needs `enable-flex`. */
const template = templateOf((...define) =>
  element(define, 'scroll-box', (...box) => {
    element(box, 'refresher', slot('refresher'))
    element(box, 'scroll-content', slot())
  }),
)

const scrollViewContext = (context: ScrollContext, box: HTMLElement) => ({
  scrollTo({
    top,
    left,
    animated = true,
  }: {
    top?: number
    left?: number
    animated?: boolean
    duration?: number
  }): void {
    box.scrollTo({
      ...(top === undefined ? {} : { top }),
      ...(left === undefined ? {} : { left }),
      behavior: animated ? 'smooth' : 'instant',
    })
  },
  scrollIntoView: (selector: string): void => scrollIntoView(context, box, selector.replace(/^#/, '')),
  triggerRefresh: (): void => context.set({ refresherTriggered: true }),
  closeTwoLevel: (): void => undefined,
})

export const scrollView = builtin({
  tag: 'scroll-view',
  template,
  options: { multipleSlots: true },
  props: SCROLL_PROPS,
  setup(context) {
    const box = context.host.firstElementChild as HTMLElement
    const [refresher, content] = [...box.children] as [HTMLElement, HTMLElement]
    markScroller(box)
    provideNode(context.host, scrollViewContext(context, box))
    context.watch(['scrollX', 'scrollY', 'showScrollbar', 'enhanced', 'pagingEnabled'], () => {
      const { scrollX, scrollY, enhanced, showScrollbar } = context.data
      box.style.overflowX = scrollX ? 'auto' : 'hidden'
      box.style.overflowY = scrollY ? 'auto' : 'hidden'
      box.toggleAttribute('without-bar', enhanced && !showScrollbar)
      box.toggleAttribute('paging', enhanced && context.data.pagingEnabled)
    })
    // Which of the host's flex properties apply is known once it is laid out; the content box inherits the rest by CSS.
    const flex = (): void => {
      content.toggleAttribute(
        'flex',
        context.data.enableFlex && context.host.isConnected && getComputedStyle(context.host).display.endsWith('flex'),
      )
    }
    context.watch(['enableFlex'], flex)
    context.onAttached(() => requestAnimationFrame(flex))
    watchPosition(context, box)
    // First, since a pull at the top is the refresher's and not a scroll.
    setUpRefresher(context, { box, refresher })
    watchScroll(context, box)
  },
})

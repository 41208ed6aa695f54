import type { PageView } from './page'

/** Pixels from the lower end at which onReachBottom fires, unless configured. */
const REACH_BOTTOM_DISTANCE = 50

/** onPageScroll and onReachBottom of one page. */
export function watchScroll(page: PageView): void {
  const { scroller } = page
  let armed = true
  let lastHeight = 0
  let lastTop = 0
  scroller.addEventListener('scroll', () => {
    const { scrollTop, scrollHeight, clientHeight } = scroller
    if (scrollTop === lastTop) return
    const down = scrollTop > lastTop
    lastTop = scrollTop
    page.call('onPageScroll', { scrollTop })
    const distance = page.config.onReachBottomDistance ?? REACH_BOTTOM_DISTANCE
    const near = scrollHeight - scrollTop - clientHeight <= distance
    // Once per arrival: again after the page grew or was scrolled away from its end.
    if (!near || scrollHeight > lastHeight) armed = true
    if (near && armed && down) {
      armed = false
      page.call('onReachBottom')
    }
    lastHeight = scrollHeight
  })
}

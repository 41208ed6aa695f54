import { builtin, type Context, type Props } from '../support/builtin'

/**
 * `<page-meta>` and the `<navigation-bar>` in it: settings of the page they stand in. `root-font-size` has no effect here.
 * https://developers.weixin.qq.com/miniprogram/dev/component/page-meta.html
 */
const META = {
  pageStyle: '',
  rootFontSize: '',
  backgroundTextStyle: '',
  backgroundColor: '',
  rootBackgroundColor: '',
  scrollTop: '',
  scrollDuration: 300,
}

export const pageMeta = builtin({
  tag: 'page-meta',
  props: META,
  setup(context) {
    forOwnPage(context, ({ root, scroller }) => {
      const ownOverflow = scroller.style.overflowY
      context.watch(['pageStyle'], () => {
        root.style.cssText = context.api.rpx(context.data.pageStyle)
        // On a phone the page itself scrolls; here it is the box around it.
        scroller.style.overflowY = root.style.overflowY || ownOverflow
      })
      context.watch(['scrollTop'], () => {
        const top = parseFloat(context.data.scrollTop)
        if (!Number.isNaN(top))
          scroller.scrollTo({ top, behavior: context.data.scrollDuration > 0 ? 'smooth' : 'auto' })
      })
      scroller.addEventListener('scroll', () => context.emit('scroll', { scrollTop: scroller.scrollTop }))
      scroller.addEventListener('scrollend', () => context.emit('scrolldone'))
    })
    context.watch(['backgroundColor', 'backgroundTextStyle'], () => {
      const { backgroundColor, backgroundTextStyle } = context.data
      if (!backgroundColor && !backgroundTextStyle) return
      context.api.host.setBackground({
        ...(backgroundColor && { backgroundColor }),
        ...(backgroundTextStyle && { textStyle: backgroundTextStyle === 'light' ? 'light' : 'dark' }),
      })
    })
  },
})

const BAR = {
  title: '',
  loading: false,
  frontColor: '',
  backgroundColor: '',
  colorAnimationDuration: 0,
  colorAnimationTimingFunc: 'linear',
}

export const navigationBar = builtin({
  tag: 'navigation-bar',
  props: BAR,
  setup(context) {
    forOwnPage(context, () => {
      const bar = context.api.host.navigationBar
      context.watch(['title'], () => context.data.title && bar.setTitle(context.data.title))
      context.watch(['frontColor', 'backgroundColor'], () => {
        const { frontColor, backgroundColor } = context.data
        if (frontColor && backgroundColor) bar.setColor({ frontColor, backgroundColor })
      })
      context.watch(['loading'], (first) => {
        if (context.data.loading) bar.showLoading()
        else if (!first) bar.hideLoading()
      })
    })
  },
})

interface OwnPage {
  root: HTMLElement
  scroller: HTMLElement
}

/** Runs once the element is in its page; never for one that stands elsewhere. */
function forOwnPage<P extends Props>(context: Context<P>, run: (page: OwnPage) => void): void {
  context.onAttached(() => {
    const page = context.api.host.currentPage()
    if (page?.element.contains(context.host)) run(page)
  })
}

/** match-media, root-portal and page-container. */
import { builtin, type Context } from '../support/builtin'

const MEDIA_PROPS = { minWidth: 0, maxWidth: 0, width: 0, minHeight: 0, maxHeight: 0, height: 0, orientation: '' }
const QUERIES = {
  minWidth: 'min-width',
  maxWidth: 'max-width',
  width: 'width',
  minHeight: 'min-height',
  maxHeight: 'max-height',
  height: 'height',
} as const

export const matchMedia = builtin({
  tag: 'match-media',
  props: MEDIA_PROPS,
  setup(context) {
    let query: MediaQueryList | undefined
    const apply = (): void => context.style(query?.matches === false ? 'display:none' : '')
    const watch = (): void => {
      query?.removeEventListener('change', apply)
      const { data } = context
      const parts = Object.entries(QUERIES).map(([name, feature]) => {
        const px = data[name as keyof typeof QUERIES]
        return px > 0 ? `(${feature}: ${px}px)` : ''
      })
      if (data.orientation) parts.push(`(orientation: ${data.orientation})`)
      query = window.matchMedia(parts.filter(Boolean).join(' and '))
      query.addEventListener('change', apply)
      apply()
    }
    context.watch(Object.keys(MEDIA_PROPS) as (keyof typeof MEDIA_PROPS)[], watch)
    context.onDetached(() => query?.removeEventListener('change', apply))
  },
})

/** The element that stays put while the page scrolls: the page, or, outside the runtime, the document. */
const pageOf = (element: HTMLElement): HTMLElement => element.closest<HTMLElement>('[wx-path]') ?? document.body

/** Takes the children out of their place and puts them above the whole page; glass-easel goes on filling the same element. */
export const rootPortal = builtin({
  tag: 'root-portal',
  layers: ['inner'],
  props: { enable: true },
  setup(context) {
    let attached = false
    const move = (): void => {
      if (!attached) return
      if (context.data.enable) pageOf(context.host).append(context.inner)
      else context.host.append(context.inner)
    }
    context.watch(['enable'], move)
    context.onAttached(() => {
      attached = true
      // The host is in the document after this lifetime.
      queueMicrotask(move)
    })
    context.onDetached(() => {
      attached = false
      context.inner.remove()
    })
  },
})

const CONTAINER_PROPS = {
  show: false,
  duration: 300,
  zIndex: 100,
  overlay: true,
  position: 'bottom',
  round: false,
  closeOnSlideDown: false,
  overlayStyle: '',
  customStyle: '',
}

const pageContainerStates = (context: Context<typeof CONTAINER_PROPS>, overlay: HTMLElement): void => {
  const { data } = context
  let timer: ReturnType<typeof setTimeout> | undefined
  const finish = (shown: boolean): void => {
    context.emit(shown ? 'afterenter' : 'afterleave')
    if (!shown) context.host.removeAttribute('open')
  }
  const set = (shown: boolean): void => {
    clearTimeout(timer)
    if (shown) context.host.setAttribute('open', '')
    context.emitLater(shown ? 'beforeenter' : 'beforeleave')
    // One frame in the starting place, so that there is something to move from.
    requestAnimationFrame(() => {
      context.host.toggleAttribute('entered', shown)
      context.emit(shown ? 'enter' : 'leave')
      timer = setTimeout(() => finish(shown), data.duration)
    })
  }
  context.watch(['show'], (first) => (first && !data.show ? undefined : set(data.show)))
  context.onDetached(() => clearTimeout(timer))
  overlay.addEventListener('click', () => {
    context.emit('clickoverlay')
    context.set({ show: false })
  })
}

export const pageContainer = builtin({
  tag: 'page-container',
  layers: ['inner'],
  props: CONTAINER_PROPS,
  setup(context) {
    const overlay = document.createElement('div')
    overlay.className = 'wx-page-container-overlay'
    context.host.prepend(overlay)
    context.watch(['zIndex', 'overlay', 'position', 'round', 'overlayStyle', 'customStyle', 'duration'], () => {
      const { zIndex, position, round, overlayStyle, customStyle, duration } = context.data
      const time = `transition-duration:${duration}ms;`
      overlay.hidden = !context.data.overlay
      overlay.style.cssText = `${time}z-index:${zIndex};${context.api.rpx(overlayStyle)}`
      context.inner.style.cssText = `${time}z-index:${zIndex};${context.api.rpx(customStyle)}`
      context.attr('position', position)
      context.attr('round', round)
    })
    pageContainerStates(context, overlay)
  },
})

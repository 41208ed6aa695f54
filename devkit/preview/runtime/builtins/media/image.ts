import { builtin, type Context } from '../support/builtin'

const PROPS = {
  src: '',
  mode: 'scaleToFill',
  webp: false,
  lazyLoad: false,
  fadeIn: false,
  showMenuByLongpress: false,
  forceHttps: false,
  defaultSource: '',
  alt: '',
}

/** object-fit and object-position of each mode; the unscaled modes only say which part shows. */
const MODES: Record<string, { fit: string; at?: string }> = {
  scaleToFill: { fit: 'fill' },
  aspectFit: { fit: 'contain' },
  aspectFill: { fit: 'cover' },
  widthFix: { fit: 'fill' },
  heightFix: { fit: 'fill' },
  top: { fit: 'none', at: 'center top' },
  bottom: { fit: 'none', at: 'center bottom' },
  center: { fit: 'none', at: 'center' },
  left: { fit: 'none', at: 'left center' },
  right: { fit: 'none', at: 'right center' },
  'top left': { fit: 'none', at: 'left top' },
  'top right': { fit: 'none', at: 'right top' },
  'bottom left': { fit: 'none', at: 'left bottom' },
  'bottom right': { fit: 'none', at: 'right bottom' },
}

const layOut = (context: Context<typeof PROPS>, picture: HTMLImageElement): void => {
  const { mode } = context.data
  const { fit, at } = MODES[mode] ?? MODES['scaleToFill']!
  picture.style.objectFit = fit
  picture.style.objectPosition = at ?? 'center'
  context.attr('mode', mode)
  const loaded = picture.naturalWidth > 0
  // Until the picture is there, WeChat keeps the 320 × 240 of the style sheet.
  if (mode === 'widthFix' && loaded) context.style('height:auto')
  else if (mode === 'heightFix' && loaded) context.style('width:auto')
  else context.style('')
  context.host.toggleAttribute('fixed', loaded)
}

export const image = builtin({
  tag: 'image',
  props: PROPS,
  setup(context) {
    const picture = context.element('img', 'wx-image-picture')
    picture.draggable = false
    picture.hidden = true
    picture.onload = () => {
      picture.hidden = false
      layOut(context, picture)
      context.emit('load', { width: picture.naturalWidth, height: picture.naturalHeight })
    }
    picture.onerror = () => {
      // The browser's own sign of a broken picture is not WeChat's: there is nothing then.
      picture.hidden = true
      context.emit('error', { errMsg: `GET ${picture.src} 404 (Not Found)` })
    }
    context.watch(['mode'], () => layOut(context, picture))
    context.watch(['src', 'lazyLoad'], (first) => {
      if (first) return
      const { src, lazyLoad } = context.data
      picture.loading = lazyLoad ? 'lazy' : 'eager'
      picture.hidden = src === '' || !lazyLoad
      if (src) picture.src = context.api.assetUrl(context.self, src)
      else picture.removeAttribute('src')
    })
    // `aria-label` stands on the host; a picture without `alt` is decoration.
    context.watch(['alt'], () => (picture.alt = context.data.alt))
  },
})

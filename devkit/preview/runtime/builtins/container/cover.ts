import { builtin } from '../support/builtin'

export const coverView = builtin({
  tag: 'cover-view',
  layers: ['inner'],
  props: { scrollTop: null, markerId: '', slot: '' },
  setup(context) {
    context.watch(['scrollTop'], () => {
      const top = context.data.scrollTop as string | number | null
      context.inner.scrollTop = parseFloat(String(top ?? 0)) || 0
    })
  },
})

export const coverImage = builtin({
  tag: 'cover-image',
  props: { src: '', referrerPolicy: '', useBuiltInCache: false },
  setup(context) {
    const picture = context.element('img', '')
    picture.draggable = false
    picture.alt = ''
    picture.hidden = true
    picture.onload = () => {
      picture.hidden = false
      context.emit('load', { width: picture.naturalWidth, height: picture.naturalHeight })
    }
    picture.onerror = () => {
      picture.hidden = true
      context.emit('error', { errMsg: `GET ${picture.src} 404 (Not Found)` })
    }
    context.watch(['src'], () => {
      if (context.data.src) picture.src = context.api.assetUrl(context.self, context.data.src)
    })
  },
})

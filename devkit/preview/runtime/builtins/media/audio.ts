import { builtin } from '../support/builtin'
import { provideContext } from '../support/contexts'
import { mediaContext, tellMedia } from './media-events'

/** The old component, kept for programs that still have it. */
export const audio = builtin({
  tag: 'audio',
  props: { src: '', loop: false, controls: false, poster: '', name: '未知音频', author: '未知作者' },
  setup(context) {
    const audio = context.element('audio', '')
    tellMedia(context, audio)
    const setSrc = (src: string): void => {
      audio.src = context.api.assetUrl(context.self, src)
    }
    provideContext(context.host, { ...mediaContext(audio), setSrc })
    context.watch(['src'], () => (context.data.src ? setSrc(context.data.src) : undefined))
    context.watch(['loop', 'controls'], () => {
      audio.loop = context.data.loop
      audio.controls = context.data.controls
    })
    context.onDetached(() => audio.pause())
  },
})

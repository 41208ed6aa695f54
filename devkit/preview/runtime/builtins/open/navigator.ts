import { builtin } from '../support/builtin'
import { applyHover, hoverProps } from '../support/hover'

const PROPS = {
  target: 'self',
  url: '',
  openType: 'navigate',
  delta: 1,
  appId: '',
  path: '',
  extraData: null,
  version: 'release',
  shortLink: '',
  ...hoverProps('navigator-hover', 50, 600),
}
type Opened = { errMsg?: string }

export const navigator = builtin({
  tag: 'navigator',
  props: PROPS,
  setup(context) {
    const { host } = context.api
    const openers: Record<string, (url: string) => Promise<Opened>> = {
      navigate: (url) => host.navigateTo({ url }),
      redirect: (url) => host.redirectTo({ url }),
      switchTab: (url) => host.switchTab({ url }),
      reLaunch: (url) => host.reLaunch({ url }),
      navigateBack: () => host.navigateBack({ delta: context.data.delta }),
      exit: () => Promise.resolve(host.exit()).then(() => ({ errMsg: 'exitMiniProgram:ok' })),
    }
    applyHover(context)
    context.onTap(() => {
      const { target, openType, url } = context.data
      const open = target === 'self' ? openers[openType] : undefined
      if (!open) return console.warn('<navigator target="miniProgram"> 在预览中没有对应的功能。')
      void open(url)
        .then(
          (done) => context.emit('success', { errMsg: done?.errMsg ?? `${openType}:ok` }),
          (reason: unknown) => {
            const error = reason as Opened
            console.error(error.errMsg ?? error)
            context.emit('fail', { errMsg: error.errMsg ?? String(error) })
          },
        )
        .then(() => context.emit('complete'))
    })
  },
})

/**
 * `<canvas type="2d">` hands out its own node: a browser canvas with WeChat's few extra methods. The old canvas is found by `canvas-id`
 * (`canvasById`) and keeps its bitmap as large as its box.
 */
import { builtin } from '../support/builtin'
import { provideContext, provideNode } from '../support/contexts'

interface CanvasExtras {
  createImage(): HTMLImageElement
  createImageData(...args: [number, number] | [Uint8ClampedArray, number, number]): ImageData
  createPath2D(path?: Path2D | string): Path2D
  requestAnimationFrame(callback: FrameRequestCallback): number
  cancelAnimationFrame(id: number): void
}

const SRC = Object.getOwnPropertyDescriptor(HTMLImageElement.prototype, 'src')!

const imageMaker = (toUrl: (src: string) => string) => (): HTMLImageElement => {
  const made = new Image()
  made.crossOrigin = 'anonymous'
  Object.defineProperty(made, 'src', {
    get: () => SRC.get!.call(made) as string,
    set: (src: string) => SRC.set!.call(made, toUrl(src)),
  })
  return made
}

export const canvas = builtin({
  tag: 'canvas',
  layers: ['inner'],
  props: { type: '', canvasId: '', disableScroll: false, width: 0, height: 0 },
  setup(context) {
    const { api, self, host } = context
    const made = document.createElement('canvas')
    context.inner.before(made)
    const extras: CanvasExtras = {
      createImage: imageMaker((src) => api.assetUrl(self, src)),
      createImageData: (...args) =>
        args.length === 3
          ? new ImageData(args[0] as Uint8ClampedArray<ArrayBuffer>, args[1], args[2])
          : new ImageData(args[0], args[1]),
      createPath2D: (path) => new Path2D(path),
      requestAnimationFrame: (callback) => window.requestAnimationFrame(callback),
      cancelAnimationFrame: (id) => window.cancelAnimationFrame(id),
    }
    const node = Object.assign(made, extras)
    provideContext(host, node)
    const fit = (): void => {
      // A resize clears the bitmap, so only when it is really another one.
      const [width, height] = [host.clientWidth, host.clientHeight]
      if (width && height && (made.width !== width || made.height !== height)) Object.assign(made, { width, height })
    }
    const observer = new ResizeObserver(fit)
    context.watch(['type', 'canvasId'], () => {
      const { type, canvasId } = context.data
      context.attr('canvas-id', canvasId)
      observer.disconnect()
      if (type !== '') return provideNode(host, node)
      observer.observe(host)
      fit()
    })
    context.watch(['disableScroll'], () => {
      made.style.touchAction = context.data.disableScroll ? 'none' : ''
    })
    context.onAttached(() => (context.data.type === '' ? fit() : undefined))
    context.onDetached(() => observer.disconnect())
  },
})

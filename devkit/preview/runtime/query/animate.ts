import type * as ge from 'glass-easel'
import { convertUnits } from '../../compiler/style-units'

/** A key frame as `this.animate()` takes it: CSS properties in camel case beside short forms of `transform`. */
type KeyFrame = Record<string, unknown> & { offset?: number; ease?: string }

const PX = ['translateX', 'translateY', 'translateZ', 'translate', 'translate3d', 'perspective']
const DEG = ['rotate', 'rotateX', 'rotateY', 'rotateZ', 'rotate3d', 'skew', 'skewX', 'skewY']
const PLAIN = ['scale', 'scaleX', 'scaleY', 'scaleZ', 'scale3d', 'matrix', 'matrix3d']
const TRANSFORMS = new Set([...PX, ...DEG, ...PLAIN])

const running = new WeakMap<Element, Animation[]>()

/** `this.animate(selector, keyframes, duration, callback)`; the last frame stays until `clearAnimation`. */
export function animate(
  root: ge.ShadowRoot,
  selector: string,
  { frames, duration, done }: { frames: KeyFrame[]; duration: number; done?: () => void },
): void {
  const targets = elementsFor(root, selector)
  const animations = targets.map((dom) => {
    const animation = dom.animate(frames.map(toWebFrame), { duration, fill: 'forwards' })
    running.set(dom, [...(running.get(dom) ?? []), animation])
    return animation.finished.catch(() => undefined)
  })
  if (done) void Promise.all(animations).then(done)
}

/** `this.clearAnimation(selector, options, callback)`. */
export function clearAnimation(root: ge.ShadowRoot, selector: string, done?: () => void): void {
  for (const dom of elementsFor(root, selector)) {
    running.get(dom)?.forEach((animation) => animation.cancel())
    running.delete(dom)
  }
  if (done) setTimeout(done, 0)
}

function elementsFor(root: ge.ShadowRoot, selector: string): HTMLElement[] {
  return root.querySelectorAll(selector).flatMap((element) => {
    const dom = element.getBackendElement() as unknown as HTMLElement | null
    return dom ? [dom] : []
  })
}

function toWebFrame(frame: KeyFrame): Keyframe {
  const result: Keyframe = {}
  const transforms: string[] = []
  for (const [name, value] of Object.entries(frame)) {
    if (name === 'ease') result.easing = String(value)
    else if (name === 'offset') result.offset = value as number
    else if (name === 'composite') result.composite = value as CompositeOperation
    else if (TRANSFORMS.has(name)) transforms.push(`${name}(${transformArguments(name, value)})`)
    else result[name] = typeof value === 'number' && !UNITLESS.has(name) ? `${value}px` : convertUnits(String(value))
  }
  if (transforms.length) result.transform = transforms.join(' ')
  return result
}

const UNITLESS = new Set(['opacity', 'zIndex', 'lineHeight', 'flexGrow', 'flexShrink', 'fontWeight'])

function transformArguments(name: string, value: unknown): string {
  const values = Array.isArray(value) ? (value as unknown[]) : [value]
  return values
    .map((each, index) => {
      if (typeof each === 'string') return convertUnits(each)
      if (PX.includes(name)) return `${String(each)}px`
      // rotate3d(x, y, z, angle): only the last one is an angle.
      if (DEG.includes(name) && (name !== 'rotate3d' || index === 3)) return `${String(each)}deg`
      return String(each)
    })
    .join(',')
}

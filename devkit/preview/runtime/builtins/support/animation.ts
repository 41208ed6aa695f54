/** Plays what `wx.createAnimation().…step().export()` gives: steps one after the other, each a CSS transition. */
import type { Context } from './builtin'

interface AnimationStep {
  animates: { type: string; args: unknown[] }[]
  option: { transformOrigin: string; transition: { delay: number; duration: number; timingFunction: string } }
}
export interface AnimationExport {
  actions: AnimationStep[]
}

const px = (value: unknown): string => (typeof value === 'number' ? `${value}px` : String(value))
const deg = (value: unknown): string => `${String(value)}deg`
const list = (args: unknown[], unit: (value: unknown) => string): string => args.map(unit).join(', ')
const plain = (value: unknown): string => String(value)

const TRANSFORMS: Record<string, (args: unknown[]) => string> = {
  matrix: (args) => list(args, plain),
  matrix3d: (args) => list(args, plain),
  rotate: (args) => list(args, deg),
  rotate3d: ([x, y, z, angle]) => `${String(x)}, ${String(y)}, ${String(z)}, ${deg(angle)}`,
  rotateX: (args) => list(args, deg),
  rotateY: (args) => list(args, deg),
  rotateZ: (args) => list(args, deg),
  scale: (args) => list(args, plain),
  scale3d: (args) => list(args, plain),
  scaleX: (args) => list(args, plain),
  scaleY: (args) => list(args, plain),
  scaleZ: (args) => list(args, plain),
  skew: (args) => list(args, deg),
  skewX: (args) => list(args, deg),
  skewY: (args) => list(args, deg),
  translate: (args) => list(args, px),
  translate3d: (args) => list(args, px),
  translateX: (args) => list(args, px),
  translateY: (args) => list(args, px),
  translateZ: (args) => list(args, px),
}

/** `style` animates carry [property, value]. */
const stepCss = (step: AnimationStep, kept: Map<string, string>): string => {
  const transforms: string[] = []
  for (const { type, args } of step.animates) {
    const transform = TRANSFORMS[type]
    if (transform) transforms.push(`${type}(${transform(args)})`)
    else if (type === 'style') kept.set(String(args[0]), String(args[1]))
  }
  if (transforms.length) kept.set('transform', transforms.join(' '))
  const { transformOrigin, transition } = step.option
  kept.set('transform-origin', transformOrigin)
  kept.set('transition', `all ${transition.duration}ms ${transition.timingFunction} ${transition.delay}ms`)
  return [...kept].map(([name, value]) => `${name}:${value}`).join(';')
}

/** glass-easel's style segment for animations: neither the template's nor the built-in's own. */
const ANIMATION_SEGMENT = 2
const playing = new WeakMap<Context, { timer?: ReturnType<typeof setTimeout>; kept: Map<string, string> }>()

export const playAnimation = (context: Context, animation: AnimationExport | null): void => {
  if (!animation?.actions?.length) return
  const state = playing.get(context) ?? { kept: new Map<string, string>() }
  playing.set(context, state)
  clearTimeout(state.timer)
  const play = (index: number): void => {
    const step = animation.actions[index]
    if (!step) return
    // A transition needs the old value to be on the screen first.
    void context.host.offsetWidth
    context.self.setNodeStyle(context.api.rpx(stepCss(step, state.kept)), ANIMATION_SEGMENT)
    const { duration, delay } = step.option.transition
    state.timer = setTimeout(() => play(index + 1), duration + delay)
  }
  play(0)
}

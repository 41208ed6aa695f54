interface StepOptions {
  duration?: number
  timingFunction?: string
  delay?: number
  transformOrigin?: string
}

interface Action {
  animates: { type: string; args: unknown[] }[]
  option: { transformOrigin: string; transition: { duration: number; timingFunction: string; delay: number } }
}

const TRANSFORMS = [
  ...[
    'matrix',
    'matrix3d',
    'rotate',
    'rotate3d',
    'rotateX',
    'rotateY',
    'rotateZ',
    'scale',
    'scale3d',
    'scaleX',
    'scaleY',
  ],
  ...['scaleZ', 'skew', 'skewX', 'skewY', 'translate', 'translate3d', 'translateX', 'translateY', 'translateZ'],
]
/** Methods that set a style, with the style's CSS name; lengths are px when they are numbers. */
const STYLES: Record<string, { property: string; isLength: boolean }> = {
  opacity: { property: 'opacity', isLength: false },
  backgroundColor: { property: 'background-color', isLength: false },
  width: { property: 'width', isLength: true },
  height: { property: 'height', isLength: true },
  left: { property: 'left', isLength: true },
  right: { property: 'right', isLength: true },
  top: { property: 'top', isLength: true },
  bottom: { property: 'bottom', isLength: true },
}

/** `wx.createAnimation`: collects steps; the `animation` property of a component plays what `export()` gives. */
export class Animation {
  private actions: Action[] = []
  private animates: Action['animates'] = []

  constructor(private readonly defaults: StepOptions = {}) {}

  step(options: StepOptions = {}): this {
    const {
      duration = 400,
      timingFunction = 'linear',
      delay = 0,
      transformOrigin = '50% 50% 0',
    } = { ...this.defaults, ...options }
    this.actions.push({
      animates: this.animates,
      option: { transformOrigin, transition: { duration, timingFunction, delay } },
    })
    this.animates = []
    return this
  }

  export(): { actions: Action[] } {
    const { actions } = this
    this.actions = []
    return { actions }
  }

  add(type: string, args: unknown[]): this {
    // A later call of the same kind within one step replaces the earlier one.
    const same = (one: { type: string; args: unknown[] }): boolean =>
      one.type === type && (type !== 'style' || one.args[0] === args[0])
    this.animates = [...this.animates.filter((one) => !same(one)), { type, args }]
    return this
  }
}

for (const name of TRANSFORMS) {
  Object.defineProperty(Animation.prototype, name, {
    value(this: Animation, ...args: unknown[]) {
      return this.add(name, args)
    },
  })
}
for (const [name, { property, isLength }] of Object.entries(STYLES)) {
  Object.defineProperty(Animation.prototype, name, {
    value(this: Animation, value: unknown) {
      return this.add('style', [property, isLength && typeof value === 'number' ? `${value}px` : value])
    },
  })
}

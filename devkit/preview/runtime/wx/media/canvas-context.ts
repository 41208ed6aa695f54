/** Setters of the old context ↔ properties of the browser's. */
const SETTERS: Record<string, keyof CanvasRenderingContext2D> = {
  setFillStyle: 'fillStyle',
  setStrokeStyle: 'strokeStyle',
  setLineWidth: 'lineWidth',
  setLineCap: 'lineCap',
  setLineJoin: 'lineJoin',
  setMiterLimit: 'miterLimit',
  setGlobalAlpha: 'globalAlpha',
  setTextAlign: 'textAlign',
  setTextBaseline: 'textBaseline',
}
/** Methods that both have. */
const METHODS = [
  ...[
    'beginPath',
    'closePath',
    'moveTo',
    'lineTo',
    'arc',
    'arcTo',
    'rect',
    'quadraticCurveTo',
    'bezierCurveTo',
    'fill',
    'stroke',
    'clip',
  ],
  ...[
    'fillRect',
    'strokeRect',
    'clearRect',
    'fillText',
    'strokeText',
    'drawImage',
    'save',
    'restore',
    'scale',
    'rotate',
    'translate',
  ],
  ...['transform', 'setTransform', 'setLineDash'],
]
const PROPERTIES = [
  'fillStyle',
  'strokeStyle',
  'lineWidth',
  'lineCap',
  'lineJoin',
  'globalAlpha',
  'textAlign',
  'textBaseline',
  'font',
  'miterLimit',
  'shadowBlur',
  'shadowColor',
  'shadowOffsetX',
  'shadowOffsetY',
]

type Step = (context: CanvasRenderingContext2D) => void

/** `wx.createCanvasContext`, the context from before canvas 2d: what it is told waits until `draw()`. */
export class CanvasContext {
  private steps: Step[] = []

  constructor(private readonly canvas: () => HTMLCanvasElement | null) {}

  /** @param reserve keeps what was drawn before */
  draw(reserve = false, callback?: () => void): void {
    const { steps } = this
    this.steps = []
    // The canvas may only now have come into the page.
    setTimeout(() => {
      const context = this.context()
      if (context && !reserve) context.clearRect(0, 0, context.canvas.width, context.canvas.height)
      if (context) for (const step of steps) step(context)
      callback?.()
    }, 0)
  }

  setFontSize(px: number): void {
    this.add((context) => {
      context.font = context.font.replace(/[\d.]+px/, `${px}px`)
    })
  }

  setShadow(...[x, y, blur, colour]: [number, number, number, string]): void {
    this.add((context) =>
      Object.assign(context, { shadowOffsetX: x, shadowOffsetY: y, shadowBlur: blur, shadowColor: colour }),
    )
  }

  measureText(text: string): { width: number } {
    return { width: this.context()?.measureText(text).width ?? 0 }
  }

  createLinearGradient(...args: [number, number, number, number]): CanvasGradient | undefined {
    return this.context()?.createLinearGradient(...args)
  }

  createCircularGradient(x: number, y: number, radius: number): CanvasGradient | undefined {
    return this.context()?.createRadialGradient(x, y, 0, x, y, radius)
  }

  add(step: Step): void {
    this.steps.push(step)
  }

  private context(): CanvasRenderingContext2D | null {
    return this.canvas()?.getContext('2d') ?? null
  }
}

type Drawing = Record<string, (...args: unknown[]) => void>

for (const name of METHODS) {
  Object.defineProperty(CanvasContext.prototype, name, {
    value(this: CanvasContext, ...args: unknown[]) {
      this.add((context) => (context as unknown as Drawing)[name]?.(...args))
    },
  })
}
for (const [name, property] of Object.entries(SETTERS)) {
  Object.defineProperty(CanvasContext.prototype, name, {
    value(this: CanvasContext, value: unknown) {
      this.add((context) => Object.assign(context, { [property]: value }))
    },
  })
}
for (const property of PROPERTIES) {
  Object.defineProperty(CanvasContext.prototype, property, {
    set(this: CanvasContext, value: unknown) {
      this.add((context) => Object.assign(context, { [property]: value }))
    },
  })
}

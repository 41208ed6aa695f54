import { builtin, type Context } from '../support/builtin'
import { onDrag } from '../support/drag'
import { EASINGS, Motion } from './motion'
import { inside, roomAround, type Point } from './movable-bounds'

const PROPS = {
  direction: 'none',
  inertia: false,
  outOfBounds: false,
  x: 0,
  y: 0,
  damping: 20,
  friction: 2,
  disabled: false,
  scale: false,
  scaleMin: 0.5,
  scaleMax: 10,
  scaleValue: 1,
  animation: true,
}
type Movable = Context<typeof PROPS>
type Source = '' | 'touch' | 'touch-out-of-bounds' | 'out-of-bounds' | 'friction'

/** Px of travel for one px a millisecond of speed at the default friction of 2. */
const THROW = 120
/** Milliseconds of a programmed or thrown movement. */
const GLIDE = 300

class MovableView {
  private at: Point = { x: 0, y: 0 }
  private scale = 1
  private attached = false
  private readonly motion = new Motion()

  constructor(private readonly context: Movable) {
    const { data } = context
    context.watch(['x', 'y'], () => (this.attached ? this.glide({ x: data.x, y: data.y }, '') : undefined))
    context.watch(['scaleValue', 'scaleMin', 'scaleMax', 'scale'], () => this.setScale(data.scaleValue))
    context.onAttached(() => {
      this.attached = true
      requestAnimationFrame(() => this.put(this.inside({ x: data.x, y: data.y }), ''))
    })
    context.onDetached(() => this.motion.stop())
    this.draw()
    this.listen()
  }

  private draw(): void {
    const touch = { all: 'none', horizontal: 'pan-y', vertical: 'pan-x' }[this.context.data.direction] ?? 'auto'
    const { x, y } = this.at
    this.context.style(`transform:translate(${x}px,${y}px) scale(${this.scale});touch-action:${touch}`)
  }

  private inside(point: Point): Point {
    return inside(point, roomAround(this.context.host, this.scale))
  }

  private put(point: Point, source: Source): void {
    const moved = point.x !== this.at.x || point.y !== this.at.y
    this.at = point
    this.draw()
    const rounded = { x: Math.round(point.x * 10) / 10, y: Math.round(point.y * 10) / 10 }
    if (moved) this.context.emit('change', { ...rounded, source })
  }

  private glide(goal: Point, source: Source): void {
    const to = this.inside(goal)
    const from = this.at
    const along = (t: number): Point => ({ x: from.x + (to.x - from.x) * t, y: from.y + (to.y - from.y) * t })
    const duration = this.context.data.animation || source !== '' ? GLIDE : 0
    this.motion.run({
      from: 0,
      to: 1,
      duration,
      easing: EASINGS['default']!,
      step: (t) => this.put(along(t), source),
      done: () => undefined,
    })
  }

  private setScale(value: number): void {
    const { scale, scaleMin, scaleMax } = this.context.data
    const next = scale ? Math.min(scaleMax, Math.max(scaleMin, value)) : 1
    if (next === this.scale) return
    this.scale = next
    this.draw()
    if (this.attached) this.context.emitLater('scale', () => ({ ...this.at, scale: next }))
  }

  private listen(): void {
    const { data, host } = this.context
    let from: Point = this.at
    let told = false
    const goesX = (): boolean => data.direction === 'all' || data.direction === 'horizontal'
    const goesY = (): boolean => data.direction === 'all' || data.direction === 'vertical'
    onDrag(host, {
      axis: 'both',
      enabled: () => !data.disabled && data.direction !== 'none',
      accepts: (dx, dy) => data.direction === 'all' || (Math.abs(dx) >= Math.abs(dy) ? goesX() : goesY()),
      start: () => {
        this.motion.stop()
        from = this.at
        told = false
      },
      move: ({ dx, dy }) => {
        if (!told) this.context.emit(Math.abs(dx) >= Math.abs(dy) ? 'htouchmove' : 'vtouchmove')
        told = true
        const wanted = { x: from.x + (goesX() ? dx : 0), y: from.y + (goesY() ? dy : 0) }
        const kept = this.inside(wanted)
        const isOut = kept.x !== wanted.x || kept.y !== wanted.y
        if (!data.outOfBounds || !isOut) return this.put(kept, 'touch')
        const give = { x: kept.x + (wanted.x - kept.x) * 0.4, y: kept.y + (wanted.y - kept.y) * 0.4 }
        this.put(give, 'touch-out-of-bounds')
      },
      end: ({ vx, vy }) => {
        const kept = this.inside(this.at)
        if (kept.x !== this.at.x || kept.y !== this.at.y) return this.glide(kept, 'out-of-bounds')
        if (!data.inertia) return
        const reach = (THROW * 2) / Math.max(0.1, data.friction)
        this.glide({ x: kept.x + (goesX() ? vx * reach : 0), y: kept.y + (goesY() ? vy * reach : 0) }, 'friction')
      },
    })
    host.addEventListener('wheel', (event) => this.pinch(event), { passive: false })
  }

  /** A touchpad's pinch, and Ctrl with the wheel, stand for two fingers. */
  private pinch(event: WheelEvent): void {
    if (!event.ctrlKey || !this.context.data.scale) return
    event.preventDefault()
    this.setScale(this.scale * Math.exp(-event.deltaY / 200))
  }
}

export const movableArea = builtin({ tag: 'movable-area', props: { scaleArea: false }, setup: () => undefined })

export const movableView = builtin({
  tag: 'movable-view',
  // `animation` is a switch here and no exported animation.
  props: PROPS,
  setup: (context) => void new MovableView(context),
})

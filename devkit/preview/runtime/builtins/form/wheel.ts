/** A column of items that is turned by finger, mouse, wheel or a tap on an item: the inside of picker-view and of the picker's sheet. */
import { EASINGS, Motion } from '../container/motion'
import { onDrag } from '../support/drag'

export interface WheelOptions {
  /** Receives the gestures. */
  area: HTMLElement
  /** Moves; its children are the items. */
  content: HTMLElement
  itemHeight(): number
  count(): number
  onStart(): void
  /** The item that it will come to rest on is known; it may still be turning. */
  onChosen(index: number): void
  onEnd(index: number): void
}

/** Px that one px a millisecond of speed carries on. */
const THROW = 160
/** Milliseconds of settling. */
const SETTLE = 200

export class Wheel {
  private readonly motion = new Motion()
  private offset = 0
  private wheelTimer: ReturnType<typeof setTimeout> | undefined
  index = 0

  constructor(private readonly options: WheelOptions) {
    let from = 0
    onDrag(options.area, {
      axis: 'y',
      enabled: () => options.count() > 0,
      start: () => {
        this.begin()
        from = this.offset
      },
      move: ({ dy }) => this.draw(this.bounded(from - dy)),
      end: ({ vy }) => this.settle(this.offset - vy * THROW),
    })
    options.area.addEventListener('wheel', (event) => this.turned(event), { passive: false })
    options.area.addEventListener('click', (event) => this.clicked(event))
  }

  /** Without telling anybody: the value came from the page. */
  show(index: number, animated = false): void {
    this.index = this.clamp(index)
    const to = this.index * this.options.itemHeight()
    if (!animated) {
      this.motion.stop()
      return this.draw(to)
    }
    this.glide(to, () => undefined)
  }

  stop(): void {
    this.motion.stop()
    clearTimeout(this.wheelTimer)
  }

  private clamp(index: number): number {
    return Math.max(0, Math.min(this.options.count() - 1, index))
  }

  private draw(offset: number): void {
    this.offset = offset
    this.options.content.style.transform = `translateY(${-offset}px)`
  }

  private bounded(offset: number): number {
    const last = (this.options.count() - 1) * this.options.itemHeight()
    if (offset < 0) return offset * 0.4
    return offset > last ? last + (offset - last) * 0.4 : offset
  }

  private begin(): void {
    this.motion.stop()
    this.options.onStart()
  }

  private glide(to: number, done: () => void): void {
    this.motion.run({
      from: this.offset,
      to,
      duration: SETTLE,
      easing: EASINGS['default']!,
      step: (offset) => this.draw(offset),
      done,
    })
  }

  private settle(offset: number): void {
    const height = this.options.itemHeight()
    this.index = this.clamp(Math.round(offset / height))
    this.options.onChosen(this.index)
    this.glide(this.index * height, () => this.options.onEnd(this.index))
  }

  private turned(event: WheelEvent): void {
    event.preventDefault()
    if (this.options.count() === 0) return
    if (this.wheelTimer === undefined) this.begin()
    clearTimeout(this.wheelTimer)
    this.draw(this.bounded(this.offset + event.deltaY))
    this.wheelTimer = setTimeout(() => {
      this.wheelTimer = undefined
      this.settle(this.offset)
    }, 120)
  }

  private clicked(event: MouseEvent): void {
    const items = [...this.options.content.children]
    const at = items.findIndex((item) => item === event.target || item.contains(event.target as Node))
    if (at < 0 || at === this.index || this.motion.isRunning) return
    this.begin()
    this.settle(at * this.options.itemHeight())
  }
}

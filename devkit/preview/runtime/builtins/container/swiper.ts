import { builtin } from '../support/builtin'
import { onDrag } from '../support/drag'
import { Motion, EASINGS } from './motion'
import { drawDots } from './swiper-dots'
import { SWIPER_PROPS, type SwiperContext } from './swiper-props'
import { SwiperTrack } from './swiper-track'

type Source = '' | 'autoplay' | 'touch'

/** Px a millisecond from which a drag is a flick and turns one page, however short. */
const FLICK = 0.3

class Swiper {
  private readonly motion = new Motion()
  private readonly track: SwiperTrack
  private current = 0
  private timer: ReturnType<typeof setTimeout> | undefined
  private attached = false
  /** The index that was asked for last; its item may come later. */
  private asked = 0

  constructor(private readonly context: SwiperContext) {
    const { data, inner } = context
    this.track = new SwiperTrack(context)
    new MutationObserver(() => this.itemsChanged()).observe(inner, { childList: true })
    context.watch(['previousMargin', 'nextMargin', 'vertical', 'displayMultipleItems', 'circular'], () =>
      this.track.layOut(),
    )
    context.watch(['indicatorDots', 'indicatorColor', 'indicatorActiveColor', 'vertical'], () => this.draw())
    context.watch(['current'], () => this.request(data.current))
    context.watch(['currentItemId'], () => this.requestId(data.currentItemId))
    context.watch(['autoplay', 'interval', 'circular'], () => this.schedule())
    context.onAttached(() => this.start())
    context.onDetached(() => this.stop())
    this.listen()
  }

  private start(): void {
    this.attached = true
    this.itemsChanged()
    this.requestId(this.context.data.currentItemId)
    this.schedule()
  }

  private stop(): void {
    this.attached = false
    clearTimeout(this.timer)
    this.motion.stop()
  }

  private draw(): void {
    drawDots(this.context, { count: this.track.items.length, current: this.current, shown: this.track.shown })
  }

  private itemsChanged(): void {
    if (!this.attached) return
    if (!this.motion.isRunning) {
      this.current = Math.min(this.asked, Math.max(0, this.track.items.length - 1))
      this.track.position = this.track.indexOf(this.current)
    }
    this.track.layOut()
    this.draw()
  }

  private request(index: number): void {
    this.asked = index
    if (!this.attached) this.current = index
    else if (index !== this.current && index >= 0 && index < this.track.items.length) this.go(index, '')
  }

  private requestId(id: string): void {
    if (!id || !this.attached) return
    const index = this.track.items.findIndex((_, at) => this.track.itemId(at) === id)
    if (index >= 0 && index !== this.current) this.go(index, '')
  }

  /** Slides to an index; `turn` says which way round a circular one goes. */
  private go(index: number, source: Source, turn = 0): void {
    const { data } = this.context
    clearTimeout(this.timer)
    const target = this.track.target(index, turn)
    this.change(index, source)
    const { position: from, pitch } = this.track
    this.motion.run({
      from,
      to: target,
      duration: data.duration,
      easing: EASINGS[data.easingFunction] ?? EASINGS['default']!,
      step: (position) => {
        this.track.place(position)
        this.transition((position - from) * pitch)
      },
      done: () => {
        this.track.place(this.track.indexOf(target))
        this.context.emit('animationfinish', this.detail(source))
        this.schedule()
      },
    })
  }

  private change(index: number, source: Source): void {
    if (index === this.current) return
    this.current = index
    this.asked = index
    this.draw()
    // The property follows, for `model:current` and so that the page can ask for the old index again.
    queueMicrotask(() => {
      this.context.set({ current: index })
      this.context.emit('change', this.detail(source))
    })
  }

  private detail(source: Source) {
    return { current: this.current, currentItemId: this.track.itemId(this.current), source }
  }

  private transition(moved: number): void {
    this.context.emit('transition', this.context.data.vertical ? { dx: 0, dy: moved } : { dx: moved, dy: 0 })
  }

  private schedule(): void {
    clearTimeout(this.timer)
    const { autoplay, interval } = this.context.data
    if (!autoplay || !this.attached) return
    this.timer = setTimeout(() => {
      const next = this.current + 1
      if (this.track.isCircular) this.go(this.track.indexOf(next), 'autoplay', 1)
      else this.go(next > this.track.last ? 0 : next, 'autoplay')
    }, interval)
  }

  private listen(): void {
    let from = 0
    const { data, inner } = this.context
    const renewTouchAction = onDrag(inner.parentElement!, {
      axis: 'both',
      touchAction: () => (data.vertical ? 'pan-x' : 'pan-y'),
      enabled: () => data.touchable && !data.disableTouch && this.track.items.length > 0,
      accepts: (dx, dy) => (data.vertical ? Math.abs(dy) >= Math.abs(dx) : Math.abs(dx) >= Math.abs(dy)),
      start: () => {
        clearTimeout(this.timer)
        this.motion.stop()
        from = this.track.position
      },
      move: ({ dx, dy }) => {
        const moved = -(data.vertical ? dy : dx)
        this.track.place(this.track.bounded(from + moved / this.track.pitch))
        this.transition(moved)
      },
      end: ({ vx, vy }) => this.release(from, -(data.vertical ? vy : vx)),
    })
    this.context.watch(['vertical'], renewTouchAction)
  }

  private release(from: number, speed: number): void {
    const { position } = this.track
    const flicked = speed > 0 ? Math.floor(from) + 1 : Math.ceil(from) - 1
    const goal = Math.abs(speed) > FLICK ? flicked : Math.round(position)
    this.go(this.track.indexOf(goal), 'touch', Math.sign(goal - position))
  }
}

export const swiper = builtin({
  tag: 'swiper',
  layers: ['swiper-box', 'swiper-frame'],
  props: SWIPER_PROPS,
  setup: (context) => void new Swiper(context),
})

export const swiperItem = builtin({
  tag: 'swiper-item',
  props: { itemId: '', skipHiddenItemLayout: false },
  setup: () => undefined,
})

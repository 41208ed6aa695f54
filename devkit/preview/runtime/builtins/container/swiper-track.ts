/** Where the items of a swiper are. The position is one number, in items; circular swiping places the items around it and needs no copies. */
import { contextOf } from '../support/builtin'
import type { SwiperContext } from './swiper-props'

const mod = (value: number, size: number): number => ((value % size) + size) % size

/** How far to go round for `distance` items, forwards (1), backwards (-1) or the short way (0). */
const around = (distance: number, count: number, turn: number): number => {
  const forwards = mod(distance, count)
  if (turn > 0) return forwards
  if (turn < 0) return forwards === 0 ? 0 : forwards - count
  return forwards <= count / 2 ? forwards : forwards - count
}

const contextBehind = (item: HTMLElement) => {
  const instance = (item as unknown as { __wxElement?: object }).__wxElement
  return instance && contextOf(instance)
}

export class SwiperTrack {
  position = 0

  constructor(private readonly context: SwiperContext) {}

  get items(): HTMLElement[] {
    const all = [...this.context.inner.children].filter(
      (child) => child.localName === 'wx-swiper-item',
    ) as HTMLElement[]
    return this.context.data.skipHiddenItemLayout
      ? all.filter((item) => getComputedStyle(item).display !== 'none')
      : all
  }

  /** Items on the screen at once. */
  get shown(): number {
    return Math.max(1, Math.floor(this.context.data.displayMultipleItems))
  }

  get isCircular(): boolean {
    return this.context.data.circular && this.items.length > this.shown
  }

  /** The last index the position can be at without leaving a gap. */
  get last(): number {
    return Math.max(0, this.items.length - this.shown)
  }

  /** Px from one item to the next. */
  get pitch(): number {
    const { inner, data } = this.context
    return ((data.vertical ? inner.clientHeight : inner.clientWidth) || 1) / this.shown
  }

  itemId(index: number): string {
    const item = this.items[index]
    const data = item && (contextBehind(item)?.data as { itemId?: string } | undefined)
    return data?.itemId ?? ''
  }

  indexOf(position: number): number {
    return this.isCircular ? mod(position, this.items.length) : Math.min(this.last, Math.max(0, position))
  }

  /** The position at which an index shows, going round by `turn`. */
  target(index: number, turn: number): number {
    return this.isCircular
      ? this.position + around(index - this.position, this.items.length, turn)
      : Math.min(index, this.last)
  }

  /** Beyond the ends it gives way a little, like rubber. */
  bounded(position: number): number {
    if (this.isCircular) return position
    if (position < 0) return position * 0.3
    return position > this.last ? this.last + (position - this.last) * 0.3 : position
  }

  place(position: number): void {
    this.position = position
    const { items, shown, isCircular } = this
    const { vertical } = this.context.data
    const behind = (items.length - shown) / 2
    const share = `${100 / shown}%`
    items.forEach((item, index) => {
      const offset = isCircular ? mod(index - position + behind, items.length) - behind : index - position
      const size = vertical ? `width:100%;height:${share}` : `width:${share};height:100%`
      contextBehind(item)?.style(`${size};transform:translate${vertical ? 'Y' : 'X'}(${offset * 100}%)`)
    })
  }

  layOut(): void {
    const { data, api, inner } = this.context
    const [before, after] = [data.previousMargin, data.nextMargin].map((margin) =>
      api.rpx(margin === '' ? '0px' : margin),
    )
    inner.style.inset = data.vertical ? `${before} 0 ${after}` : `0 ${after} 0 ${before}`
    this.place(this.position)
  }
}

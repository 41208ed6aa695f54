/** A column of a picker-view: its wheel, the mask over it and the indicator in its middle. */
import type { BuiltinInstance } from '../../builtins-api'
import type { Context } from '../support/builtin'
import { ancestor } from '../support/tree'
import { Wheel } from './wheel'

interface Look {
  readonly indicatorStyle: string
  readonly indicatorClass: string
  readonly maskStyle: string
  readonly maskClass: string
}

export interface Column {
  host: HTMLElement
  wheel: Wheel
  refresh(): void
}
/** What a picker-view is to its columns. */
export interface Columns {
  look(): Look
  /** A column got other items: the value may only now be among them. */
  itemsChanged(): void
  join(column: Column): void
  leave(column: Column): void
  started(): void
  chosen(): void
  ended(): void
}

const offered = new WeakMap<object, Columns>()
export const offerColumns = (view: BuiltinInstance, columns: Columns): void => void offered.set(view, columns)

export class PickerColumn implements Column {
  readonly host: HTMLElement
  readonly wheel: Wheel
  private readonly mask = document.createElement('div')
  private readonly indicator = document.createElement('div')
  private view: Context | null = null
  private columns: Columns | undefined

  constructor(private readonly context: Context) {
    this.host = context.host
    const area = context.inner.parentElement!
    area.prepend(this.mask, this.indicator)
    this.wheel = new Wheel({
      area,
      content: context.inner,
      itemHeight: () => this.itemHeight,
      count: () => context.inner.children.length,
      onStart: () => this.columns?.started(),
      onChosen: () => this.columns?.chosen(),
      onEnd: () => this.columns?.ended(),
    })
    this.follow()
  }

  private get itemHeight(): number {
    return this.indicator.offsetHeight || 34
  }

  private follow(): void {
    const { context } = this
    const resized = new ResizeObserver(() => this.layOut())
    const items = new MutationObserver(() => {
      this.wheel.show(this.wheel.index)
      this.columns?.itemsChanged()
    })
    items.observe(context.inner, { childList: true })
    context.onAttached(() => {
      this.view = ancestor(context.self, (above) => above.tag === 'picker-view')
      this.columns = this.view ? offered.get(this.view.self) : undefined
      this.columns?.join(this)
      resized.observe(this.host)
      requestAnimationFrame(() => this.refresh())
    })
    context.onDetached(() => {
      this.columns?.leave(this)
      resized.disconnect()
      this.wheel.stop()
    })
  }

  /** Takes the look over from the picker-view, whose owner's style sheet the classes are in. */
  refresh(): void {
    if (!this.view || !this.columns) return
    const { api, self } = this.view
    const look = this.columns.look()
    this.mask.className = `wx-picker-mask ${api.scopedClass(self, look.maskClass)}`.trim()
    this.indicator.className = `wx-picker-indicator ${api.scopedClass(self, look.indicatorClass)}`.trim()
    this.mask.style.cssText = api.rpx(look.maskStyle)
    this.indicator.style.cssText = api.rpx(look.indicatorStyle)
    this.layOut()
  }

  /** Items are as high as the indicator, and the first one starts in the middle. */
  private layOut(): void {
    const { inner } = this.context
    const half = `${(this.host.clientHeight - this.itemHeight) / 2}px`
    inner.style.setProperty('--item', `${this.itemHeight}px`)
    inner.style.padding = `${half} 0`
    this.mask.style.backgroundSize = `100% ${half}`
    this.wheel.show(this.wheel.index)
  }
}

import type * as ge from 'glass-easel'
import { componentOf } from '../core/code-space'
import { relativeRect } from './rect'
import type { QueryPage } from './selector-query'

interface Options {
  thresholds?: number[]
  initialRatio?: number
  observeAll?: boolean
  nativeMode?: boolean
}

type Margins = Partial<Record<'left' | 'top' | 'right' | 'bottom', number>>
type Listener = (result: Record<string, unknown>) => void

interface Reference {
  selector: string | null
  margins: Margins
}

/** `wx.createIntersectionObserver()`; results carry id and dataset, which the adapter's lack. */
export class PageIntersectionObserver {
  private readonly references: Reference[] = []
  private observers: IntersectionObserver[] = []

  constructor(
    private readonly page: () => QueryPage | null,
    private readonly scope: unknown,
    private readonly options: Options = {},
  ) {}

  relativeTo(selector: string, margins: Margins = {}): this {
    this.references.push({ selector, margins })
    return this
  }

  relativeToViewport(margins: Margins = {}): this {
    this.references.push({ selector: null, margins })
    return this
  }

  observe(selector: string, listener: Listener): void {
    const page = this.page()
    const component = this.scope ? componentOf(this.scope) : page?.component
    const root = component?.getShadowRoot()
    if (!root || !page) return
    const first = root.querySelector(selector)
    const targets = this.options.observeAll ? root.querySelectorAll(selector) : first ? [first] : []
    const { selector: reference, margins } = this.references.at(-1) ?? { selector: null, margins: {} }
    const around = reference === null ? page.element : domOf(root.querySelector(reference))
    for (const target of targets) this.watch(target, { around, margins, listener })
  }

  disconnect(): void {
    this.observers.forEach((observer) => observer.disconnect())
    this.observers = []
  }

  private watch(
    target: ge.Element,
    { around, margins, listener }: { around: HTMLElement | null; margins: Margins; listener: Listener },
  ): void {
    const dom = domOf(target)
    if (!dom) return
    const { initialRatio = 0, thresholds = [0] } = this.options
    let last = initialRatio
    const observer = new IntersectionObserver(
      (entries) => {
        for (const entry of entries) {
          const ratio = entry.intersectionRatio
          // The first report only counts when the ratio is another one than the caller takes for given.
          const crossed = thresholds.some(
            (t) => (last <= t && ratio > t) || (last > t && ratio <= t) || (t === ratio && last !== ratio),
          )
          if (crossed) listener(resultOf(target, entry))
          last = ratio
        }
      },
      { root: around, rootMargin: marginText(margins), threshold: [...new Set([0, ...thresholds])] },
    )
    observer.observe(dom)
    this.observers.push(observer)
  }
}

const domOf = (element: ge.Element | null) => (element?.getBackendElement() as unknown as HTMLElement | null) ?? null

const marginText = ({ top = 0, right = 0, bottom = 0, left = 0 }: Margins) =>
  `${top}px ${right}px ${bottom}px ${left}px`

function resultOf(target: ge.Element, entry: IntersectionObserverEntry): Record<string, unknown> {
  const origin = entry.target.closest('.preview-viewport')?.getBoundingClientRect() ?? new DOMRect()
  return {
    id: target.id,
    dataset: { ...target.dataset },
    time: entry.time,
    intersectionRatio: entry.intersectionRatio,
    boundingClientRect: relativeRect(entry.boundingClientRect, origin),
    intersectionRect: relativeRect(entry.intersectionRect, origin),
    relativeRect: relativeRect(entry.rootBounds ?? origin, origin),
  }
}

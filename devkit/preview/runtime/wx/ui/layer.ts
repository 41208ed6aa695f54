import { el } from '../../chrome/dom'

export interface LayerOptions {
  /** `data-testid` of the layer. */
  testId: string
  role?: string
  label?: string
  /** Class names beside `wx-layer`. */
  look?: string
  content: HTMLElement
  /** Escape, or a tap beside the content; absent when the layer must be answered. */
  onDismiss?: () => void
}

/** Something over the page that takes the keyboard until it is closed; Enter presses its `data-primary` button. */
export class Layer {
  readonly element: HTMLElement
  private readonly before = document.activeElement

  constructor(
    screen: HTMLElement,
    private readonly options: LayerOptions,
  ) {
    const { testId, role = 'dialog', label = '', look = '', content } = options
    const attributes = { class: `wx-layer ${look}`, role, 'data-testid': testId, tabindex: '-1', 'aria-modal': 'true' }
    this.element = el('div', label ? { ...attributes, 'aria-label': label } : attributes, [content])
    this.element.addEventListener('keydown', (event) => this.key(event))
    this.element.addEventListener('click', (event) => event.target === this.element && options.onDismiss?.())
    screen.append(this.element)
    const first = this.element.querySelector<HTMLElement>('[autofocus]') ?? this.element
    first.focus({ preventScroll: true })
  }

  close(): void {
    this.element.remove()
    if (this.before instanceof HTMLElement) this.before.focus({ preventScroll: true })
  }

  private key(event: KeyboardEvent): void {
    if (event.key === 'Enter' && event.target === this.element) {
      event.preventDefault()
      this.element.querySelector<HTMLElement>('[data-primary]')?.click()
    }
    if (event.key === 'Escape') this.options.onDismiss?.()
    if (event.key === 'Tab') this.keepInside(event)
  }

  private keepInside(event: KeyboardEvent): void {
    const stops = [...this.element.querySelectorAll<HTMLElement>('button, input, textarea, select, a[href]')]
    const [first, last] = [stops[0], stops.at(-1)]
    if (!first || !last) return
    const { activeElement } = document
    const leaving = event.shiftKey ? [first, this.element] : [last]
    if (!leaving.includes(activeElement as HTMLElement)) return
    event.preventDefault()
    ;(event.shiftKey ? last : first).focus()
  }
}

export interface ButtonOptions {
  label: string
  testId: string
  look?: string
  onTap: () => void
}

export function button({ label, testId, look = '', onTap }: ButtonOptions): HTMLButtonElement {
  const made = el('button', { type: 'button', class: look, 'data-testid': testId }, [label]) as HTMLButtonElement
  made.addEventListener('click', onTap)
  return made
}

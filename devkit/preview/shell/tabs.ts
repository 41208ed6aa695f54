import { h } from './dom'

export interface Tab {
  id: string
  label: string
  element: HTMLElement
  /** Called whenever the tab comes to the front. */
  onOpen?: () => void
}

const OPEN = 'console-tab'

/** The panels that share a place; arrow keys move between them. */
export class Tabs {
  readonly element: HTMLElement
  private readonly buttons = new Map<string, HTMLButtonElement>()
  private readonly counts = new Map<string, HTMLElement>()

  constructor(private readonly tabs: readonly Tab[]) {
    const bar = h(
      'div',
      { class: 'tabs', role: 'tablist' },
      tabs.map((tab) => this.button(tab)),
    )
    bar.addEventListener('keydown', (event) => this.key(event))
    for (const { id, element } of tabs) {
      element.id = `panel-${id}`
      element.setAttribute('role', 'tabpanel')
      element.setAttribute('aria-labelledby', `tab-${id}`)
    }
    this.element = h('section', { class: 'card panels' }, [bar, ...tabs.map(({ element }) => element)])
  }

  /** Opens the panel that was open last time. */
  start(): void {
    const last = sessionStorage.getItem(OPEN)
    this.open(this.tabs.find(({ id }) => id === last) ?? this.tabs[0]!)
  }

  setCount(id: string, count: number): void {
    const place = this.counts.get(id)
    if (place) place.textContent = count > 0 ? String(count) : ''
  }

  private button(tab: Tab): HTMLButtonElement {
    const count = h('small', {})
    this.counts.set(tab.id, count)
    const attributes = {
      type: 'button',
      role: 'tab',
      id: `tab-${tab.id}`,
      'aria-controls': `panel-${tab.id}`,
      'data-testid': `tab-${tab.id}`,
      onclick: () => this.open(tab),
    }
    const made = h('button', attributes, [tab.label, count])
    this.buttons.set(tab.id, made)
    return made
  }

  private open(tab: Tab): void {
    sessionStorage.setItem(OPEN, tab.id)
    for (const { id, element } of this.tabs) {
      const isOpen = id === tab.id
      element.hidden = !isOpen
      this.buttons.get(id)?.setAttribute('aria-selected', String(isOpen))
      this.buttons.get(id)?.setAttribute('tabindex', isOpen ? '0' : '-1')
    }
    tab.onOpen?.()
  }

  private key(event: KeyboardEvent): void {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
    const at = this.tabs.findIndex(({ id }) => this.buttons.get(id) === document.activeElement)
    const next = step === undefined ? undefined : this.tabs[(at + step + this.tabs.length) % this.tabs.length]
    if (!next) return
    this.open(next)
    this.buttons.get(next.id)?.focus()
  }
}

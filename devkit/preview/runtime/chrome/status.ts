import { el, markup } from './dom'
import { capsuleRect } from './metrics'

const SIGNS =
  '<svg viewBox="0 0 72 12"><rect y="7" width="3" height="5" rx="1"/><rect x="5" y="5" width="3" height="7" rx="1"/><rect x="10" y="3" width="3" height="9" rx="1"/><rect x="15" width="3" height="12" rx="1"/><path d="M33 0c3 0 5.800 1.200 7.900 3.100l-1.500 1.600A9.300 9.300 0 0 0 33 2.300c-2.500 0-4.700.9-6.400 2.400l-1.500-1.600A11.600 11.600 0 0 1 33 0zm0 4.200c1.900 0 3.600.7 4.900 1.900l-1.600 1.700a4.800 4.800 0 0 0-6.600 0l-1.600-1.700A7.100 7.100 0 0 1 33 4.200zm0 4.300c.8 0 1.500.3 2 .8l-2 2.200-2-2.200c.5-.5 1.200-.8 2-.8z"/><path d="M49 0h17a3.500 3.500 0 0 1 3.500 3.500v5A3.500 3.500 0 0 1 66 12H49a3.500 3.500 0 0 1-3.500-3.500v-5A3.500 3.500 0 0 1 49 0zm0 1a2.500 2.500 0 0 0-2.500 2.500v5A2.500 2.500 0 0 0 49 11h17a2.500 2.500 0 0 0 2.500-2.500v-5A2.500 2.500 0 0 0 66 1zm.3 1h16.400c.9 0 1.800.8 1.800 1.700v4.600c0 1-.9 1.700-1.800 1.700H49.300c-1 0-1.800-.8-1.800-1.700V3.700C47.500 2.800 48.300 2 49.300 2zM70.500 4c.9.3 1.500 1 1.500 2s-.6 1.700-1.500 2z"/></svg>'
const DOTS =
  '<svg viewBox="0 0 22 18"><circle cx="3.500" cy="9" r="2"/><circle cx="11" cy="9" r="3"/><circle cx="18.500" cy="9" r="2"/></svg>'
const RING =
  '<svg viewBox="0 0 22 18"><path d="M11 1a8 8 0 1 1 0 16 8 8 0 0 1 0-16zm0 2.500a5.500 5.500 0 1 0 0 11 5.500 5.500 0 0 0 0-11z"/><circle cx="11" cy="9" r="3"/></svg>'

export interface CapsuleActions {
  onMenu(): void
  onClose(): void
}

/** What the phone and WeChat draw over every page: time, capsule, home indicator. */
export class SystemChrome {
  readonly elements: HTMLElement[]
  private readonly status: HTMLElement
  private readonly clock: HTMLElement
  private readonly capsule: HTMLElement

  constructor(actions: CapsuleActions) {
    this.clock = el('b')
    this.status = el('div', { class: 'preview-status', 'aria-hidden': 'true' }, [this.clock, markup(SIGNS)])
    const menu = el('button', { 'aria-label': '更多' }, [markup(DOTS)])
    const close = el('button', { 'aria-label': '关闭小程序' }, [markup(RING)])
    menu.addEventListener('click', () => actions.onMenu())
    close.addEventListener('click', () => actions.onClose())
    this.capsule = el('div', { class: 'preview-capsule' }, [menu, close])
    this.elements = [this.status, this.capsule, el('div', { class: 'preview-home-indicator', 'aria-hidden': 'true' })]
    this.layout()
    this.tick()
    setInterval(() => this.tick(), 10_000)
  }

  layout(): void {
    const { left, top, width, height } = capsuleRect()
    Object.assign(this.capsule.style, {
      left: `${left}px`,
      top: `${top}px`,
      width: `${width}px`,
      height: `${height}px`,
    })
  }

  /** White signs on a dark page, black ones on a light page. */
  setTextStyle(style: 'black' | 'white'): void {
    for (const element of [this.status, this.capsule]) element.classList.toggle('preview-light', style === 'white')
  }

  private tick(): void {
    this.clock.textContent = new Date().toLocaleTimeString('zh-CN', {
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
      // The members' phones are in China wherever this browser is.
      timeZone: 'Asia/Shanghai',
    })
  }
}

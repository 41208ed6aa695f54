import type { PageConfig } from '../config'
import { el, markup } from './dom'

const BACK =
  '<button class="preview-bar-button" aria-label="返回"><svg viewBox="0 0 24 24"><path d="M15 4l-8 8 8 8"/></svg></button>'
const HOME =
  '<button class="preview-bar-button preview-bar-home" aria-label="回到首页"><svg viewBox="0 0 24 24"><path d="M4 11.5L12 5l8 6.5V19a1 1 0 0 1-1 1h-4.500v-5.500h-5V20H5a1 1 0 0 1-1-1z"/></svg></button>'

export interface BarActions {
  onBack(): void
  onHome(): void
}

/** The bar with title that the platform draws above a page; a page with `navigationStyle: custom` draws its own. */
export class NavigationBar {
  readonly element: HTMLElement
  private readonly title: HTMLElement
  private readonly spinner: HTMLElement
  private readonly back: HTMLElement
  private readonly home: HTMLElement
  private homeAllowed: boolean
  textStyle: 'black' | 'white'

  constructor(config: PageConfig, custom: boolean, actions: BarActions) {
    this.title = el('div', { class: 'preview-bar-title' }, [config.navigationBarTitleText ?? ''])
    this.spinner = el('i', { class: 'preview-spinner', hidden: '' })
    this.back = markup(BACK)
    this.home = markup(HOME)
    this.back.addEventListener('click', () => actions.onBack())
    this.home.addEventListener('click', () => actions.onHome())
    const row = el('div', { class: 'preview-bar-row' }, [
      this.back,
      this.home,
      el('div', { class: 'preview-bar-center' }, [this.spinner, this.title]),
    ])
    this.element = el('header', { class: 'preview-bar' }, [row])
    this.element.hidden = custom
    this.homeAllowed = true
    this.textStyle = config.navigationBarTextStyle ?? 'white'
    this.setColor(this.textStyle === 'white' ? '#ffffff' : '#000000', config.navigationBarBackgroundColor ?? '#000000')
    this.setButtons({ back: false, home: false })
  }

  get text(): string {
    return this.title.textContent ?? ''
  }

  setTitle(title: string): void {
    this.title.textContent = title
  }

  setColor(front: string, background: string): void {
    this.textStyle = front.toLowerCase() === '#ffffff' ? 'white' : 'black'
    this.element.style.color = front
    this.element.style.backgroundColor = background
  }

  setLoading(loading: boolean): void {
    this.spinner.hidden = !loading
  }

  setButtons({ back, home }: { back: boolean; home: boolean }): void {
    this.back.hidden = !back
    this.home.hidden = !home || !this.homeAllowed
  }

  hideHomeButton(): void {
    this.homeAllowed = false
    this.home.hidden = true
  }
}

import { el } from '../chrome/dom'
import { fullBarHeight, tabBarHeight } from '../chrome/metrics'
import { NavigationBar } from '../chrome/navigation-bar'
import type { PageConfig } from '../config'
import { VIEWPORT_CLASS } from '../query/rect'

export interface FrameOptions {
  path: string
  config: PageConfig
  /** Space is left for the tab bar that the frame draws. */
  nativeTabBar: boolean
  onBack(): void
  onHome(): void
}

/** The DOM around one page: navigation bar, viewport, scroller. `position: fixed` inside stays within the viewport. */
export class PageFrame {
  readonly element: HTMLElement
  readonly viewport: HTMLElement
  readonly scroller: HTMLElement
  readonly mount: HTMLElement
  readonly bar: NavigationBar
  private readonly custom: boolean
  private nativeTabBar: boolean

  constructor(options: FrameOptions) {
    const { config, path } = options
    this.custom = config.navigationStyle === 'custom'
    this.nativeTabBar = options.nativeTabBar
    this.bar = new NavigationBar(config, this.custom, options)
    this.mount = el('div')
    this.scroller = el('div', { class: 'preview-scroller' }, [this.mount])
    this.viewport = el('div', { class: VIEWPORT_CLASS, 'wx-path': path }, [this.scroller])
    this.element = el('div', { class: 'preview-page', 'data-path': path }, [this.bar.element, this.viewport])
    if (config.disableScroll) this.scroller.style.overflowY = 'hidden'
    this.setBackground(config.backgroundColor, config.backgroundTextStyle)
    this.layout()
  }

  /** Height of what the frame draws above the page. */
  get top(): number {
    return this.custom ? 0 : fullBarHeight()
  }

  get bottom(): number {
    return this.nativeTabBar ? tabBarHeight() : 0
  }

  get height(): number {
    return window.innerHeight - this.top - this.bottom
  }

  setNativeTabBar(shown: boolean): void {
    this.nativeTabBar = shown
    this.layout()
  }

  setBackground(color?: string, textStyle?: 'dark' | 'light'): void {
    if (color) this.viewport.style.backgroundColor = color
    if (textStyle) this.viewport.dataset.text = textStyle
  }

  layout(): void {
    this.viewport.style.top = `${this.top}px`
    this.viewport.style.bottom = `${this.bottom}px`
    this.viewport.style.setProperty('--vh', `${this.height / 100}px`)
    // Elements at the page's lower edge need no inset when the frame's own tab bar already covers it.
    if (this.nativeTabBar) this.viewport.style.setProperty('--safe-area-inset-bottom', '0px')
    else this.viewport.style.removeProperty('--safe-area-inset-bottom')
  }

  show(): void {
    this.element.classList.remove('preview-hidden')
  }

  hide(): void {
    this.element.classList.add('preview-hidden')
  }

  remove(): void {
    this.element.remove()
  }
}

import type { TabBarConfig, TabBarItem } from '../config'
import type { TabBarControl, TabBarItemStyle, TabBarStyle } from '../host'
import { el } from './dom'

interface Item {
  config: TabBarItem
  element: HTMLElement
  icon: HTMLImageElement
  label: HTMLElement
  badge: HTMLElement
}

export interface TabBarOptions {
  config: TabBarConfig
  assetUrl(path: string): string
  onSelect(path: string): void
  /** Shown or hidden: pages get more or less room. */
  onChange(): void
}

/** The tab bar that the platform draws from app.json (a custom one is a component of the program). */
export class NativeTabBar implements TabBarControl {
  readonly element: HTMLElement
  private readonly items: Item[]
  private readonly style: TabBarStyle
  private allowed = true
  private selected = ''

  constructor(private readonly options: TabBarOptions) {
    const {
      color = '#7a7e83',
      selectedColor = '#3cc51f',
      backgroundColor = '#ffffff',
      borderStyle = 'black',
    } = options.config
    this.style = { color, selectedColor, backgroundColor, borderStyle }
    this.items = options.config.list.map((item) => this.makeItem({ ...item }))
    this.element = el(
      'nav',
      { class: 'preview-tab-bar' },
      this.items.map((item) => item.element),
    )
    this.paint()
  }

  get shown(): boolean {
    return this.allowed
  }

  /** Follows the page on top; hidden on pages that are no tab pages. */
  select(path: string): void {
    this.selected = path
    this.paint()
  }

  show(): void {
    this.allowed = true
    this.options.onChange()
  }

  hide(): void {
    this.allowed = false
    this.options.onChange()
  }

  setItem(index: number, item: TabBarItemStyle): void {
    Object.assign(this.item(index).config, item)
    this.paint()
  }

  setStyle(style: TabBarStyle): void {
    Object.assign(this.style, style)
    this.paint()
  }

  setBadge(index: number, text: string): void {
    const { badge } = this.item(index)
    badge.textContent = text.length > 3 ? '…' : text
    badge.hidden = false
  }

  removeBadge(index: number): void {
    this.item(index).badge.hidden = true
  }

  showRedDot(index: number): void {
    const { badge } = this.item(index)
    badge.textContent = ''
    badge.hidden = false
  }

  hideRedDot(index: number): void {
    this.removeBadge(index)
  }

  private makeItem(config: TabBarItem): Item {
    const icon = el('img', { alt: '' }) as HTMLImageElement
    const label = el('span')
    const badge = el('i', { class: 'preview-badge', hidden: '' })
    const element = el('button', {}, [icon, label, badge])
    element.addEventListener('click', () => this.options.onSelect(config.pagePath))
    return { config, element, icon, label, badge }
  }

  private item(index: number): Item {
    const item = this.items[index]
    if (!item) throw new Error('tabbar item not found')
    return item
  }

  private paint(): void {
    this.element.style.backgroundColor = this.style.backgroundColor ?? ''
    this.element.style.borderColor = this.style.borderStyle === 'white' ? 'transparent' : ''
    for (const { config, element, icon, label } of this.items) {
      const active = config.pagePath.replace(/^\//, '') === this.selected
      const path = active ? (config.selectedIconPath ?? config.iconPath) : config.iconPath
      element.style.color = (active ? this.style.selectedColor : this.style.color) ?? ''
      element.setAttribute('aria-current', active ? 'page' : 'false')
      label.textContent = config.text
      icon.hidden = !path
      const url = path ? this.options.assetUrl(path) : ''
      if (icon.getAttribute('src') !== url && url) icon.src = url
    }
  }
}

/** What `wx.setTabBar…` meets when the platform draws no tab bar. */
export function noTabBar(reason: string): TabBarControl {
  const refuse = () => {
    throw new Error(reason)
  }
  return {
    show: refuse,
    hide: refuse,
    setItem: refuse,
    setStyle: refuse,
    setBadge: refuse,
    removeBadge: refuse,
    showRedDot: refuse,
    hideRedDot: refuse,
  }
}

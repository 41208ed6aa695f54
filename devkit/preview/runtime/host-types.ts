import type { PageConfig } from './config'

/** The size of everything, in CSS pixels of the frame. */
export interface ScreenMetrics {
  screenWidth: number
  screenHeight: number
  /** The page's viewport: without the native navigation bar and native tab bar. */
  windowWidth: number
  windowHeight: number
  /** Distance from the screen's top to the page viewport's top. */
  screenTop: number
  pixelRatio: number
  statusBarHeight: number
  /** Height of the navigation bar without the status bar. */
  navigationBarHeight: number
  /** 0 when the current page has no native tab bar. */
  tabBarHeight: number
  safeArea: Rect
}

export interface Rect {
  left: number
  top: number
  right: number
  bottom: number
  width: number
  height: number
}

/** `onLaunch`, `onShow`, `wx.getLaunchOptionsSync`, `wx.getEnterOptionsSync`. */
export interface EnterOptions {
  path: string
  query: Record<string, string>
  scene: number
  referrerInfo: Record<string, unknown>
  shareTicket?: string
  apiCategory: string
}

/** The page's own `this` (an instance of the adapter's ComponentCaller). */
export interface PageInstance {
  route: string
  options: Record<string, string>
  data: Record<string, unknown>
  setData(data: Record<string, unknown>, callback?: () => void): void
  [key: string]: unknown
}

/** An event of the events channel between an opener and the opened page. */
export interface EventChannel {
  emit(name: string, ...args: unknown[]): void
  on(name: string, listener: (...args: never[]) => void): void
  once(name: string, listener: (...args: never[]) => void): void
  off(name: string, listener?: (...args: never[]) => void): void
}

/** A page on the stack, as the runtime sees it. */
export interface PageHandle {
  path: string
  query: Record<string, string>
  config: PageConfig
  instance: PageInstance
  /** The page's outermost element; children of it stay inside the page. */
  element: HTMLElement
  /** The element that scrolls. */
  scroller: HTMLElement
  /** What the selector `page` means (`<wx-page>`), for `page-meta`'s page-style. */
  root: HTMLElement
}

export interface NavigateOptions {
  url: string
  events?: Record<string, (...args: never[]) => void>
}

export interface NavigationBarControl {
  setTitle(title: string): void
  setColor(color: { frontColor: string; backgroundColor: string }): void
  showLoading(): void
  hideLoading(): void
  hideHomeButton(): void
}

export interface TabBarItemStyle {
  text?: string
  iconPath?: string
  selectedIconPath?: string
}

export interface TabBarStyle {
  color?: string
  selectedColor?: string
  backgroundColor?: string
  borderStyle?: string
}

/** Each throws `Error` (message without the api name) when the index is unknown or the page is no tab page. */
export interface TabBarControl {
  show(): void
  hide(): void
  setItem(index: number, item: TabBarItemStyle): void
  setStyle(style: TabBarStyle): void
  setBadge(index: number, text: string): void
  removeBadge(index: number): void
  showRedDot(index: number): void
  hideRedDot(index: number): void
}

export interface PageScrollTarget {
  scrollTop?: number
  selector?: string
  offsetTop?: number
  /** Milliseconds, 300 by default. */
  duration?: number
}

/** App-wide events, with the payload WeChat gives. */
export interface AppEvents {
  show: EnterOptions
  hide: { reason: number }
  error: string
  unhandledRejection: { reason: unknown; promise: Promise<unknown> }
  pageNotFound: { path: string; query: Record<string, string>; isEntryPage: boolean }
  resize: { size: { windowWidth: number; windowHeight: number } }
  themeChange: { theme: 'light' | 'dark' }
}

export interface ShareMenu {
  show(menus: string[]): void
  hide(menus: string[]): void
}

/** Why a page's onShareAppMessage is asked: the capsule's menu or `<button open-type="share">`. */
export interface ShareRequest {
  from: 'menu' | 'button'
  target?: { id: string; dataset: Record<string, unknown> }
}

/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
/**
 * What the runtime offers to the `wx` API and to the built-in components.
 *
 * `createWx(host)` is called once, before app.js runs. Everything that needs a page works on the page that is on top when it is called.
 */
import type { AppConfig } from './config'
import type {
  AppEvents,
  EnterOptions,
  EventChannel,
  NavigateOptions,
  NavigationBarControl,
  PageHandle,
  PageInstance,
  PageScrollTarget,
  Rect,
  ScreenMetrics,
  ShareMenu,
  ShareRequest,
  TabBarControl,
} from './host-types'

export type * from './host-types'

/**
 * Every method rejects with `{ errMsg: '<api>:fail …' }` in WeChat's words; the wx layer only has to pass it on to `fail`
 * and `complete`.
 */
export interface Navigation {
  navigateTo(options: NavigateOptions): Promise<{ errMsg: string; eventChannel: EventChannel }>
  redirectTo(options: NavigateOptions): Promise<{ errMsg: string }>
  switchTab(options: NavigateOptions): Promise<{ errMsg: string }>
  reLaunch(options: NavigateOptions): Promise<{ errMsg: string }>
  navigateBack(options?: { delta?: number }): Promise<{ errMsg: string }>
}

export interface Host extends Navigation {
  readonly appConfig: AppConfig
  /** Origin of `/cloud/**`, '' for the same origin. */
  readonly cloudOrigin: string
  /** Overlays (toast, modal, action sheet, preview …) are appended here; it covers the frame and lets clicks through where it is empty. */
  readonly screen: HTMLElement

  getCurrentPages(): PageInstance[]
  currentPage(): PageHandle | null
  getApp(): Record<string, unknown>

  /** The openid whose calls these are; '' before one was chosen. */
  identity(): string
  /** Stores the openid for this tab and starts the mini program again. */
  setIdentity(openid: string): void

  launchOptions(): EnterOptions
  enterOptions(): EnterOptions
  metrics(): ScreenMetrics
  /** `wx.getMenuButtonBoundingClientRect`. */
  capsule(): Rect
  /** Font size in px the user has set in WeChat: 16 or, with `?fontSize=big`, 23. */
  fontSizeSetting(): number

  readonly navigationBar: NavigationBarControl
  readonly tabBar: TabBarControl
  readonly pullDown: { start(): void; stop(): void }
  readonly shareMenu: ShareMenu
  /** Asks the current page's onShareAppMessage and shows the card; what `<button open-type="share">` does. */
  share(request: ShareRequest): Promise<void>
  pageScrollTo(target: PageScrollTarget): Promise<void>
  setBackground(style: { backgroundColor?: string; textStyle?: 'dark' | 'light' }): void

  /** `wx.createSelectorQuery()`: bound to the current page until `.in(component)`. */
  createSelectorQuery(): unknown
  /** `wx.createIntersectionObserver(component, options)`. */
  createIntersectionObserver(component?: unknown, options?: Record<string, unknown>): unknown
  createMediaQueryObserver(component?: unknown): unknown
  /** The DOM element of a built-in (`canvas`, `video`, `map` …) by its id inside `component`, or inside the current page. */
  elementById(id: string, component?: unknown): HTMLElement | null

  onApp<K extends keyof AppEvents>(event: K, listener: (payload: AppEvents[K]) => void): void
  offApp<K extends keyof AppEvents>(event: K, listener?: (payload: AppEvents[K]) => void): void

  /**
   * Tells the shell (parent window): posts `{ source: 'preview', event, payload }`. The runtime itself sends
   * `navigate { hash, path, title }`, `identity { openid }`, `share { title, path, imageUrl }`, `error { message }`, `missing-api { name }`.
   */
  emit(event: string, payload?: unknown): void
  /**
   * What the shell tells the frame: `{ source: 'shell', event, payload }`. Returns the unsubscriber. The runtime itself obeys
   * `navigate { hash }`, `identity { openid }`, `back`, `hide`, `show`.
   */
  onShell(event: string, listener: (payload: unknown) => void): () => void

  /** The URL a browser can load for `/images/a.png`, `cloud://…`, `wxfile://…`, `data:` or `https:`; relative paths start at `from`. */
  assetUrl(path: string, from?: string): string
  /** Lets the wx layer say where its own schemes (e.g. `wxfile`, `http://tmp`) are found: first matching prefix wins. */
  addFileScheme(prefix: string, toUrl: (path: string) => string): void

  /** `wx.exitMiniProgram`. */
  exit(): void
  /** `wx.restartMiniProgram`. */
  restart(path?: string): void
}

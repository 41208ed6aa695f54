import type { Navigation, NavigateOptions } from '../host'
import { PageEventChannel } from './event-channel'
import type { PageView } from './page'
import { MAX_PAGES, type PageStack } from './stack'
import { parseUrl, type PageUrl } from './url'

/** What the navigator needs to know of the program. */
export interface Site {
  isPage(path: string): boolean
  isTab(path: string): boolean
  create(url: PageUrl, channel: PageEventChannel): PageView
  /** Puts a new page into the document and calls onLoad. */
  attach(page: PageView): void
  /** The page on top has changed. */
  arrived(page: PageView): void
}

type Api = 'navigateTo' | 'redirectTo' | 'switchTab' | 'reLaunch' | 'navigateBack'

const fail = (api: Api, reason: string) => ({ errMsg: `${api}:fail ${reason}` })

/** The five ways to move between pages, with WeChat's order of lifecycle functions and WeChat's words when one is refused. */
export class Navigator implements Navigation {
  constructor(
    private readonly stack: PageStack,
    private readonly site: Site,
  ) {}

  async navigateTo(options: NavigateOptions) {
    const target = this.target('navigateTo', options)
    if (this.site.isTab(target.path)) throw fail('navigateTo', 'can not navigateTo a tabbar page')
    if (this.stack.all.length >= MAX_PAGES) throw fail('navigateTo', `webview count limit exceed`)
    const { opener, opened } = PageEventChannel.pair(options.events)
    this.openOnTop(target, opened)
    return { errMsg: 'navigateTo:ok', eventChannel: opener }
  }

  async redirectTo(options: NavigateOptions) {
    const target = this.target('redirectTo', options)
    if (this.site.isTab(target.path)) throw fail('redirectTo', 'can not redirectTo a tabbar page')
    this.stack.pop(1).forEach((page) => page.unload())
    this.open(target)
    return { errMsg: 'redirectTo:ok' }
  }

  async switchTab(options: NavigateOptions) {
    const target = this.target('switchTab', options)
    if (!this.site.isTab(target.path)) throw fail('switchTab', 'can not switch to no-tabBar page')
    const kept = this.stack.tab(target.path)
    if (kept && kept === this.stack.top) return { errMsg: 'switchTab:ok' }
    const leaving = this.stack.all[0]
    this.stack.leaveForTab().forEach((page) => page.unload())
    leaving?.hide()
    // A tab page takes no query.
    if (kept) this.reopen(kept)
    else this.open({ path: target.path, query: {} })
    leaving?.frame.hide()
    return { errMsg: 'switchTab:ok' }
  }

  async reLaunch(options: NavigateOptions) {
    const target = this.target('reLaunch', options)
    this.stack.clear().forEach((page) => page.unload())
    this.open(target)
    return { errMsg: 'reLaunch:ok' }
  }

  async navigateBack({ delta = 1 }: { delta?: number } = {}) {
    const { length } = this.stack.all
    if (length <= 1) throw fail('navigateBack', 'cannot navigate back at first page.')
    this.stack.pop(Math.min(Math.max(delta, 1), length - 1)).forEach((page) => page.unload())
    const { top } = this.stack
    if (top) this.arrive(top)
    return { errMsg: 'navigateBack:ok' }
  }

  /** Opens the first page, or the one a new hash names. */
  launch(url: PageUrl): void {
    this.stack.clear().forEach((page) => page.unload())
    this.open(url)
  }

  /** Opens a page over the one on top. */
  openOnTop(url: PageUrl, channel?: PageEventChannel): void {
    const before = this.stack.top
    before?.hide()
    this.open(url, channel)
    before?.frame.hide()
  }

  private target(api: Api, options: NavigateOptions): PageUrl {
    if (typeof options?.url !== 'string') {
      const got = options?.url === undefined ? 'Undefined' : typeof options.url
      throw fail(api, `parameter error: parameter.url should be String instead of ${got};`)
    }
    const target = parseUrl(options.url, this.stack.top?.path)
    if (!this.site.isPage(target.path)) throw fail(api, `page "${target.path}" is not found`)
    return target
  }

  private open(url: PageUrl, channel = PageEventChannel.pair().opened): void {
    const page = this.site.create(url, channel)
    this.stack.push(page)
    if (this.site.isTab(url.path)) this.stack.keepTab(page)
    this.site.attach(page)
    this.arrive(page)
  }

  private reopen(page: PageView): void {
    this.stack.push(page)
    this.arrive(page)
  }

  private arrive(page: PageView): void {
    // A page may leave again inside its own onLoad.
    if (this.stack.top !== page) return
    this.site.arrived(page)
    page.show()
  }
}

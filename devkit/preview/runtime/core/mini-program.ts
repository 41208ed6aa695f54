import type { AssociatedBackend } from 'glass-easel-miniprogram-adapter'
import { el } from '../chrome/dom'
import { publishInsets } from '../chrome/metrics'
import { SystemChrome } from '../chrome/status'
import { NativeTabBar } from '../chrome/tab-bar'
import { TouchLayer } from '../events/touch-layer'
import type { EnterOptions } from '../host'
import { Navigator } from '../page/navigator'
import type { PageView } from '../page/page'
import { PullDown } from '../page/pull-down'
import { PageStack } from '../page/stack'
import type { PageUrl } from '../page/url'
import { Address } from './address'
import { AppLifecycle, watchErrors } from './app-lifecycle'
import { Assets } from './assets'
import { Backend } from './backend'
import { createSpace, type Space } from './code-space'
import { Definitions } from './definitions'
import { Identity } from './identity'
import { enterOptions, pageInHash } from './launch'
import { ProgramPages } from './pages'
import { Presence } from './presence'
import type { LoadedProgram, Templates } from './program'
import { Sharing } from './share'
import { ShellLink } from './shell-link'

/** The running mini program with everything around it. */
export class MiniProgram {
  readonly screen = el('div', { class: 'preview-overlay' })
  readonly shell = new ShellLink()
  readonly identity = new Identity()
  readonly lifecycle = new AppLifecycle()
  readonly stack = new PageStack()
  readonly touch = new TouchLayer()
  readonly assets: Assets
  readonly parts: Space
  readonly backend: AssociatedBackend
  readonly definitions: Definitions
  readonly chrome: SystemChrome
  readonly tabBar: NativeTabBar | null
  readonly pages: ProgramPages
  readonly navigator: Navigator
  readonly pullDown: PullDown
  readonly sharing: Sharing
  readonly presence = new Presence(this)
  readonly address = new Address(this.stack, {
    back: (delta) => void this.navigator.navigateBack({ delta }),
    open: (hash) => this.openHash(hash),
  })
  launchOptions: EnterOptions

  constructor(
    readonly program: LoadedProgram,
    templates: Templates,
    readonly cloudOrigin: string,
  ) {
    this.assets = new Assets(cloudOrigin)
    this.parts = createSpace(program, templates)
    this.backend = this.parts.env.associateBackend(new Backend())
    this.definitions = new Definitions(program, this.parts.codeSpace, this.parts.behaviors)
    this.chrome = new SystemChrome({ onMenu: () => this.sharing.openMenu(), onClose: () => this.presence.close() })
    this.tabBar = this.createTabBar()
    const container = el('main', { class: 'preview-screen' })
    document.body.append(container, ...(this.tabBar ? [this.tabBar.element] : []), ...this.chrome.elements, this.screen)
    publishInsets(document.documentElement)
    this.pages = this.createPages(container)
    this.navigator = new Navigator(this.stack, this.pages)
    this.pullDown = new PullDown(() => this.stack.top)
    this.sharing = this.createSharing()
    this.launchOptions = enterOptions({ path: '', query: {} })
  }

  /** Runs app.js and opens the page that the address names, else the first one. */
  start(): void {
    watchErrors(this.lifecycle, (message) => this.shell.emit('error', { message }))
    this.touch.addGesture(this.pullDown)
    this.touch.install(document)
    const app = this.definitions.loadApp()
    const wanted = pageInHash(location.hash) ?? { path: this.pages.entryPath, query: {} }
    this.launchOptions = enterOptions(wanted)
    this.lifecycle.launch(app, this.launchOptions)
    this.openFirst(wanted)
    this.address.follow()
    this.followShell()
    this.presence.follow()
    window.addEventListener('resize', () => this.resized())
    this.shell.emit('identity', { openid: this.identity.openid })
  }

  openHash(hash: string): void {
    const wanted = pageInHash(hash)
    if (wanted) this.open(wanted, false)
  }

  /** Starts again from the beginning, as after closing it. */
  restart(path?: string): void {
    this.address.forget(path ? `#/${path.replace(/^\//, '')}` : location.pathname + location.search)
    location.reload()
  }

  pageOf(element: Element | null): PageView | null {
    return this.stack.all.find((page) => page.frame.element.contains(element)) ?? this.stack.top
  }

  /** Opens what the address names, after a reload with the pages below it. */
  private openFirst(wanted: PageUrl): void {
    const kept = this.address.kept()
    const pages = kept.map(pageInHash).filter((page) => page !== null)
    if (pages.length < 2 || !pages.every(({ path }) => this.pages.isPage(path))) {
      this.open(wanted, true)
      return
    }
    this.address.reopen(() => {
      pages.forEach((page, index) => (index === 0 ? this.open(page, true) : this.navigator.openOnTop(page)))
    })
  }

  /** Opens a page as the first of the stack; a page that does not exist goes to onPageNotFound. */
  private open(wanted: PageUrl, isEntryPage: boolean): void {
    if (this.pages.isPage(wanted.path)) {
      this.navigator.launch(wanted)
      return
    }
    const heard = this.lifecycle.fire('pageNotFound', { ...wanted, isEntryPage })
    if (heard && this.stack.top) return
    console.error(`page "${wanted.path}" is not found`)
    if (!heard) this.navigator.launch({ path: this.pages.entryPath, query: {} })
  }

  private createTabBar(): NativeTabBar | null {
    const config = this.program.app.tabBar
    if (!config || config.custom) return null
    return new NativeTabBar({
      config,
      assetUrl: (path) => this.assets.url(path),
      onSelect: (path) => this.selectTab(path),
      onChange: () => this.stack.top && this.pages.arrived(this.stack.top),
    })
  }

  private selectTab(path: string): void {
    const item = this.program.app.tabBar?.list.findIndex((each) => each.pagePath === path) ?? -1
    this.stack.top?.call('onTabItemTap', {
      index: item,
      pagePath: path,
      text: this.program.app.tabBar?.list[item]?.text,
    })
    void this.navigator.switchTab({ url: `/${path.replace(/^\//, '')}` })
  }

  private createPages(container: HTMLElement): ProgramPages {
    const { program, parts, backend, definitions, stack, tabBar } = this
    return new ProgramPages({
      ...{ program, parts, backend, definitions, stack, tabBar, container },
      onBack: () => void this.navigator.navigateBack(),
      onHome: () => void this.navigator.reLaunch({ url: `/${this.pages.entryPath}` }),
      onArrival: (page) => this.arrived(page),
    })
  }

  private createSharing(): Sharing {
    return new Sharing({
      screen: this.screen,
      cloudOrigin: this.cloudOrigin,
      appName: this.program.app.window?.navigationBarTitleText ?? '小程序',
      topPage: () => this.stack.top,
      assetUrl: (path, from) => this.assets.url(path, from),
      tell: (card) => this.shell.emit('share', card),
      openAs: (openid, hash) => this.identity.become(openid, hash),
      restart: () => this.restart(),
    })
  }

  private arrived(page: PageView): void {
    const hash = this.address.show()
    this.chrome.setTextStyle(page.frame.bar.textStyle)
    this.shell.emit('navigate', { hash, path: page.path, title: page.frame.bar.text })
  }

  private followShell(): void {
    this.shell.on('navigate', (payload) => this.openHash((payload as { hash: string }).hash))
    this.shell.on('identity', (payload) => this.identity.become((payload as { openid: string }).openid))
    this.shell.on('back', () => void this.navigator.navigateBack().catch(() => this.presence.close()))
    this.shell.on('hide', () => this.presence.close())
    this.shell.on('show', () => this.presence.reopen())
  }

  private resized(): void {
    publishInsets(document.documentElement)
    this.chrome.layout()
    const { innerWidth, innerHeight } = window
    const size = { windowWidth: innerWidth, windowHeight: this.stack.top?.frame.height ?? innerHeight }
    for (const page of this.stack.all)
      page.resize({ size, deviceOrientation: innerWidth > innerHeight ? 'landscape' : 'portrait' })
    this.lifecycle.fire('resize', { size })
  }
}

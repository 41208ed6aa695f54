import type { AssociatedBackend } from 'glass-easel-miniprogram-adapter'
import type { NativeTabBar } from '../chrome/tab-bar'
import type { PageConfig } from '../config'
import type { PageEventChannel } from '../page/event-channel'
import type { Site } from '../page/navigator'
import { PageView } from '../page/page'
import { PageFrame } from '../page/page-frame'
import { watchScroll } from '../page/scroll'
import type { PageStack } from '../page/stack'
import type { PageUrl } from '../page/url'
import type { Space } from './code-space'
import type { Definitions } from './definitions'
import type { LoadedProgram } from './program'

const CUSTOM_TAB_BAR = 'custom-tab-bar/index'

export interface PageServices {
  program: LoadedProgram
  parts: Space
  backend: AssociatedBackend
  definitions: Definitions
  stack: PageStack
  tabBar: NativeTabBar | null
  container: HTMLElement
  onBack(): void
  onHome(): void
  onArrival(page: PageView): void
}

/** Makes pages from the program and places them in the frame. */
export class ProgramPages implements Site {
  private readonly tabPaths: Set<string>
  private readonly customTabBar: boolean

  constructor(private readonly services: PageServices) {
    const { tabBar } = services.program.app
    this.tabPaths = new Set((tabBar?.list ?? []).map((item) => item.pagePath.replace(/^\//, '')))
    this.customTabBar = tabBar?.custom === true && CUSTOM_TAB_BAR in services.program.components
  }

  /** The page the program starts with. */
  get entryPath(): string {
    const { app, pages } = this.services.program
    return (app.entryPagePath ?? pages[0] ?? '').replace(/^\//, '')
  }

  isPage(path: string): boolean {
    return this.services.program.pages.includes(path) && path in this.services.program.components
  }

  isTab(path: string): boolean {
    return this.tabPaths.has(path)
  }

  create(url: PageUrl, channel: PageEventChannel): PageView {
    const { definitions, parts, backend, container } = this.services
    definitions.ensure(url.path)
    if (this.usesCustomTabBar(url.path)) definitions.ensure(CUSTOM_TAB_BAR)
    const config = this.configOf(url.path)
    const frame = new PageFrame({
      path: url.path,
      config,
      nativeTabBar: this.hasNativeTabBar(url.path),
      onBack: this.services.onBack,
      onHome: this.services.onHome,
    })
    container.append(frame.element)
    const page = new PageView({ url, config, frame, channel, backend, codeSpace: parts.codeSpace })
    watchScroll(page)
    return page
  }

  attach(page: PageView): void {
    page.attach(this.usesCustomTabBar(page.path) ? CUSTOM_TAB_BAR : null)
    this.services.parts.ready.then(() => page.ready())
  }

  arrived(page: PageView): void {
    const { stack, tabBar } = this.services
    const isTab = this.isTab(page.path)
    const first = stack.all[0] === page
    page.frame.bar.setButtons({ back: !first, home: first && !isTab && page.path !== this.entryPath })
    page.frame.setNativeTabBar(this.hasNativeTabBar(page.path))
    if (tabBar) {
      tabBar.element.hidden = !this.hasNativeTabBar(page.path)
      tabBar.select(page.path)
    }
    this.services.onArrival(page)
  }

  private hasNativeTabBar(path: string): boolean {
    return this.services.tabBar !== null && this.services.tabBar.shown && this.isTab(path)
  }

  private usesCustomTabBar(path: string): boolean {
    return this.customTabBar && this.isTab(path)
  }

  /** app.json's window with the page's own settings over it. */
  private configOf(path: string): PageConfig {
    const { app, components } = this.services.program
    return { ...app.window, ...components[path]?.config }
  }
}

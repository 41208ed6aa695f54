import * as ge from 'glass-easel'
import type { AssociatedBackend, CodeSpace, Root } from 'glass-easel-miniprogram-adapter'
import type { PageConfig } from '../config'
import type { PageHandle, PageInstance } from '../host'
import { type PageEventChannel } from './event-channel'
import type { PageFrame } from './page-frame'
import type { PageUrl } from './url'

type Hook = (...args: unknown[]) => unknown

export interface PageParts {
  url: PageUrl
  config: PageConfig
  frame: PageFrame
  codeSpace: CodeSpace
  backend: AssociatedBackend
  channel: PageEventChannel
}

let nextId = 1

/** One page on the stack: its component, its DOM and its lifecycle. */
export class PageView implements PageHandle {
  readonly path: string
  readonly query: Record<string, string>
  readonly config: PageConfig
  readonly frame: PageFrame
  readonly id = nextId++
  readonly channel: PageEventChannel
  readonly component: ge.GeneralComponent
  readonly instance: PageInstance
  private readonly tree: Root
  private tabBarRoot: Root | null = null
  private visible = false
  private loaded = false
  private unloaded = false

  constructor(private readonly parts: PageParts) {
    const { url, config, frame, codeSpace, backend, channel } = parts
    this.path = url.path
    this.query = url.query
    this.config = config
    this.frame = frame
    this.channel = channel
    this.tree = backend.createRoot('page', codeSpace, toComponentUrl(url))
    this.component = this.tree.getComponent()
    this.instance = this.tree.get() as unknown as PageInstance
    Object.assign(this.instance, { route: url.path, __route__: url.path, options: url.query, __wxWebviewId__: this.id })
  }

  get element(): HTMLElement {
    return this.frame.viewport
  }

  get scroller(): HTMLElement {
    return this.frame.scroller
  }

  get root(): HTMLElement {
    return this.component.getBackendElement() as unknown as HTMLElement
  }

  /** The custom tab bar shown on this page, as `getTabBar()` gives it. */
  get tabBar(): unknown {
    return this.tabBarRoot?.get() ?? null
  }

  /** Puts the page into the document: `attached` of everything, then onLoad. */
  attach(customTabBar: string | null): void {
    if (customTabBar)
      this.tabBarRoot = this.parts.backend.createRoot('custom-tab-bar', this.parts.codeSpace, customTabBar)
    type Node = Parameters<Root['attach']>[0]
    const { scroller, mount } = this.frame
    this.tree.attach(scroller as unknown as Node, mount as unknown as Node)
    if (this.tabBarRoot) {
      const place = document.createElement('div')
      this.root.append(place)
      this.tabBarRoot.attach(this.root as unknown as Node, place as unknown as Node)
    }
    this.loaded = true
    this.call('onLoad', this.query)
  }

  show(): void {
    this.frame.show()
    if (this.visible || !this.loaded) return
    this.visible = true
    this.component.triggerPageLifetime('show', [])
    this.tabBarComponent?.triggerPageLifetime('show', [])
    this.call('onShow')
  }

  hide(): void {
    if (!this.visible) return
    this.visible = false
    this.component.triggerPageLifetime('hide', [])
    this.tabBarComponent?.triggerPageLifetime('hide', [])
    this.call('onHide')
  }

  ready(): void {
    if (!this.unloaded) this.call('onReady')
  }

  resize(size: unknown): void {
    this.frame.layout()
    this.component.triggerPageLifetime('resize', [size])
    this.call('onResize', size)
  }

  unload(): void {
    if (this.unloaded) return
    this.unloaded = true
    this.visible = false
    this.call('onUnload')
    this.tree.release()
    this.tabBarRoot?.release()
    this.frame.remove()
  }

  has(hook: string): boolean {
    return typeof this.hook(hook) === 'function'
  }

  /** Calls a lifecycle function of the page, if it has it; what it throws is reported, not passed on. */
  call(hook: string, ...args: unknown[]): unknown {
    const method = this.hook(hook)
    if (typeof method !== 'function') return undefined
    return ge.safeCallback(hook, method as Hook, this.instance, args, this.component)
  }

  private hook(name: string): unknown {
    return this.instance[name]
  }

  private get tabBarComponent(): ge.GeneralComponent | undefined {
    return this.tabBarRoot?.getComponent()
  }
}

/** A page made with Component() gets its query as properties. */
function toComponentUrl({ path, query }: PageUrl): string {
  const pairs = Object.entries(query).map(([name, value]) => `${encodeURIComponent(name)}=${reencode(value)}`)
  return pairs.length ? `${path}?${pairs.join('&')}` : path
}

/** The query holds values as written, encoded or not; the component URL needs them encoded exactly once. */
function reencode(value: string): string {
  try {
    return encodeURIComponent(decodeURIComponent(value))
  } catch {
    return encodeURIComponent(value)
  }
}

import { component as adapterComponent } from 'glass-easel-miniprogram-adapter'
import type { Host, Navigation, PageInstance } from '../host'
import type { PageView } from '../page/page'
import { animate, clearAnimation } from '../query/animate'
import { componentOf } from './code-space'

export interface CallerServices {
  host: Host
  pageOf(caller: unknown): PageView | null
}

type AnimateArguments = [
  selector: string,
  frames: Array<Record<string, unknown>>,
  duration: number,
  done?: (() => void) | object,
]

/** Methods every page and component has on its `this` and the adapter does not bring (or not whole). */
export function installCallerMethods({ host, pageOf }: CallerServices): void {
  const prototype = adapterComponent.ComponentCaller.prototype as unknown as Record<string, unknown>
  const shadowRoot = (caller: unknown) => {
    const root = componentOf(caller).getShadowRoot()
    if (!root) throw new Error('the component has no shadow root')
    return root
  }
  Object.assign(prototype, {
    createSelectorQuery(this: unknown) {
      return (host.createSelectorQuery() as { in(c: unknown): unknown }).in(this)
    },
    createIntersectionObserver(this: unknown, options?: Record<string, unknown>) {
      return host.createIntersectionObserver(this, options)
    },
    createMediaQueryObserver(this: unknown) {
      return host.createMediaQueryObserver(this)
    },
    animate(this: unknown, ...[selector, frames, duration, done]: AnimateArguments) {
      if (done !== undefined && typeof done !== 'function')
        throw new Error('animate() with a ScrollTimeline is not available in the preview')
      const finished = done as (() => void) | undefined
      animate(shadowRoot(this), selector, { frames, duration, ...(finished && { done: () => finished.call(this) }) })
    },
    clearAnimation(this: unknown, selector: string, ...rest: unknown[]) {
      const callback = rest.find((each) => typeof each === 'function') as (() => void) | undefined
      clearAnimation(shadowRoot(this), selector, callback?.bind(this))
    },
    getTabBar(this: unknown, callback?: (tabBar: unknown) => void) {
      const tabBar = pageOf(this)?.tabBar ?? null
      if (callback) setTimeout(() => callback(tabBar), 0)
      return tabBar
    },
    getAppBar: () => null,
    getPageId(this: unknown) {
      return `pageId:${pageOf(this)?.id ?? 0}`
    },
    getOpenerEventChannel(this: unknown) {
      return pageOf(this)?.channel
    },
    setUpdatePerformanceListener: () => undefined,
    hasMethod(this: PageInstance, name: string) {
      return typeof this[name] === 'function'
    },
  })
  defineRouters(prototype, host)
}

/** `this.router` and `this.pageRouter`: navigation whose relative paths start at the component or its page; here both start at the page. */
function defineRouters(prototype: Record<string, unknown>, host: Host): void {
  const names = ['navigateTo', 'redirectTo', 'switchTab', 'reLaunch', 'navigateBack'] as const satisfies ReadonlyArray<
    keyof Navigation
  >
  const router = Object.fromEntries(names.map((name) => [name, (options: never) => host[name](options)]))
  for (const name of ['router', 'pageRouter']) {
    Object.defineProperty(prototype, name, { configurable: true, get: () => router, set: replace(name) })
  }
  Object.defineProperty(prototype, 'renderer', { configurable: true, get: () => 'webview', set: replace('renderer') })
}

/** Lets a program put a field of the same name on its own `this`. */
function replace(name: string) {
  return function (this: object, value: unknown) {
    Object.defineProperty(this, name, { value, writable: true, enumerable: true, configurable: true })
  }
}

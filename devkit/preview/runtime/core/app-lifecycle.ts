import * as ge from 'glass-easel'
import type { AppEvents, EnterOptions } from '../host'

type Listener<K extends keyof AppEvents> = (payload: AppEvents[K]) => void

/** The function of App() that belongs to an event. */
const HOOKS: { [K in keyof AppEvents]?: string } = {
  show: 'onShow',
  hide: 'onHide',
  error: 'onError',
  unhandledRejection: 'onUnhandledRejection',
  pageNotFound: 'onPageNotFound',
  themeChange: 'onThemeChange',
}

/** App()'s lifecycle and the `wx.onApp…` listeners beside it. */
export class AppLifecycle {
  private app: Record<string, unknown> = {}
  private readonly listeners = new Map<keyof AppEvents, Array<(payload: never) => void>>()
  private foreground = false

  launch(app: Record<string, unknown>, options: EnterOptions): void {
    this.app = app
    this.call('onLaunch', options)
    this.show(options)
  }

  get isForeground(): boolean {
    return this.foreground
  }

  show(options: EnterOptions): void {
    if (this.foreground) return
    this.foreground = true
    this.fire('show', options)
  }

  hide(): void {
    if (!this.foreground) return
    this.foreground = false
    this.fire('hide', { reason: 0 })
  }

  on<K extends keyof AppEvents>(event: K, listener: Listener<K>): void {
    this.listeners.set(event, [...(this.listeners.get(event) ?? []), listener])
  }

  off<K extends keyof AppEvents>(event: K, listener?: Listener<K>): void {
    const rest = listener ? (this.listeners.get(event) ?? []).filter((other) => other !== listener) : []
    this.listeners.set(event, rest)
  }

  /** Tells App() and the listeners; returns whether anybody was there. */
  fire<K extends keyof AppEvents>(event: K, payload: AppEvents[K]): boolean {
    const hook = HOOKS[event]
    const heard = hook ? this.call(hook, payload) : false
    const listeners = (this.listeners.get(event) ?? []) as unknown as Array<Listener<K>>
    for (const listener of listeners)
      ge.safeCallback(`wx.onApp ${event}`, listener as (payload: unknown) => void, null, [payload])
    return heard || listeners.length > 0
  }

  private call(hook: string, payload: unknown): boolean {
    const method = this.app[hook]
    if (typeof method !== 'function') return false
    ge.safeCallback(`App.${hook}`, method as (payload: unknown) => void, this.app, [payload])
    return true
  }
}

/** What a script throws reaches App.onError, as text with stack. */
export function watchErrors(lifecycle: AppLifecycle, tell: (message: string) => void): void {
  let inside = false
  const report = (error: unknown) => {
    // An onError that throws would be asked about its own error for ever.
    if (inside) return
    inside = true
    const text = error instanceof Error ? `${error.message}\n${error.stack ?? ''}` : String(error)
    lifecycle.fire('error', text)
    tell(text)
    inside = false
  }
  ge.addGlobalErrorListener((error) => {
    report(error)
    console.error(error)
    return false
  })
  window.addEventListener('error', (event) => {
    if (event.error) report(event.error)
  })
  window.addEventListener('unhandledrejection', (event) => {
    lifecycle.fire('unhandledRejection', { reason: event.reason, promise: event.promise })
    tell(`Unhandled rejection: ${String((event.reason as Error | undefined)?.message ?? event.reason)}`)
  })
}

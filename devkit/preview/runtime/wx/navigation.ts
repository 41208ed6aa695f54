import type { Host, NavigateOptions } from '../host'
import { type AsyncApi, promised } from './core/api'
import type { Dialogs } from './ui/dialogs'

type NavigateOption = NavigateOptions & { success?: never; fail?: never; complete?: never }

export function navigationApis(host: Host, dialogs: Dialogs): Record<string, unknown> {
  const guard = new UnloadGuard(host, dialogs)
  const moves = (['navigateTo', 'redirectTo', 'switchTab', 'reLaunch'] as const).map(
    (name): [string, AsyncApi<NavigateOption, object>] => [
      name,
      promised<NavigateOption, object>(name, (options) => host[name](options)),
    ],
  )
  return {
    ...Object.fromEntries(moves),
    navigateBack: promised<{ delta?: number }, object>('navigateBack', async (options) => {
      await guard.ask()
      return host.navigateBack(options)
    }),
    enableAlertBeforeUnload: promised<{ message: string }>('enableAlertBeforeUnload', ({ message }) =>
      guard.set(message),
    ),
    disableAlertBeforeUnload: promised('disableAlertBeforeUnload', () => guard.set(null)),
    exitMiniProgram: promised('exitMiniProgram', () => host.exit()),
    restartMiniProgram: promised<{ path?: string }>('restartMiniProgram', ({ path }) => host.restart(path)),
    preloadWebview: promised('preloadWebview', () => undefined),
    preDownloadSubpackage: promised('preDownloadSubpackage', () => undefined),
    preloadAssets: promised('preloadAssets', () => undefined),
  }
}

/** `wx.enableAlertBeforeUnload`: a question before a page with unsaved text is left by `wx.navigateBack`. */
class UnloadGuard {
  private readonly messages = new WeakMap<object, string>()

  constructor(
    private readonly host: Host,
    private readonly dialogs: Dialogs,
  ) {}

  set(message: string | null): void {
    const page = this.host.currentPage()
    if (!page) return
    if (message === null) this.messages.delete(page)
    else this.messages.set(page, message)
  }

  /** Rejects when the user stays. */
  async ask(): Promise<void> {
    const page = this.host.currentPage()
    const message = page ? this.messages.get(page) : undefined
    if (!message) return
    const { confirm } = await this.dialogs.modal({ content: message, testId: 'unload-alert' })
    if (!confirm) throw new Error('cancel')
  }
}

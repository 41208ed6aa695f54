import type { AppEvents, Host } from '../../host'
import { promised } from '../core/api'
import { silentEvents } from '../core/listeners'

/** The id WeChat gives a project without one of its own. */
const APP_ID = 'touristappid'

/** App-wide events: `wx.on<name>` ↔ the host's event. */
const EVENTS: readonly [name: string, event: keyof AppEvents][] = [
  ['AppShow', 'show'],
  ['AppHide', 'hide'],
  ['Error', 'error'],
  ['UnhandledRejection', 'unhandledRejection'],
  ['PageNotFound', 'pageNotFound'],
  ['WindowResize', 'resize'],
  ['ThemeChange', 'themeChange'],
]

/** Events of a phone that a browser does not have. */
const SILENT = [
  ...[
    'AudioInterruptionBegin',
    'AudioInterruptionEnd',
    'MemoryWarning',
    'UserCaptureScreen',
    'ScreenRecordingStateChanged',
  ],
  ...[
    'BatteryInfoChange',
    'NetworkWeakChange',
    'LazyLoadError',
    'ApiCategoryChange',
    'AppRoute',
    'AppRouteDone',
    'CopyUrl',
  ],
  ...['AccelerometerChange', 'CompassChange', 'DeviceMotionChange', 'GyroscopeChange', 'WindowStateChange'],
]

export function appApis(host: Host): Record<string, unknown> {
  const events = EVENTS.flatMap(([name, event]): [string, unknown][] => [
    [`on${name}`, (listener: (payload: unknown) => void) => host.onApp(event, listener)],
    [`off${name}`, (listener?: (payload: unknown) => void) => host.offApp(event, listener)],
  ])
  return {
    ...silentEvents(SILENT),
    ...Object.fromEntries(events),
    getLaunchOptionsSync: () => host.launchOptions(),
    getEnterOptionsSync: () => host.enterOptions(),
    getApiCategory: () => host.enterOptions().apiCategory,
    getAccountInfoSync: () => ({ miniProgram: { appId: APP_ID, envVersion: 'develop', version: '' } }),
    getUpdateManager: updateManager,
    getExtConfigSync: () => ({}),
    getExtConfig: promised('getExtConfig', () => ({ extConfig: {} })),
    getGroupEnterInfo: promised('getGroupEnterInfo', () => ({ encryptedData: '', iv: '' })),
    updateWeChatApp: promised('updateWeChatApp', () => undefined),
    setEnableDebug: promised('setEnableDebug', () => undefined),
  }
}

/** The preview always runs the newest code: it says once that there is no update. */
function updateManager(): Record<string, unknown> {
  return {
    onCheckForUpdate: (listener: (result: { hasUpdate: boolean }) => void) =>
      void setTimeout(listener, 0, { hasUpdate: false }),
    onUpdateReady: () => undefined,
    onUpdateFailed: () => undefined,
    applyUpdate: () => location.reload(),
  }
}

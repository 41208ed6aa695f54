import type { Host } from '../../host'
import { promised } from '../core/api'
import { BUILTIN_TAGS } from '../../builtins'
import { isKnownApi } from '../core/known-apis'

/** The base library whose API the preview follows, and the WeChat that brings it. */
const SDK_VERSION = '3.8.12'
const WECHAT_VERSION = '8.0.57'
const BENCHMARK_LEVEL = 40

/** What kind of phone this is: `platform` says honestly that it is none, as in WeChat DevTools. */
const DEVICE = {
  brand: 'devtools',
  model: 'iPhone 13',
  system: 'iOS 17.5.1',
  platform: 'devtools',
  abi: 'x86_64',
  deviceAbi: 'x86_64',
  cpuType: 'unknown',
  memorySize: '4096',
  benchmarkLevel: BENCHMARK_LEVEL,
} as const

const SETTING = {
  bluetoothEnabled: true,
  locationEnabled: true,
  wifiEnabled: true,
  deviceOrientation: 'portrait',
} as const

const AUTHORIZED = {
  albumAuthorized: 'authorized',
  bluetoothAuthorized: 'authorized',
  cameraAuthorized: 'authorized',
  locationAuthorized: 'authorized',
  locationReducedAccuracy: false,
  microphoneAuthorized: 'authorized',
  notificationAuthorized: 'authorized',
  notificationAlertAuthorized: 'authorized',
  notificationBadgeAuthorized: 'authorized',
  notificationSoundAuthorized: 'authorized',
  phoneCalendarAuthorized: 'authorized',
} as const

export function infoApis(host: Host): Record<string, unknown> {
  const all = (): object => ({ ...systemInfo(host) })
  return {
    getSystemInfo: promised('getSystemInfo', all),
    getSystemInfoAsync: promised('getSystemInfoAsync', all),
    getSystemInfoSync: all,
    getWindowInfo: () => windowInfo(host),
    getAppBaseInfo: () => appBaseInfo(host),
    getDeviceInfo: () => ({ ...DEVICE }),
    getSystemSetting: () => ({ ...SETTING }),
    getAppAuthorizeSetting: () => ({ ...AUTHORIZED }),
    getDeviceBenchmarkInfo: promised('getDeviceBenchmarkInfo', () => ({
      benchmarkLevel: BENCHMARK_LEVEL,
      modelLevel: 3,
    })),
    getSkylineInfoSync: () => ({ isSupported: false, version: '', reason: 'client not supported' }),
    getSkylineInfo: promised('getSkylineInfo', () => ({
      isSupported: false,
      version: '',
      reason: 'client not supported',
    })),
    getRendererUserAgent: promised('getRendererUserAgent', () => ({ userAgent: navigator.userAgent })),
    canIUse,
  }
}

/**
 * `api`, `api.object.x`, `component`, `component.attribute.option`: decided by the first word, as the finer lists are not
 * published. Source: wx.canIUse.
 */
function canIUse(schema: unknown): boolean {
  if (typeof schema !== 'string') return false
  const [first = ''] = schema.split('.')
  return isKnownApi(first) || BUILTIN_TAGS.includes(first)
}

function systemInfo(host: Host): object {
  return {
    ...DEVICE,
    ...SETTING,
    ...windowInfo(host),
    ...appBaseInfo(host),
    ...AUTHORIZED,
    errMsg: 'getSystemInfo:ok',
  }
}

function windowInfo(host: Host): object {
  const { navigationBarHeight: _bar, tabBarHeight: _tabs, ...metrics } = host.metrics()
  return metrics
}

function appBaseInfo(host: Host): object {
  const size = host.fontSizeSetting()
  return {
    SDKVersion: SDK_VERSION,
    version: WECHAT_VERSION,
    language: 'zh_CN',
    theme: 'light',
    enableDebug: false,
    fontSizeSetting: size,
    fontSizeScaleFactor: size / STANDARD_FONT_SIZE,
    host: { env: 'WeChat', version: WECHAT_VERSION },
  }
}

/** Pixels, `fontSizeSetting` of a phone whose owner never touched it. */
const STANDARD_FONT_SIZE = 16

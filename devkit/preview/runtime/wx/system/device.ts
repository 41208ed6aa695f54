import type { Host } from '../../host'
import { Failure, needString, promised } from '../core/api'
import type { Network } from '../core/network'
import type { Dialogs } from '../ui/dialogs'
import type { Toast } from '../ui/toast'
import type { Privacy } from './privacy'

interface DeviceParts {
  host: Host
  network: Network
  dialogs: Dialogs
  toast: Toast
  privacy: Privacy
}

const FULL_BATTERY = { level: 100, isCharging: true, isLowPowerModeEnabled: false }
/** Milliseconds the phone's own "内容已复制" stays. */
const COPIED_MS = 1500

export function deviceApis(parts: DeviceParts): Record<string, unknown> {
  return { ...networkApis(parts.network), ...clipboardApis(parts), ...handApis(parts) }
}

function networkApis(network: Network): Record<string, unknown> {
  return {
    getNetworkType: promised('getNetworkType', () => ({
      networkType: network.type,
      signalStrength: network.online ? 100 : 0,
      hasSystemProxy: false,
      weakNet: false,
    })),
    onNetworkStatusChange: network.changes.on,
    offNetworkStatusChange: network.changes.off,
    getLocalIPAddress: promised('getLocalIPAddress', () => ({ localip: '127.0.0.1', netmask: '255.0.0.0' })),
  }
}

/** A browser may refuse its clipboard to a frame; then what was copied is at least there to be pasted here. */
function clipboardApis({ toast, privacy }: DeviceParts): Record<string, unknown> {
  let copied = ''
  return {
    setClipboardData: promised<{ data: string }>('setClipboardData', async (options) => {
      copied = needString(options, 'data')
      await navigator.clipboard.writeText(copied).catch(() => undefined)
      toast.show({ title: '内容已复制', icon: 'none', duration: COPIED_MS })
    }),
    getClipboardData: promised('getClipboardData', async () => {
      await privacy.need('getClipboardData')
      return { data: await navigator.clipboard.readText().catch(() => copied) }
    }),
  }
}

function handApis({ dialogs, host }: DeviceParts): Record<string, unknown> {
  return {
    vibrateShort: promised('vibrateShort', () => undefined),
    vibrateLong: promised('vibrateLong', () => undefined),
    setKeepScreenOn: promised('setKeepScreenOn', () => undefined),
    setScreenBrightness: promised('setScreenBrightness', () => undefined),
    getScreenBrightness: promised('getScreenBrightness', () => ({ value: 1 })),
    setVisualEffectOnCapture: promised('setVisualEffectOnCapture', () => undefined),
    getBatteryInfo: promised('getBatteryInfo', () => ({ ...FULL_BATTERY })),
    getBatteryInfoSync: () => ({ ...FULL_BATTERY }),
    checkIsOpenAccessibility: promised('checkIsOpenAccessibility', () => ({ open: false })),
    makePhoneCall: promised<{ phoneNumber: string }>('makePhoneCall', async (options) => {
      const number = needString(options, 'phoneNumber')
      const { confirm } = await dialogs.modal({ content: number, confirmText: '呼叫', testId: 'phone-call' })
      if (!confirm) throw new Failure('cancel')
      host.emit('phone-call', { number })
    }),
    /** There is no camera to point: what the code would say is typed. */
    scanCode: promised('scanCode', async () => {
      const question = { title: '扫一扫', editable: true, placeholderText: '输入码里的内容', testId: 'scan-code' }
      const { confirm, content } = await dialogs.modal(question)
      if (!confirm) throw new Failure('cancel')
      const path = /^\/?(pages|packages)\//.test(content ?? '') ? { path: content } : {}
      return {
        result: content,
        scanType: 'QR_CODE',
        charSet: 'UTF-8',
        rawData: btoa(unescape(encodeURIComponent(content ?? ''))),
        ...path,
      }
    }),
  }
}

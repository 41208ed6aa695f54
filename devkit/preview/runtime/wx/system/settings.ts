import { el } from '../../chrome/dom'
import type { Host } from '../../host'
import { setBuiltinHooks } from '../../builtins'
import { Failure, promised } from '../core/api'
import type { Shelf } from '../core/shelf'
import type { Dialogs } from '../ui/dialogs'
import { button, Layer } from '../ui/layer'

const SCOPE = 'scope:'
/** What each permission is called in WeChat's settings. Source: 授权, scope 列表. */
const LABELS: Record<string, string> = {
  'scope.userLocation': '位置信息',
  'scope.userFuzzyLocation': '模糊位置信息',
  'scope.record': '麦克风',
  'scope.camera': '摄像头',
  'scope.writePhotosAlbum': '添加到相册',
  'scope.addPhoneContact': '添加到联系人',
  'scope.addPhoneCalendar': '添加到日历',
  'scope.bluetooth': '蓝牙',
  'scope.werun': '微信运动步数',
}

/** Permissions the user gave or refused, kept until changed on the settings page. */
export class Settings {
  constructor(
    private readonly host: Host,
    private readonly shelf: Shelf,
    private readonly dialogs: Dialogs,
  ) {
    setBuiltinHooks({ openSetting: async () => ({ errMsg: 'openSetting:ok', ...(await this.open()) }) })
  }

  apis(): Record<string, unknown> {
    return {
      getSetting: promised<{ withSubscriptions?: boolean }, object>('getSetting', ({ withSubscriptions }) => ({
        authSetting: this.all(),
        ...(withSubscriptions ? { subscriptionsSetting: { mainSwitch: true, itemSettings: {} } } : {}),
      })),
      openSetting: promised('openSetting', () => this.open()),
      openAppAuthorizeSetting: promised('openAppAuthorizeSetting', () => undefined),
      authorize: promised<{ scope: string }>('authorize', ({ scope }) => this.need(scope)),
    }
  }

  /** Asks once; a refusal holds until the settings page. @throws Failure when refused */
  async need(scope: string): Promise<void> {
    const label = LABELS[scope]
    if (!label) throw new Failure('invalid scope')
    const known = this.shelf.get(SCOPE + scope)
    if (known === 'no') throw new Failure('auth deny')
    if (known === 'yes') return
    const question = {
      title: '授权',
      content: `小程序想使用你的${label}`,
      confirmText: '允许',
      cancelText: '拒绝',
      testId: 'authorize',
    }
    const { confirm } = await this.dialogs.modal(question)
    this.shelf.set(SCOPE + scope, confirm ? 'yes' : 'no')
    if (!confirm) throw new Failure('auth deny')
  }

  private all(): Record<string, boolean> {
    const scopes = this.shelf.keys().filter((key) => key.startsWith(SCOPE))
    return Object.fromEntries(scopes.map((key) => [key.slice(SCOPE.length), this.shelf.get(key) === 'yes']))
  }

  private open(): Promise<{ authSetting: Record<string, boolean> }> {
    return new Promise((resolve) => {
      const done = (): void => {
        layer.close()
        resolve({ authSetting: this.all() })
      }
      const rows = Object.entries(this.all()).map(([scope, isOn]) => this.row(scope, isOn))
      const empty = rows.length ? [] : [el('p', {}, ['小程序还没有要过权限。'])]
      const close = button({ label: '完成', testId: 'setting-close', look: 'wx-grey', onTap: done })
      const content = el('div', { class: 'wx-bottom-sheet wx-consent' }, [
        el('h2', {}, ['设置']),
        ...rows,
        ...empty,
        close,
      ])
      const layer = new Layer(this.host.screen, {
        testId: 'setting',
        label: '设置',
        look: 'wx-bottom',
        content,
        onDismiss: done,
      })
    })
  }

  private row(scope: string, isOn: boolean): HTMLElement {
    const box = el('input', { type: 'checkbox', 'data-testid': `setting-${scope}` }) as HTMLInputElement
    box.checked = isOn
    box.addEventListener('change', () => this.shelf.set(SCOPE + scope, box.checked ? 'yes' : 'no'))
    return el('label', { class: 'wx-row' }, [el('span', {}, [LABELS[scope] ?? scope]), box])
  }
}

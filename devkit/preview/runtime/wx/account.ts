import type { Host } from '../host'
import { Failure, needString, promised } from './core/api'
import type { Network } from './core/network'
import type { Dialogs } from './ui/dialogs'

/** What `wx.getUserProfile` gives since 2022-10: nobody's name. Source: 用户头像昵称获取规则调整公告. */
const ANONYMOUS = {
  nickName: '微信用户',
  avatarUrl:
    'data:image/svg+xml,%3Csvg xmlns=%22http://www.w3.org/2000/svg%22 viewBox=%220 0 44 44%22%3E%3Crect width=%2244%22 height=%2244%22 fill=%22%23d6d6d6%22/%3E%3C/svg%3E',
  gender: 0,
  country: '',
  province: '',
  city: '',
  language: 'zh_CN',
}

const profile = (): object => ({
  userInfo: { ...ANONYMOUS },
  rawData: JSON.stringify(ANONYMOUS),
  signature: '',
  encryptedData: '',
  iv: '',
})

/** Who the user is. The openid itself is never told to the client: the cloud knows it by WeChat's word alone. */
export function accountApis(network: Network): Record<string, unknown> {
  return {
    login: promised('login', () => {
      network.assertOnline()
      return { code: `0${crypto.randomUUID().replaceAll('-', '')}` }
    }),
    checkSession: promised('checkSession', () => undefined),
    getUserProfile: promised<{ desc: string }, object>('getUserProfile', (options) => {
      needString(options, 'desc')
      return profile()
    }),
    getUserInfo: promised('getUserInfo', profile),
    checkIsAddedToMyMiniProgram: promised('checkIsAddedToMyMiniProgram', () => ({ added: false })),
  }
}

export function shareApis(host: Host): Record<string, unknown> {
  const all = ['shareAppMessage', 'shareTimeline']
  return {
    showShareMenu: promised<{ menus?: string[] }>('showShareMenu', ({ menus = ['shareAppMessage'] }) =>
      host.shareMenu.show(menus),
    ),
    hideShareMenu: promised<{ menus?: string[] }>('hideShareMenu', ({ menus = all }) => host.shareMenu.hide(menus)),
    updateShareMenu: promised('updateShareMenu', () => undefined),
  }
}

/** Ways out of the mini program: said, not taken. */
export function elsewhereApis(host: Host, dialogs: Dialogs): Record<string, unknown> {
  const say = async (target: string): Promise<void> => {
    host.emit('leave', { target })
    const content = `手机上会打开${target}，预览里到此为止。`
    const { confirm } = await dialogs.modal({ title: '离开小程序', content, confirmText: '知道了', testId: 'leave' })
    if (!confirm) throw new Failure('cancel')
  }
  return {
    navigateToMiniProgram: promised<{ appId?: string; path?: string; shortLink?: string }>(
      'navigateToMiniProgram',
      ({ appId, path, shortLink }) => {
        if (!appId && !shortLink)
          throw new Failure('parameter error: parameter.appId should be String instead of Undefined;')
        return say(`另一个小程序（${[appId ?? shortLink, path].filter(Boolean).join('，')}）`)
      },
    ),
    openLocation: promised<{ name?: string; latitude: number; longitude: number }>(
      'openLocation',
      ({ name, latitude, longitude }) => say(`地图（${name ?? `${latitude}, ${longitude}`}）`),
    ),
  }
}

/**
 * What a tap on `<button open-type="…">` and the contact dialogs lead to outside the components. The defaults speak to the host alone;
 * whoever has more to offer (the wx layer, the console) replaces single entries by `setBuiltinHooks`.
 */
import type { BuiltinInstance } from '../../builtins-api'
import type { Host } from '../../host'

export interface TargetInfo {
  id: string
  offsetLeft: number
  offsetTop: number
  dataset: Record<string, unknown>
}

export interface BuiltinHooks {
  /** Forwards the page as WeChat's share sheet would. */
  share(host: Host, target: TargetInfo): Promise<void> | void
  getPhoneNumber(host: Host): Promise<Record<string, unknown>>
  chooseAvatar(host: Host): Promise<Record<string, unknown>>
  getUserInfo(host: Host): Promise<Record<string, unknown>>
  openSetting(host: Host): Promise<Record<string, unknown>>
  agreePrivacyAuthorization(host: Host): Promise<Record<string, unknown>>
  contact(host: Host, message: Record<string, unknown>): Promise<Record<string, unknown>>
}

const post = async (url: string, body: unknown): Promise<Record<string, unknown>> => {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}`)
  return (await answer.json()) as Record<string, unknown>
}

/** A drawn face: a picture for every identity, without asking for a file. */
const avatarOf = (openid: string): string => {
  let hue = 0
  for (const letter of openid) hue = (hue * 31 + letter.charCodeAt(0)) % 360
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" width="132" height="132" viewBox="0 0 44 44"><rect width="44" height="44" fill="hsl(${hue} 45% 60%)"/>` +
    '<circle cx="22" cy="17" r="8" fill="#fff"/><path d="M6 44a16 16 0 0 1 32 0z" fill="#fff"/></svg>'
  return `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`
}

const defaults: BuiltinHooks = {
  share: (host, { id, dataset }) => host.share({ from: 'button', target: { id, dataset } }),
  getPhoneNumber: async (host) => {
    const { code } = await post(`${host.cloudOrigin}/cloud/phone-code`, { openid: host.identity() })
    return { errMsg: 'getPhoneNumber:ok', code, encryptedData: '', iv: '' }
  },
  chooseAvatar: (host) => Promise.resolve({ avatarUrl: avatarOf(host.identity()) }),
  getUserInfo: (host) => {
    const userInfo = {
      nickName: '微信用户',
      avatarUrl: avatarOf(host.identity()),
      gender: 0,
      country: '',
      province: '',
      city: '',
      language: 'zh_CN',
    }
    return Promise.resolve({
      errMsg: 'getUserInfo:ok',
      userInfo,
      rawData: JSON.stringify(userInfo),
      signature: '',
      encryptedData: '',
      iv: '',
    })
  },
  openSetting: () => Promise.resolve({ errMsg: 'openSetting:ok', authSetting: {} }),
  agreePrivacyAuthorization: () => Promise.resolve({ errMsg: 'agreePrivacyAuthorization:ok' }),
  contact: (host, message) => {
    host.emit('contact', message)
    return Promise.resolve({ errMsg: 'enterContact:ok', path: '', query: {} })
  },
}

let current: BuiltinHooks = defaults
export const builtinHooks = (): BuiltinHooks => current
export const setBuiltinHooks = (hooks: Partial<BuiltinHooks>): void => {
  current = { ...current, ...hooks }
}

/** What WeChat tells of an element in `target` fields. */
export const targetInfo = (instance: BuiltinInstance): TargetInfo => {
  const element = instance.getBackendElement() as unknown as HTMLElement | null
  return {
    id: instance.id,
    offsetLeft: element?.offsetLeft ?? 0,
    offsetTop: element?.offsetTop ?? 0,
    dataset: instance.dataset,
  }
}

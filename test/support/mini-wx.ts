/** Doubles for what a page asks of WeChat and of the cloud. */

export interface CloudCall {
  /** `function.action` */
  action: string
  input: unknown
  requestId: string
}

/** By `function.action`: the data of a successful answer, or a function of the input that gives it or throws. */
export type Answers = Record<string, unknown>

/** A refusal as the server would send it. Throw it from an answer. */
export class Refused extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly fields: Record<string, string> = {},
  ) {
    super(message)
  }
}

/** No network: throw it from an answer. */
export class Offline extends Error {}

interface CallFunctionOptions {
  name: string
  data: { action: string; input: unknown; requestId: string }
}

export function cloudDouble(answers: Answers) {
  const calls: CloudCall[] = []
  const callFunction = ({ name, data }: CallFunctionOptions) => {
    const action = `${name}.${data.action}`
    calls.push({ action, input: data.input, requestId: data.requestId })
    if (!(action in answers)) return Promise.reject(new Error(`The test has no answer for ${action}.`))
    return Promise.resolve(answers[action]).then((answer) => envelope(answer, data))
  }
  return { calls, callFunction: jest.fn(callFunction) }
}

async function envelope(answer: unknown, { input, requestId }: CallFunctionOptions['data']) {
  const at = Date.now()
  try {
    const data: unknown = typeof answer === 'function' ? await (answer as (given: unknown) => unknown)(input) : answer
    return { result: { ok: true, at, data } }
  } catch (error) {
    if (error instanceof Refused) {
      const { code, message, fields } = error
      return { result: { ok: false, at, error: { code, message, fields, requestId } } }
    }
    if (error instanceof Offline)
      throw { errCode: -1, errMsg: 'cloud.callFunction:fail request:fail' } as unknown as Error
    throw error
  }
}

const info = { platform: 'ios', SDKVersion: '3.8.12', fontSizeSetting: 17, language: 'zh_CN', theme: 'light' }
const windowInfo = {
  windowWidth: 390,
  windowHeight: 844,
  screenHeight: 844,
  statusBarHeight: 47,
  pixelRatio: 3,
  safeArea: { bottom: 810 },
}
const capsule = { top: 51, bottom: 83, left: 296, right: 383, width: 87, height: 32 }

/** wx with functions that succeed quietly; `overrides` replaces some. What is in neither is absent, as on an old WeChat. */
export function wxDouble(overrides: Record<string, unknown>): Record<string, unknown> {
  const quiet = `showToast hideToast showLoading hideLoading navigateTo redirectTo switchTab reLaunch navigateBack stopPullDownRefresh
    setNavigationBarTitle setStorage pageScrollTo showShareMenu hideShareMenu previewImage setClipboardData vibrateShort`
  const storage = new Map<string, unknown>()
  const known: Record<string, unknown> = {
    ...Object.fromEntries(quiet.split(/\s+/).map((name) => [name, jest.fn(() => Promise.resolve({}))])),
    showModal: jest.fn(() => Promise.resolve({ confirm: true, cancel: false })),
    canIUse: jest.fn(() => true),
    nextTick: jest.fn((run: () => void) => void Promise.resolve().then(run)),
    getEnterOptionsSync: () => ({ scene: 1001 }),
    getAppBaseInfo: jest.fn(() => info),
    getDeviceInfo: jest.fn(() => info),
    getWindowInfo: jest.fn(() => windowInfo),
    getSystemInfoSync: jest.fn(() => ({ ...info, ...windowInfo })),
    getMenuButtonBoundingClientRect: jest.fn(() => capsule),
    getStorageSync: jest.fn((key: string) => storage.get(key) ?? ''),
    setStorageSync: jest.fn((key: string, value: unknown) => void storage.set(key, value)),
    removeStorageSync: jest.fn((key: string) => void storage.delete(key)),
    ...overrides,
  }
  return known
}

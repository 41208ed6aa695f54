/// <reference lib="dom" />
/** Runs in the browser: the wx layer on a host that only notes what it is asked for. */
import { createWx } from '../../../../devkit/preview/runtime/wx'
import { builtinHooks } from '../../../../devkit/preview/runtime/builtins/support/hooks'
import type { Host } from '../../../../devkit/preview/runtime/host'
import '../../../../devkit/preview/runtime/runtime.css'

type Noted = [name: string, ...args: unknown[]]
type Listener = (payload: unknown) => void

const noted: Noted[] = []
const note =
  (name: string) =>
  (...args: unknown[]): void =>
    void noted.push([name, ...args])

const move = (name: string) => (options?: { url?: string }) => {
  noted.push([name, options])
  return options?.url?.includes('missing')
    ? Promise.reject({ errMsg: `${name}:fail page "missing" is not found` })
    : Promise.resolve({ errMsg: `${name}:ok` })
}

const notedAll = (prefix: string, names: string[]): object =>
  Object.fromEntries(names.map((name) => [name, note(`${prefix}.${name}`)]))

const METRICS = {
  screenWidth: 390,
  screenHeight: 844,
  windowWidth: 390,
  windowHeight: 753,
  screenTop: 91,
  pixelRatio: 3,
  statusBarHeight: 47,
  navigationBarHeight: 44,
  tabBarHeight: 0,
  safeArea: { left: 0, top: 47, right: 390, bottom: 810, width: 390, height: 763 },
}
const CAPSULE = { left: 296, top: 53, right: 383, bottom: 85, width: 87, height: 32 }

const shell = new Map<string, Listener[]>()
const app = new Map<string, Listener[]>()
const schemes: { prefix: string; toUrl(path: string): string }[] = []
const page = { path: 'pages/home/page', query: {}, element: document.body }

const host = {
  ...Object.fromEntries(
    ['navigateTo', 'redirectTo', 'switchTab', 'reLaunch', 'navigateBack'].map((name) => [name, move(name)]),
  ),
  appConfig: { pages: ['pages/home/page'], __usePrivacyCheck__: new URLSearchParams(location.search).has('privacy') },
  cloudOrigin: '',
  screen: document.getElementById('screen'),
  identity: () => new URLSearchParams(location.search).get('as') ?? 'oMember',
  currentPage: () => page,
  launchOptions: () => ({ path: 'pages/home/page', query: {}, scene: 1001 }),
  enterOptions: () => ({ path: 'pages/home/page', query: {}, scene: 1001, apiCategory: 'default' }),
  metrics: () => METRICS,
  capsule: () => CAPSULE,
  fontSizeSetting: () => 16,
  navigationBar: notedAll('navigationBar', ['setTitle', 'setColor', 'showLoading', 'hideLoading', 'hideHomeButton']),
  tabBar: {
    ...notedAll('tabBar', ['show', 'hide', 'setItem', 'setStyle', 'removeBadge', 'showRedDot', 'hideRedDot']),
    setBadge: () => {
      throw new Error('not TabBar page')
    },
  },
  pullDown: notedAll('pullDown', ['start', 'stop']),
  shareMenu: notedAll('shareMenu', ['show', 'hide']),
  pageScrollTo: note('pageScrollTo'),
  setBackground: note('setBackground'),
  elementById: (id: string) => document.getElementById(id),
  onApp: (event: string, listener: Listener) => app.set(event, [...(app.get(event) ?? []), listener]),
  offApp: (event: string) => app.delete(event),
  emit: note('emit'),
  onShell: (event: string, listener: Listener) => shell.set(event, [...(shell.get(event) ?? []), listener]),
  assetUrl: (path: string) =>
    schemes.find(({ prefix }) => path.startsWith(prefix))?.toUrl(path) ??
    path.replace(/^cloud:\/\/[^/]*\//, `${location.origin}/cloud/files/`),
  addFileScheme: (prefix: string, toUrl: (path: string) => string) => schemes.push({ prefix, toUrl }),
  exit: note('exit'),
  restart: note('restart'),
}

const testPhone = {
  noted: () => noted.splice(0),
  fromShell: (event: string, payload: unknown) => shell.get(event)?.forEach((listener) => listener(payload)),
  setPageElement: (element: HTMLElement) => void (page.element = element),
  chooseAvatar: () => builtinHooks().chooseAvatar(host as unknown as Host),
  fireApp: (event: string, payload: unknown) => app.get(event)?.forEach((listener) => listener(payload)),
}
declare global {
  interface Window {
    testPhone: typeof testPhone
  }
}
window.testPhone = testPhone
;(window as unknown as { wx: unknown }).wx = createWx(host as unknown as Host)

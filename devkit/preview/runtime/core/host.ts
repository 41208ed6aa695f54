import type * as ge from 'glass-easel'
import * as metrics from '../chrome/metrics'
import { noTabBar } from '../chrome/tab-bar'
import type { Host, PageScrollTarget, ScreenMetrics } from '../host'
import { PageIntersectionObserver } from '../query/intersection'
import { PageMediaQueryObserver } from '../query/media-query'
import { pageRect } from '../query/rect'
import { SelectorQuery } from '../query/selector-query'
import { componentOf } from './code-space'
import { enterOptions } from './launch'
import type { MiniProgram } from './mini-program'

const FONT_SIZE = { standard: 16, big: 23 }
/** Milliseconds `wx.pageScrollTo` takes by default. */
const SCROLL_DURATION_MS = 300

/** The runtime as the wx API and the built-ins see it. */
export function createHost(app: MiniProgram): Host {
  const { navigator, stack, shell } = app
  const top = () => stack.top
  return {
    appConfig: app.program.app,
    cloudOrigin: app.cloudOrigin,
    screen: app.screen,
    navigateTo: (options) => navigator.navigateTo(options),
    redirectTo: (options) => navigator.redirectTo(options),
    switchTab: (options) => navigator.switchTab(options),
    reLaunch: (options) => navigator.reLaunch(options),
    navigateBack: (options) => navigator.navigateBack(options),
    getCurrentPages: () => stack.all.map((page) => page.instance),
    currentPage: top,
    getApp: () => app.definitions.getApp(),
    identity: () => app.identity.openid,
    setIdentity: (openid) => app.identity.become(openid),
    launchOptions: () => app.launchOptions,
    enterOptions: () =>
      enterOptions({ path: top()?.path ?? app.launchOptions.path, query: top()?.query ?? app.launchOptions.query }),
    metrics: () => screenMetrics(app),
    capsule: () => metrics.capsuleRect(),
    fontSizeSetting: () =>
      new URLSearchParams(location.search).get('fontSize') === 'big' ? FONT_SIZE.big : FONT_SIZE.standard,
    navigationBar: navigationBarControl(app),
    tabBar: app.tabBar ?? noTabBar('not TabBar page'),
    pullDown: { start: () => app.pullDown.begin(), stop: () => app.pullDown.stop() },
    shareMenu: app.sharing,
    share: (request) => app.sharing.share(request),
    pageScrollTo: (target) => scrollPage(app, target),
    setBackground: ({ backgroundColor, textStyle }) => top()?.frame.setBackground(backgroundColor, textStyle),
    createSelectorQuery: () => new SelectorQuery(top),
    createIntersectionObserver: (component, options) => new PageIntersectionObserver(top, component, options),
    createMediaQueryObserver: () => new PageMediaQueryObserver(),
    elementById: (id, component) => elementById(app, id, component),
    onApp: (event, listener) => app.lifecycle.on(event, listener),
    offApp: (event, listener) => app.lifecycle.off(event, listener),
    emit: (event, payload) => shell.emit(event, payload),
    onShell: (event, listener) => shell.on(event, listener),
    assetUrl: (path, from) => app.assets.url(path, from ?? top()?.path),
    addFileScheme: (prefix, toUrl) => app.assets.addScheme(prefix, toUrl),
    exit: () => app.presence.close(),
    restart: (path) => app.restart(path),
  }
}

function screenMetrics({ stack }: MiniProgram): ScreenMetrics {
  const frame = stack.top?.frame
  const { innerWidth, innerHeight, devicePixelRatio } = window
  return {
    screenWidth: innerWidth,
    screenHeight: innerHeight,
    windowWidth: innerWidth,
    windowHeight: frame?.height ?? innerHeight - metrics.fullBarHeight(),
    screenTop: frame?.top ?? metrics.fullBarHeight(),
    pixelRatio: devicePixelRatio,
    statusBarHeight: metrics.statusBarHeight(),
    navigationBarHeight: metrics.NAVIGATION_BAR,
    tabBarHeight: frame?.bottom ?? 0,
    safeArea: metrics.safeArea(),
  }
}

function navigationBarControl(app: MiniProgram): Host['navigationBar'] {
  const bar = () => app.stack.top?.frame.bar
  return {
    setTitle: (title) => {
      bar()?.setTitle(title)
      app.shell.emit('title', { title })
    },
    setColor: ({ frontColor, backgroundColor }) => {
      bar()?.setColor(frontColor, backgroundColor)
      app.chrome.setTextStyle(bar()?.textStyle ?? 'black')
    },
    showLoading: () => bar()?.setLoading(true),
    hideLoading: () => bar()?.setLoading(false),
    hideHomeButton: () => bar()?.hideHomeButton(),
  }
}

async function scrollPage(
  app: MiniProgram,
  { scrollTop, selector, offsetTop = 0, duration = SCROLL_DURATION_MS }: PageScrollTarget,
): Promise<void> {
  const page = app.stack.top
  if (!page) return
  const { scroller } = page
  const found = selector ? page.component.getShadowRoot()?.querySelector(selector) : null
  const dom = found?.getBackendElement() as unknown as HTMLElement | null | undefined
  const target = scrollTop ?? (dom ? scroller.scrollTop + pageRect(dom).top + offsetTop : scroller.scrollTop)
  const from = scroller.scrollTop
  const started = performance.now()
  for (let share = duration > 0 ? 0 : 1; share < 1;) {
    await new Promise((resolve) => setTimeout(resolve, 16))
    share = Math.min((performance.now() - started) / duration, 1)
    scroller.scrollTop = from + (target - from) * share
  }
  scroller.scrollTop = target
}

function elementById(app: MiniProgram, id: string, caller: unknown): HTMLElement | null {
  const component: ge.GeneralComponent | undefined = caller ? componentOf(caller) : app.stack.top?.component
  const found = component?.getShadowRoot()?.getElementById(id)
  return (found?.getBackendElement() as unknown as HTMLElement | undefined) ?? null
}

import type { Host, PageScrollTarget, TabBarStyle } from '../../host'
import { Failure, promised } from '../core/api'
import { Listeners, silentEvents } from '../core/listeners'

type Index = { index: number }

/** Everything about the page on top: its bars, its background, its place. */
export function pageApis(host: Host): Record<string, unknown> {
  return { ...barApis(host), ...tabBarApis(host), ...scrollApis(host), ...queryApis(host), ...keyboardApis() }
}

function barApis({ navigationBar, ...host }: Pick<Host, 'navigationBar' | 'setBackground'>): Record<string, unknown> {
  return {
    setNavigationBarTitle: promised<{ title: string }>('setNavigationBarTitle', ({ title }) =>
      navigationBar.setTitle(title),
    ),
    setNavigationBarColor: promised<{ frontColor: string; backgroundColor: string }>(
      'setNavigationBarColor',
      (colors) => {
        if (!/^#(ffffff|000000)$/i.test(colors.frontColor))
          throw new Failure('invalid frontColor, must be #ffffff or #000000')
        navigationBar.setColor(colors)
      },
    ),
    showNavigationBarLoading: promised('showNavigationBarLoading', () => navigationBar.showLoading()),
    hideNavigationBarLoading: promised('hideNavigationBarLoading', () => navigationBar.hideLoading()),
    hideHomeButton: promised('hideHomeButton', () => navigationBar.hideHomeButton()),
    setBackgroundColor: promised<{ backgroundColor?: string }>('setBackgroundColor', ({ backgroundColor }) =>
      host.setBackground(backgroundColor ? { backgroundColor } : {}),
    ),
    setBackgroundTextStyle: promised<{ textStyle: 'dark' | 'light' }>('setBackgroundTextStyle', ({ textStyle }) =>
      host.setBackground({ textStyle }),
    ),
    setTopBarText: promised('setTopBarText', () => undefined),
  }
}

function tabBarApis({ tabBar }: Pick<Host, 'tabBar'>): Record<string, unknown> {
  return {
    showTabBar: promised('showTabBar', () => tabBar.show()),
    hideTabBar: promised('hideTabBar', () => tabBar.hide()),
    setTabBarItem: promised<Index & { text?: string }>('setTabBarItem', ({ index, ...item }) =>
      tabBar.setItem(index, item),
    ),
    setTabBarStyle: promised<TabBarStyle>('setTabBarStyle', (style) => tabBar.setStyle(style)),
    setTabBarBadge: promised<Index & { text: string }>('setTabBarBadge', ({ index, text }) =>
      tabBar.setBadge(index, text),
    ),
    removeTabBarBadge: promised<Index>('removeTabBarBadge', ({ index }) => tabBar.removeBadge(index)),
    showTabBarRedDot: promised<Index>('showTabBarRedDot', ({ index }) => tabBar.showRedDot(index)),
    hideTabBarRedDot: promised<Index>('hideTabBarRedDot', ({ index }) => tabBar.hideRedDot(index)),
  }
}

function scrollApis(host: Host): Record<string, unknown> {
  return {
    pageScrollTo: promised<PageScrollTarget>('pageScrollTo', (target) => host.pageScrollTo(target)),
    startPullDownRefresh: promised('startPullDownRefresh', () => host.pullDown.start()),
    stopPullDownRefresh: promised('stopPullDownRefresh', () => host.pullDown.stop()),
    nextTick: (callback: () => void) => void setTimeout(callback, 0),
    loadFontFace: promised<FontOptions, object>('loadFontFace', (options) => loadFont(host, options)),
  }
}

interface FontOptions {
  family: string
  source: string
  desc?: FontFaceDescriptors
}

async function loadFont(host: Host, { family, source, desc = {} }: FontOptions): Promise<{ status: string }> {
  const url = /url\(["']?(.*?)["']?\)/.exec(source)?.[1] ?? source
  const face = new FontFace(family, `url("${host.assetUrl(url)}")`, desc)
  try {
    document.fonts.add(await face.load())
    return { status: 'loaded' }
  } catch (error) {
    throw new Failure((error as Error).message, { status: 'error' })
  }
}

function queryApis(host: Host): Record<string, unknown> {
  return {
    createSelectorQuery: () => host.createSelectorQuery(),
    createIntersectionObserver: (component?: unknown, options?: Record<string, unknown>) =>
      host.createIntersectionObserver(component, options),
    getMenuButtonBoundingClientRect: () => host.capsule(),
    ...silentEvents(['MenuButtonBoundingClientRectWeightChange']),
  }
}

/** A browser's keyboard is no part of the frame: it comes and goes without changing the page. */
function keyboardApis(): Record<string, unknown> {
  const heights = new Listeners<{ height: number }>()
  return {
    hideKeyboard: promised('hideKeyboard', () => {
      const { activeElement } = document
      if (!(activeElement instanceof HTMLInputElement || activeElement instanceof HTMLTextAreaElement)) {
        throw new Failure('input not exists')
      }
      activeElement.blur()
    }),
    getSelectedTextRange: promised('getSelectedTextRange', () => {
      const { activeElement } = document
      if (!(activeElement instanceof HTMLInputElement || activeElement instanceof HTMLTextAreaElement)) {
        throw new Failure('no focused input')
      }
      return { start: activeElement.selectionStart, end: activeElement.selectionEnd }
    }),
    onKeyboardHeightChange: heights.on,
    offKeyboardHeightChange: heights.off,
  }
}

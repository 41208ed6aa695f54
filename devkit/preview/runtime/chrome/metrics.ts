import type { Rect } from '../host'

/** Sizes of a phone with a notch (iPhone 13), in CSS px; a small frame stands for a phone without. */
const NOTCH = { statusBar: 47, homeIndicator: 34 }
const PLAIN = { statusBar: 20, homeIndicator: 0 }
const MIN_NOTCH_HEIGHT = 740

export const NAVIGATION_BAR = 44
export const TAB_BAR = 50
const CAPSULE = { width: 87, height: 32, right: 7 }

const body = () => (window.innerHeight >= MIN_NOTCH_HEIGHT ? NOTCH : PLAIN)

export const statusBarHeight = () => body().statusBar
export const homeIndicatorHeight = () => body().homeIndicator
export const fullBarHeight = () => statusBarHeight() + NAVIGATION_BAR
export const tabBarHeight = () => TAB_BAR + homeIndicatorHeight()

export function rectOf({ left, top, width, height }: Omit<Rect, 'right' | 'bottom'>): Rect {
  return { left, top, right: left + width, bottom: top + height, width, height }
}

/** The capsule with "•••" and "◎", as `wx.getMenuButtonBoundingClientRect` gives it. */
export function capsuleRect(): Rect {
  const left = window.innerWidth - CAPSULE.right - CAPSULE.width
  const { width, height } = CAPSULE
  return rectOf({ left, top: statusBarHeight() + (NAVIGATION_BAR - height) / 2, width, height })
}

export function safeArea(): Rect {
  const top = statusBarHeight()
  const height = window.innerHeight - top - homeIndicatorHeight()
  return rectOf({ left: 0, top, width: window.innerWidth, height })
}

/** Lets CSS know: `env(safe-area-inset-*)` was compiled to these. */
export function publishInsets(root: HTMLElement): void {
  root.style.setProperty('--safe-area-inset-top', `${statusBarHeight()}px`)
  root.style.setProperty('--safe-area-inset-bottom', `${homeIndicatorHeight()}px`)
  root.style.setProperty('--safe-area-inset-left', '0px')
  root.style.setProperty('--safe-area-inset-right', '0px')
}

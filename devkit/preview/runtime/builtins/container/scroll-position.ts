import { byId } from '../support/tree'
import type { ScrollContext } from './scroll-props'

const toPx = (value: unknown, context: ScrollContext): number | null => {
  if (value === null || value === '') return null
  const text = String(value)
  if (text.endsWith('rpx')) return (parseFloat(text) * document.documentElement.clientWidth) / 750
  const number = parseFloat(text)
  if (Number.isNaN(number)) console.warn(`<${context.tag}> 的滚动位置 ${text} 不是数值。`)
  return Number.isNaN(number) ? null : number
}

export const scrollIntoView = (context: ScrollContext, box: HTMLElement, id: string): void => {
  const target = byId(context.self, id)?.$$ as unknown as HTMLElement | null
  if (!target) return
  const at = target.getBoundingClientRect()
  const view = box.getBoundingClientRect()
  const { scrollX, scrollY, scrollIntoViewOffset: offset, scrollWithAnimation } = context.data
  box.scrollTo({
    ...(scrollY ? { top: box.scrollTop + at.top - view.top + offset } : {}),
    ...(scrollX ? { left: box.scrollLeft + at.left - view.left + offset } : {}),
    behavior: scrollWithAnimation ? 'smooth' : 'instant',
  })
}

/** Positions take effect once the content has been laid out, also when it arrives with the same `setData`. */
export const watchPosition = (context: ScrollContext, box: HTMLElement): void => {
  let attached = false
  const soon = (run: () => void): void => {
    if (attached) requestAnimationFrame(() => (box.isConnected ? run() : undefined))
  }
  const behavior = (): ScrollBehavior => (context.data.scrollWithAnimation ? 'smooth' : 'instant')
  const top = (): void => {
    const value = toPx(context.data.scrollTop, context)
    if (value !== null) box.scrollTo({ top: value, behavior: behavior() })
  }
  const left = (): void => {
    const value = toPx(context.data.scrollLeft, context)
    if (value !== null) box.scrollTo({ left: value, behavior: behavior() })
  }
  const into = (): void => {
    if (context.data.scrollIntoView) scrollIntoView(context, box, context.data.scrollIntoView)
  }
  context.watch(['scrollTop'], () => soon(top))
  context.watch(['scrollLeft'], () => soon(left))
  context.watch(['scrollIntoView'], () => soon(into))
  context.onAttached(() => {
    attached = true
    soon(() => [top, left, into].forEach((run) => run()))
  })
}

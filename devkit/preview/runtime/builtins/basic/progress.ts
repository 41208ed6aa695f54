import { builtin } from '../support/builtin'

const PROPS = {
  percent: 0,
  showInfo: false,
  borderRadius: null,
  fontSize: null,
  strokeWidth: null,
  color: '#09bb07',
  activeColor: '',
  backgroundColor: '#ebebeb',
  active: false,
  activeMode: 'backwards',
  duration: 30,
}
const length = (value: unknown, fallback: string, rpx: (css: string | number) => string): string => {
  if (value === null || value === '') return fallback
  const css = rpx(value as string | number)
  return /^-?[\d.]+$/.test(css) ? `${css}px` : css
}

export const progress = builtin({
  tag: 'progress',
  props: PROPS,
  setup(context) {
    const bar = context.element('div', 'wx-progress-bar')
    const filled = context.element('div', 'wx-progress-inner-bar', bar)
    const info = context.element('p', 'wx-progress-info')
    let frame = 0
    let shown = 0
    const draw = (percent: number): void => {
      shown = percent
      filled.style.width = `${percent}%`
      info.textContent = `${Math.round(percent)}%`
    }
    const grow = (target: number): void => {
      const from = context.data.activeMode === 'forwards' ? shown : 0
      let startedAt: number | undefined
      const step = (now: number): void => {
        startedAt ??= now
        // `duration` is milliseconds for one percent.
        const percent = Math.min(target, from + (now - startedAt) / Math.max(1, context.data.duration))
        draw(percent)
        if (percent < target) frame = requestAnimationFrame(step)
        else context.emit('activeend', { curPercent: target })
      }
      frame = requestAnimationFrame(step)
    }
    context.watch(['percent', 'active'], () => {
      cancelAnimationFrame(frame)
      const percent = Math.min(100, Math.max(0, context.data.percent))
      if (context.data.active && percent > 0) grow(percent)
      else draw(percent)
    })
    context.watch(
      ['showInfo', 'borderRadius', 'fontSize', 'strokeWidth', 'color', 'activeColor', 'backgroundColor'],
      () => {
        const { data, api } = context
        const radius = length(data.borderRadius, '0', api.rpx)
        info.hidden = !data.showInfo
        info.style.fontSize = length(data.fontSize, '16px', api.rpx)
        Object.assign(bar.style, {
          height: length(data.strokeWidth, '6px', api.rpx),
          backgroundColor: data.backgroundColor,
          borderRadius: radius,
        })
        Object.assign(filled.style, { backgroundColor: data.activeColor || data.color, borderRadius: radius })
      },
    )
    context.onDetached(() => cancelAnimationFrame(frame))
  },
})

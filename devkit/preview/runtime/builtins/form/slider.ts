import { builtin, type Context } from '../support/builtin'
import { onDrag } from '../support/drag'

const PROPS = {
  min: 0,
  max: 100,
  step: 1,
  disabled: false,
  value: 0,
  color: '#e9e9e9',
  selectedColor: '#1aad19',
  activeColor: '',
  backgroundColor: '',
  blockSize: 28,
  blockColor: '#ffffff',
  showValue: false,
  name: '',
}
type Slider = Context<typeof PROPS>

/** The nearest step within the range, without the dirt of binary fractions (0.1 + 0.2). */
export const stepped = (value: number, { min, max, step }: { min: number; max: number; step: number }): number => {
  const size = step > 0 ? step : 1
  const decimals = (String(size).split('.')[1] ?? '').length
  const near = min + Math.round((value - min) / size) * size
  return Number(Math.min(max, Math.max(min, near)).toFixed(decimals))
}

const draw = (
  context: Slider,
  parts: { bar: HTMLElement; track: HTMLElement; block: HTMLElement; shown: HTMLElement },
): void => {
  const {
    min,
    max,
    value,
    blockSize,
    color,
    backgroundColor,
    activeColor,
    selectedColor,
    blockColor,
    showValue,
    disabled,
  } = context.data
  const clamped = Math.min(max, Math.max(min, value))
  const percent = max > min ? ((clamped - min) / (max - min)) * 100 : 0
  const size = Math.min(28, Math.max(12, blockSize))
  parts.bar.style.backgroundColor = backgroundColor || color
  Object.assign(parts.track.style, { width: `${percent}%`, backgroundColor: activeColor || selectedColor })
  Object.assign(parts.block.style, {
    left: `${percent}%`,
    width: `${size}px`,
    height: `${size}px`,
    margin: `${-size / 2}px 0 0 ${-size / 2}px`,
    backgroundColor: blockColor,
  })
  parts.shown.hidden = !showValue
  parts.shown.textContent = String(clamped)
  context.attr('disabled', disabled)
  context.host.setAttribute('aria-valuenow', String(clamped))
}

export const slider = builtin({
  tag: 'slider',
  props: PROPS,
  setup(context) {
    const wrapper = context.element('div', 'wx-slider-wrapper')
    const tap = context.element('div', 'wx-slider-tap-area', wrapper)
    const bar = context.element('div', 'wx-slider-handle-wrapper', tap)
    const track = context.element('div', 'wx-slider-track', bar)
    const block = context.element('div', 'wx-slider-thumb', bar)
    const shown = context.element('span', 'wx-slider-value', wrapper)
    context.host.setAttribute('role', 'slider')
    context.watch(Object.keys(PROPS) as (keyof typeof PROPS)[], () => draw(context, { bar, track, block, shown }))

    const moveTo = (x: number, { left, width }: { left: number; width: number }): boolean => {
      const { min, max } = context.data
      const value = stepped(min + ((x - left) / Math.max(1, width)) * (max - min), context.data)
      if (value === context.data.value) return false
      context.set({ value })
      return true
    }
    let before = 0
    onDrag(tap, {
      axis: 'x',
      enabled: () => !context.data.disabled,
      start: () => (before = context.data.value),
      move: ({ x }) => {
        if (moveTo(x, bar.getBoundingClientRect())) context.emit('changing', { value: context.data.value })
      },
      end: () => {
        if (context.data.value !== before) context.emit('change', { value: context.data.value })
      },
    })
    context.onTap((event) => {
      const { x } = (event.detail ?? {}) as { x?: number }
      if (!context.data.disabled && x !== undefined && moveTo(x, context.api.rect(bar)))
        context.emit('change', { value: context.data.value })
    })
    context.traits.field = { value: () => context.data.value, reset: () => context.set({ value: context.data.min }) }
  },
})

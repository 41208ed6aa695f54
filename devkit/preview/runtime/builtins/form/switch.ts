import { builtin } from '../support/builtin'

export const switchControl = builtin({
  tag: 'switch',
  props: { checked: false, disabled: false, type: 'switch', color: '', name: '' },
  setup(context) {
    const track = context.element('div', 'wx-switch-input')
    const box = context.element('div', 'wx-checkbox-input')
    context.host.setAttribute('role', 'switch')
    const activate = (): void => {
      if (context.data.disabled) return
      context.set({ checked: !context.data.checked })
      context.emit('change', { value: context.data.checked })
    }
    context.traits.activate = activate
    context.traits.field = { value: () => context.data.checked, reset: () => context.set({ checked: false }) }
    context.swallowTapWhen(() => context.data.disabled)
    context.onTap(activate)
    context.watch(['checked', 'disabled', 'type', 'color'], () => {
      const { checked, disabled, type, color } = context.data
      track.hidden = type !== 'switch'
      box.hidden = type === 'switch'
      for (const [drawn, name] of [
        [track, 'wx-switch-input'],
        [box, 'wx-checkbox-input'],
      ] as const) {
        drawn.classList.toggle(`${name}-checked`, checked)
        drawn.classList.toggle(`${name}-disabled`, disabled)
      }
      Object.assign(track.style, { backgroundColor: checked ? color : '', borderColor: checked ? color : '' })
      box.style.color = color
      context.host.setAttribute('aria-checked', String(checked))
    })
  },
})

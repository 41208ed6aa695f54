/** What every built-in has: `hidden`, `animation` (of `wx.createAnimation`) and the accessibility attributes, passed on as they are. */
import { playAnimation, type AnimationExport } from './animation'
import type { Context } from './builtin'

const ARIA = [
  'role',
  'label',
  'labelledby',
  'describedby',
  'hidden',
  'checked',
  'disabled',
  'expanded',
  'haspopup',
  'selected',
  'required',
  'pressed',
  'readonly',
  'multiselectable',
  'multiline',
  'orientation',
  'controls',
  'errormessage',
  'live',
  'modal',
  'level',
  'busy',
  'invalid',
  'sort',
  'valuemin',
  'valuemax',
  'valuenow',
  'valuetext',
  'placeholder',
  'autocomplete',
  'current',
  'keyshortcuts',
  'relevant',
  'atomic',
  'owns',
] as const

const ariaProp = (name: string): string => `aria${name.charAt(0).toUpperCase()}${name.slice(1)}`
const ARIA_PROPS = Object.fromEntries(ARIA.map((name) => [ariaProp(name), null]))

export const COMMON_PROPS = { hidden: false, animation: null, tabindex: null, ...ARIA_PROPS }
export type CommonProps = { hidden: boolean; animation: null; tabindex: null }

export const applyCommon = (context: Context): void => {
  const attribute = (name: string, value: unknown): void =>
    value === null || value === undefined
      ? context.host.removeAttribute(name)
      : context.host.setAttribute(name, String(value))
  context.watch(['hidden'], () => context.host.toggleAttribute('hidden', context.data['hidden'] as boolean))
  const names = ARIA.map(ariaProp)
  context.watch([...names, 'tabindex'], (first) => {
    if (first) return
    const now = context.self.data as Record<string, unknown>
    ARIA.forEach((name) => attribute(name === 'role' ? 'role' : `aria-${name}`, now[ariaProp(name)]))
    attribute('tabindex', now.tabindex)
  })
  context.watch(['animation'], (first) => {
    const { animation } = context.self.data as { animation: AnimationExport | null }
    if (!first && typeof animation === 'object') playAnimation(context, animation)
  })
}

import * as ge from 'glass-easel'
import { elementsOf } from '../events/event-shape'
import { ComponentDescriptor } from './component-descriptor'
import type { WxsBridge } from './program'

const SCRIPT = 1
const INLINE_SCRIPT = 2

/** Whether the compiler found the function in a WXS module rather than in the page's data. */
const isWxs = (path?: readonly unknown[] | null) => path?.[0] === SCRIPT || path?.[0] === INLINE_SCRIPT

/** Gives functions written in WXS what WeChat's view layer gives them: component descriptors instead of components. */
export const wxsBridge: WxsBridge = {
  propertyFilter: (listener, path) => {
    if (!isWxs(path)) return listener
    return (...[newValue, oldValue, host, element]) => {
      const observer = listener as unknown as (...args: unknown[]) => void
      const args = [newValue, oldValue, ComponentDescriptor.of(host), ComponentDescriptor.of(element)]
      // Later, as on a phone: at first the host's other nodes, which the observer may select, are not made yet.
      queueMicrotask(() => ge.safeCallback('WXS property observer', observer, null, args, host))
    }
  },
  eventFilter: (value) => value,
  eventWrapper: (...[caller, event, listener, path]) => {
    if (!isWxs(path)) return listener.apply(caller, [event])
    const owner = (caller as unknown as { _$?: ge.GeneralComponent })._$ ?? caller
    const { currentTarget } = elementsOf(event)
    const wxsEvent = Object.assign(Object.create(event) as object, { instance: ComponentDescriptor.of(currentTarget) })
    const handler = listener as unknown as (event: unknown, owner: ComponentDescriptor) => boolean | void
    return handler(wxsEvent, ComponentDescriptor.of(owner))
  },
}

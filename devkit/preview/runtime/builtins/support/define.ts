import type { BuiltinsApi } from '../../builtins-api'
import { Context, contextOf, type Builtin } from './builtin'
import { COMMON_PROPS, applyCommon } from './common'
import { slotWithin, templateOf } from './template'

export const defineBuiltin = (api: BuiltinsApi, definition: Builtin): void => {
  const properties: Record<string, unknown> = {}
  for (const [name, value] of Object.entries({ ...COMMON_PROPS, ...definition.props }))
    properties[name] = { type: null, value }
  api.define(definition.tag, {
    properties,
    template: definition.template ?? templateOf(slotWithin(definition.layers ?? [])),
    // A list changed in place is the same object: only a copy tells the observers that it changed.
    options: { ...definition.options, propertyPassingDeepCopy: api.glassEasel.DeepCopyKind.Simple },
    observers: {
      '**': function changed() {
        contextOf(this)?.changed()
      },
    },
    lifetimes: {
      created() {
        // A page that has been left may still set data; what it renders then has no DOM and is never seen.
        if (!this.getBackendElement()) return
        const context = new Context(this, api, definition)
        applyCommon(context)
        definition.setup(context)
      },
      attached() {
        contextOf(this)?.attachedHooks.forEach((run) => run())
      },
      detached() {
        contextOf(this)?.detachedHooks.forEach((run) => run())
      },
    },
  })
}

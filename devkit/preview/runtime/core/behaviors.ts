import type * as ge from 'glass-easel'

export type BuiltinBehaviorName = 'wx://form-field' | 'wx://form-field-group' | 'wx://form-field-button'

export type BuiltinBehaviors = Readonly<Record<BuiltinBehaviorName, ge.GeneralBehavior>>

/** The behaviours a component names by string. */
export function defineBuiltinBehaviors(space: ge.ComponentSpace): BuiltinBehaviors {
  const field = space.defineBehavior({
    is: 'wx://form-field',
    properties: { name: String, value: { type: null, value: '' } },
  })
  return {
    'wx://form-field': field,
    'wx://form-field-group': space.defineBehavior({ is: 'wx://form-field-group' }),
    'wx://form-field-button': space.defineBehavior({ is: 'wx://form-field-button' }),
  }
}

/**
 * Walks of the shadow tree a built-in was written in. WeChat's controls find each other by events that do not leave a component,
 * so a `radio` in a component of its own is not in the `radio-group` around that component, here neither.
 */
import type * as glassEasel from 'glass-easel'
import type { BuiltinInstance, BuiltinsApi } from '../../builtins-api'
import { contextOf, type Context } from './builtin'

type Node = glassEasel.Element

/** The nearest built-in above, within the same template. */
export const ancestor = (self: Node, matches: (context: Context) => boolean): Context | null => {
  for (let node: Node | null = self.parentNode; node; node = node.parentNode) {
    const context = contextOf(node)
    if (context && matches(context)) return context
  }
  return null
}

const childElements = (node: Node): Node[] => node.childNodes.filter((child) => 'childNodes' in child)

/** Every element below in the same template, in document order. */
export function* descendants(self: Node): Generator<Node> {
  for (const child of childElements(self)) {
    yield child
    yield* descendants(child)
  }
}

const componentOf = (node: Node, api: BuiltinsApi): BuiltinInstance | null =>
  api.glassEasel.Component.isComponent(node) ? node : null

/** Named values below `self`: built-in fields, and components with `wx://form-field`; a field group is looked into. */
export interface FoundField {
  instance: BuiltinInstance
  context: Context | undefined
}
export function* formFields(self: Node, api: BuiltinsApi): Generator<FoundField> {
  for (const child of childElements(self)) {
    const instance = componentOf(child, api)
    if (instance) {
      const context = contextOf(instance)
      if (context?.traits.field || instance.hasBehavior(api.behaviors['wx://form-field'])) yield { instance, context }
      if (!context && instance.hasBehavior(api.behaviors['wx://form-field-group']))
        yield* formFields(instance.getShadowRoot()!, api)
    }
    yield* formFields(child, api)
  }
}

/** The form that a button in `self`'s template submits; a component with `wx://form-field-button` lets it see the form outside. */
export const formOf = (self: Node, api: BuiltinsApi): Context | null => {
  const form = ancestor(self, (context) => context.traits.form !== undefined)
  if (form) return form
  const host = self.ownerShadowRoot?.getHostNode()
  return host?.hasBehavior(api.behaviors['wx://form-field-button']) ? formOf(host, api) : null
}

/** The element with this id in the same template. */
export const byId = (self: Node, id: string): Node | null => self.ownerShadowRoot?.getElementById(id) ?? null

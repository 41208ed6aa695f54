import * as ge from 'glass-easel'
import { convertUnits } from '../../compiler/style-units'
import type { BuiltinDefinition, BuiltinInstance, BuiltinsApi } from '../builtins-api'
import { nodeOf } from '../events/dispatch'
import type { Host } from '../host'
import { pageRect } from '../query/rect'
import type { Space } from './code-space'

const IS_PREFIX = 'wx://'

/** Makes the object `registerBuiltins` gets. `known` collects the tags it defines. */
export function builtinsApi(parts: Space, host: Host, known: Set<string>): BuiltinsApi {
  const { space, codeSpace, behaviors, ready } = parts
  const announceReady = space.defineBehavior({
    lifetimes: {
      attached(this: BuiltinInstance) {
        ready.add(this)
      },
    },
  }) as unknown as ge.GeneralBehavior
  return {
    glassEasel: ge,
    codeSpace,
    space,
    host,
    behaviors,
    define: (tag, definition) => {
      space.setGlobalUsingComponent(tag, define(space, tag, withReady(definition, announceReady)))
      known.add(tag)
    },
    addStyle: (css) => document.getElementById('wx-base')?.append(css),
    emit: (component, ...[type, detail, options]) => {
      ge.Event.dispatchEvent(component, new ge.Event(type, detail ?? {}, { capturePhase: true, ...options }))
    },
    rpx: (css) => convertUnits(typeof css === 'number' ? `${css}px` : css),
    scopedClass,
    assetUrl: (component, src) => host.assetUrl(src, ownerPath(component)),
    elementOf: nodeOf,
    rect: pageRect,
    closest: (component, tag) => closest(component, tag),
    descendants: (component, tags) => {
      const wanted = new Set(tags.map((tag) => IS_PREFIX + tag))
      return composedDescendants(component).filter((each) => wanted.has(each.is))
    },
    formFields: (component) =>
      composedDescendants(component).filter((each) => each.hasBehavior(behaviors['wx://form-field'])),
  }
}

function withReady(definition: BuiltinDefinition, announce: ge.GeneralBehavior): BuiltinDefinition {
  return { ...definition, behaviors: [...(definition.behaviors ?? []), announce] }
}

function define(space: ge.ComponentSpace, tag: string, definition: BuiltinDefinition): ge.GeneralComponentDefinition {
  const parameters = { ...definition, is: IS_PREFIX + tag } as unknown as Parameters<
    ge.ComponentSpace['defineComponent']
  >[0]
  return space.defineComponent(parameters)
}

/** Class names of the owner's template as they stand in the DOM. */
function scopedClass(component: BuiltinInstance, names: string): string {
  const owner = component.ownerShadowRoot?.getHostNode()
  const options = owner?.getComponentOptions()
  const scopes = [options?.styleScope, options?.extraStyleScope].filter(
    (scope): scope is number => typeof scope === 'number',
  )
  const manager = owner?.getOwnerSpace().styleScopeManager
  const prefixes = scopes.length && manager ? scopes.map((scope) => manager.queryName(scope)) : ['']
  return names
    .split(/\s+/)
    .filter(Boolean)
    .flatMap((name) => prefixes.map((prefix) => (prefix ? `${prefix}--${name}` : name)))
    .join(' ')
}

/** The program component in whose template the built-in stands: relative paths start there. */
function ownerPath(component: BuiltinInstance): string {
  return component.ownerShadowRoot?.getHostNode().is ?? ''
}

function closest(component: BuiltinInstance, tag: string): BuiltinInstance | null {
  for (let node = component.getComposedParent(); node; node = node.getComposedParent()) {
    if (ge.Component.isComponent(node) && node.is === IS_PREFIX + tag) return node
  }
  return null
}

function composedDescendants(component: BuiltinInstance): BuiltinInstance[] {
  const found: BuiltinInstance[] = []
  const visit = (node: ge.Node) => {
    if (!ge.Element.isElement(node)) return
    if (node !== component && ge.Component.isComponent(node)) found.push(node)
    node.forEachComposedChild(visit)
  }
  visit(component)
  return found
}

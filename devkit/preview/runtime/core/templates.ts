import * as ge from 'glass-easel'
import type { Templates } from './program'

type SetProperty = (element: ge.Element, name: string, ...rest: unknown[]) => void
interface Wrapper {
  r: SetProperty
  accessible?: true
}
type Generator = (wrapper: Wrapper, ...rest: unknown[]) => unknown

const ACCESSIBILITY = /^(aria-|role$)/

/**
 * A component's template for glass-easel. Accessibility attributes go to the DOM: no built-in has them as properties, yet on a phone
 * every element may carry them.
 */
export function templateOf(templates: Templates, path: string): ge.template.ComponentTemplate | null {
  const group = templates[path] as ((name: string) => Generator) | undefined
  if (!group) return null
  const content = (name: string) => {
    const generate = group(name)
    return (wrapper: Wrapper, ...rest: unknown[]) => generate(withAccessibility(wrapper), ...rest)
  }
  return {
    groupList: templates,
    content,
    fallbackListenerOnNativeNode: true,
  } as unknown as ge.template.ComponentTemplate
}

function withAccessibility(wrapper: Wrapper): Wrapper {
  if (wrapper.accessible) return wrapper
  const set = wrapper.r
  wrapper.accessible = true
  wrapper.r = (element, name, ...rest) => {
    if (ACCESSIBILITY.test(name)) setAttribute(element, name === 'aria-role' ? 'role' : name, rest[0])
    if (!ACCESSIBILITY.test(name) || declares(element, name)) set(element, name, ...rest)
  }
  return wrapper
}

function setAttribute(element: ge.Element, name: string, value: unknown): void {
  const dom = element.getBackendElement() as unknown as Element | null
  if (value === undefined || value === null) dom?.removeAttribute(name)
  else dom?.setAttribute(name, String(value))
}

function declares(element: ge.Element, name: string): boolean {
  const property = name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase())
  return ge.Component.isComponent(element) && ge.Component.hasProperty(element, property)
}

import * as ge from 'glass-easel'
import { convertUnits } from '../../compiler/style-units'
import { pageRect } from '../query/rect'

/** glass-easel's StyleSegmentIndex: classes from the template, and those put on top for a while. */
const MAIN = 0
const TEMPORARY = 3

const descriptors = new WeakMap<ge.Element, ComponentDescriptor>()

/** The object WXS handlers get for a component or element: https://developers.weixin.qq.com/miniprogram/dev/framework/view/interactive-animation.html */
export class ComponentDescriptor {
  private readonly state: Record<string, unknown> = {}

  static of(element: ge.Element): ComponentDescriptor {
    const known = descriptors.get(element)
    if (known) return known
    const made = new ComponentDescriptor(element)
    descriptors.set(element, made)
    return made
  }

  private constructor(private readonly element: ge.Element) {}

  private get dom(): HTMLElement | null {
    return this.element.getBackendElement() as unknown as HTMLElement | null
  }

  private get scope(): { querySelector(s: string): ge.Element | null; querySelectorAll(s: string): ge.Element[] } {
    const { element } = this
    return (ge.Component.isComponent(element) && element.getShadowRoot()) || element
  }

  selectComponent(selector: string): ComponentDescriptor | null {
    const found = this.scope.querySelector(selector)
    return found && ComponentDescriptor.of(found)
  }

  selectAllComponents(selector: string): ComponentDescriptor[] {
    return this.scope.querySelectorAll(selector).map((found) => ComponentDescriptor.of(found))
  }

  setStyle(style: string | Record<string, string | number>): this {
    const text = typeof style === 'string' ? style : toCss(style)
    const { dom } = this
    for (const rule of convertUnits(text).split(';')) {
      const at = rule.indexOf(':')
      if (at > 0) dom?.style.setProperty(rule.slice(0, at).trim(), rule.slice(at + 1).trim())
    }
    return this
  }

  addClass(name: string): this {
    this.element.toggleNodeClass(name, true, TEMPORARY)
    return this
  }

  removeClass(name: string): this {
    this.element.toggleNodeClass(name, false, TEMPORARY)
    this.element.toggleNodeClass(name, false)
    return this
  }

  hasClass(name: string): boolean {
    const { classList } = this.element
    return [MAIN, TEMPORARY].some((segment) => classList?.contains(name, segment))
  }

  getDataset(): Record<string, unknown> {
    return this.element.dataset ?? {}
  }

  callMethod(name: string, args?: unknown): void {
    const component = ge.Component.isComponent(this.element)
      ? this.element
      : this.element.ownerShadowRoot?.getHostNode()
    const method = component && ge.Component.getMethod(component, name)
    if (method) ge.safeCallback('WXS callMethod', method, component.getMethodCaller(), [args], component)
  }

  triggerEvent(name: string, detail?: unknown, options?: ge.EventOptions): void {
    this.element.triggerEvent(name, detail, options)
  }

  /** An object that stays with the element, for WXS to keep values in. */
  getState(): Record<string, unknown> {
    return this.state
  }

  getComputedStyle(names: string[]): Record<string, string> {
    const style = this.dom && getComputedStyle(this.dom)
    return Object.fromEntries(names.map((name) => [name, style?.getPropertyValue(kebab(name)) ?? '']))
  }

  getBoundingClientRect() {
    return this.dom && pageRect(this.dom)
  }

  requestAnimationFrame(callback: () => void): number {
    return requestAnimationFrame(callback)
  }

  setTimeout(callback: () => void, delay?: number): number {
    return window.setTimeout(callback, delay)
  }

  clearTimeout(id: number): void {
    window.clearTimeout(id)
  }
}

const kebab = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

const toCss = (style: Record<string, string | number>) =>
  Object.entries(style)
    .map(([name, value]) => `${kebab(name)}:${value}`)
    .join(';')

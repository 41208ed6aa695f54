/**
 * How a built-in component is written: a table of properties with their defaults and a `setup` that makes the inner DOM, watches properties
 * (inward) and emits WeChat's events (outward).
 */
import type * as glassEasel from 'glass-easel'
import type { BuiltinInstance, BuiltinsApi, EmitOptions } from '../../builtins-api'
import { COMMON_PROPS, type CommonProps } from './common'
import type { Traits } from './traits'
import { converted, type Props, type Values } from './values'

export type { Props } from './values'

export interface Builtin<P extends Props = Props> {
  tag: string
  props: P
  /** Elements between the host and its children, outermost first, where WeChat has some too; in the DOM they are `wx-<name>`. */
  layers?: readonly string[]
  /** A template of its own, for built-ins with named slots. */
  template?: Record<string, unknown>
  options?: glassEasel.ComponentOptions
  setup(context: Context<P>): void
}

/** Lets a definition keep its property types. */
export const builtin = <P extends Props>(definition: Builtin<P>): Builtin => definition

/** glass-easel's style and class segment that the template never writes. */
const OWN_SEGMENT = 3

const contexts = new WeakMap<object, Context>()
/** The context of a built-in instance; undefined for a program's own component. */
export const contextOf = (instance: object): Context | undefined => contexts.get(instance)

export class Context<P extends Props = Props> {
  readonly host: HTMLElement
  /** Where the children are: the innermost layer, or the host. */
  readonly inner: HTMLElement
  /** What other built-ins may ask of this one. */
  readonly traits: Traits = {}
  private readonly watchers: { names: readonly string[]; run: () => void }[] = []
  private seen: Record<string, unknown>
  /** Property values, converted. */
  readonly data: Values<P & Omit<CommonProps, keyof P>>
  readonly attachedHooks: (() => void)[] = []
  readonly detachedHooks: (() => void)[] = []

  constructor(
    readonly self: BuiltinInstance,
    readonly api: BuiltinsApi,
    readonly definition: Builtin,
  ) {
    this.host = self.getBackendElement() as unknown as HTMLElement
    let inner = this.host
    for (let depth = definition.layers?.length ?? 0; depth > 0; depth -= 1)
      inner = inner.firstElementChild as HTMLElement
    this.inner = inner
    this.seen = { ...self.data }
    this.data = converted(self, { ...COMMON_PROPS, ...definition.props }) as Values<P & Omit<CommonProps, keyof P>>
    contexts.set(self, this)
  }

  get tag(): string {
    return this.definition.tag
  }

  /** Runs now and whenever one of the properties changes. */
  watch(names: readonly (keyof P & string)[], run: (first: boolean) => void): void {
    this.watchers.push({ names, run: () => run(false) })
    run(true)
  }

  /** Called by glass-easel after any change; runs each watcher once however many of its properties changed. */
  changed(): void {
    const now = this.self.data as Record<string, unknown>
    const before = this.seen
    this.seen = { ...now }
    const names = Object.keys(now).filter((name) => now[name] !== before[name])
    for (const watcher of this.watchers) {
      if (watcher.names.some((name) => names.includes(name))) watcher.run()
    }
  }

  /** Writes properties from inside, which also serves `model:` bindings. Watchers run for what changed. */
  set(values: Partial<Record<keyof P, unknown>>): void {
    this.self.setData(values as Record<string, unknown>)
  }

  emit(type: string, detail: unknown = {}, options?: EmitOptions): void {
    this.api.emit(this.self, type, detail, options)
  }

  /** Emits after the current update: a page handler that calls `setData` must not run inside the page's own update. */
  emitLater(type: string, detail: () => unknown = () => ({})): void {
    queueMicrotask(() => this.emit(type, detail()))
  }

  onAttached(run: () => void): void {
    this.attachedHooks.push(run)
  }

  onDetached(run: () => void): void {
    this.detachedHooks.push(run)
  }

  /** Style of the host that the template's own `style` does not overwrite. */
  style(css: string): void {
    this.self.setNodeStyle(css, OWN_SEGMENT)
  }

  /** Class names of the owner's style sheet on the host, beside those of the template. */
  toggleClass(names: string, on: boolean): void {
    for (const name of names.split(/\s+/).filter(Boolean)) this.self.toggleNodeClass(name, on, OWN_SEGMENT)
  }

  /** Reflects a value for CSS; false and '' remove the attribute. */
  attr(name: string, value: string | number | boolean): void {
    if (value === false || value === '') this.host.removeAttribute(name)
    else this.host.setAttribute(name, value === true ? '' : String(value))
  }

  /** Makes an inner element that belongs to no template. */
  element<K extends keyof HTMLElementTagNameMap>(
    tag: K,
    className: string,
    parent: HTMLElement = this.host,
  ): HTMLElementTagNameMap[K] {
    const made = document.createElement(tag)
    if (className) made.className = className
    parent.append(made)
    return made
  }

  /** Tap through the event layer, so that a `catchtap` inside is respected. */
  onTap(run: (event: glassEasel.ShadowedEvent<unknown>) => void): void {
    this.self.addListener('tap', (event) => run(event))
  }

  /** Nothing is tapped while `isDisabled()`: WeChat's controls swallow the event. */
  swallowTapWhen(isDisabled: () => boolean): void {
    for (const type of ['tap', 'longpress', 'longtap']) {
      this.self.addListener(type, (event) => (isDisabled() ? event.stopPropagation() : undefined), { capture: true })
    }
  }
}

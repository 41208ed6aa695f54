/**
 * What `registerBuiltins(api)` gets. A built-in `<button>` becomes a component whose host element is `<wx-button>`; the built-in fills
 * that element by hand (`this.getBackendElement()` in `created`), takes its properties inward by observers and tells the
 * outside by `api.emit`.
 */
import type * as glassEasel from 'glass-easel'
import type { CodeSpace } from 'glass-easel-miniprogram-adapter'
import type { Host } from './host'

/** The instance in a built-in's lifetimes, observers and methods: glass-easel's own component, not the adapter's caller. */
export type BuiltinInstance = glassEasel.GeneralComponent

/** Options of glass-easel's `defineComponent`; `is` and `template` may be left out (the template is `<slot/>` then). */
export type BuiltinDefinition = Omit<
  glassEasel.typeUtils.ComponentParams<Record<string, unknown>, Record<string, never>, Record<string, never>>,
  'is' | 'properties' | 'methods' | 'data' | 'observers' | 'lifetimes'
> & {
  properties?: Record<string, unknown>
  data?: Record<string, unknown>
  methods?: Record<string, (this: BuiltinInstance, ...args: never[]) => unknown>
  observers?: Record<string, (this: BuiltinInstance, ...values: never[]) => void>
  lifetimes?: Record<string, (this: BuiltinInstance, ...args: never[]) => void>
}

export interface EmitOptions {
  bubbles?: boolean
  composed?: boolean
  /** Fields beside `detail`, e.g. `touches`. */
  extraFields?: Record<string, unknown>
}

export interface BuiltinsApi {
  glassEasel: typeof glassEasel
  codeSpace: CodeSpace
  space: glassEasel.ComponentSpace
  host: Host
  /** Registers `<tag>`: usable in every component without `usingComponents`. */
  define(tag: string, definition: BuiltinDefinition): void
  /** Adds CSS before the mini program's own (so the program's rules win). Host elements are `wx-<tag>`; use `:where()` to stay weak. */
  addStyle(css: string): void
  /** Dispatches an event on the built-in as WeChat does: no bubbling unless asked for. */
  emit(component: BuiltinInstance, type: string, detail?: unknown, options?: EmitOptions): void
  /** `'20rpx'` or any CSS text with rpx in it → the same in browser units. Numbers are taken as px. */
  rpx(css: string | number): string
  /** Class names written in the owner's template (`hover-class`, `placeholder-class` …) → what they are called in the DOM. */
  scopedClass(component: BuiltinInstance, names: string): string
  /** A `src` as written in the owner's template → a URL the browser can load. */
  assetUrl(component: BuiltinInstance, src: string): string
  /** The glass-easel component, native node or virtual node that a DOM element belongs to, if any. */
  elementOf(dom: Element): glassEasel.Element | null
  /** `getBoundingClientRect()` measured from the page's viewport. */
  rect(dom: Element): { left: number; top: number; right: number; bottom: number; width: number; height: number }
  /** The nearest enclosing built-in of the given tag in composed order (through slots and shadow roots), e.g. `form` of an `input`. */
  closest(component: BuiltinInstance, tag: string): BuiltinInstance | null
  /** All built-ins of the given tags below `component` in composed order, e.g. the `radio`s of a `radio-group`. */
  descendants(component: BuiltinInstance, tags: readonly string[]): BuiltinInstance[]
  /** Built-in behaviours that a program's component may name: a form asks `component.hasBehavior(behaviors['wx://form-field'])`. */
  behaviors: Readonly<
    Record<'wx://form-field' | 'wx://form-field-group' | 'wx://form-field-button', glassEasel.GeneralBehavior>
  >
  /** Program components with `wx://form-field` below `component` in composed order. */
  formFields(component: BuiltinInstance): BuiltinInstance[]
}

/**
 * Coordinates in events count from the page's viewport (below the native navigation bar), as in WeChat: compare them with `api.rect(dom)`, not
 * with `getBoundingClientRect()`.
 *
 * Touch events: listen with `this.addListener('touchstart' | 'touchmove' | 'touchend' | 'touchcancel' | 'tap' | 'longpress', (e) => …)`.
 * `e.touches` and `e.changedTouches` hold `{ identifier, pageX, pageY, clientX, clientY }`; the mouse arrives as touches too.
 * Do not stop DOM touch or mouse events: the event layer listens on the document.
 */
export type RegisterBuiltins = (api: BuiltinsApi) => void

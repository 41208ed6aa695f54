import type { CodeSpace } from 'glass-easel-miniprogram-adapter'
import type { BuiltinBehaviors } from './behaviors'
import { parseUrl } from '../page/url'
import { ModuleLoader } from './modules'
import type { LoadedProgram } from './program'

type Definition = Record<string, unknown> & { behaviors?: unknown[]; options?: Record<string, unknown> }
/** Definitions come from untyped scripts; the adapter checks them at run time. */
type Untyped = never

/**
 * The globals `App`, `Page`, `Component`, `Behavior`, and the loading of the scripts that call them. A script defines the component at
 * whose path it lies, also when the call happens in a helper it requires (Vant's VantComponent).
 */
export class Definitions {
  readonly modules: ModuleLoader
  private readonly registered = new Set<string>()
  private readonly requested = new Set<string>()
  private readonly related = new Map<string, string[]>()
  private current: string | null = null
  private app: Record<string, unknown> | null = null

  constructor(
    private readonly program: LoadedProgram,
    private readonly codeSpace: CodeSpace,
    private readonly behaviors: BuiltinBehaviors,
  ) {
    this.modules = new ModuleLoader(program.modules, (name, run) => this.within(name, run))
  }

  /** Puts the constructors where the program's scripts find them. */
  install(target: Record<string, unknown>): void {
    target.App = (definition: Record<string, unknown>) => this.defineApp(definition)
    target.getApp = () => this.getApp()
    target.Page = (definition: Definition) => this.definePage(definition)
    target.Component = (definition: Definition) => this.defineComponent(definition)
    const behavior = (definition: Definition) => this.defineBehavior(definition)
    target.Behavior = Object.assign(behavior, { trait: this.codeSpace.traitBehavior.bind(this.codeSpace) })
  }

  getApp(): Record<string, unknown> {
    return this.app ?? {}
  }

  /** Runs app.js. */
  loadApp(): Record<string, unknown> {
    try {
      if (this.modules.has('app')) this.modules.load('app')
    } catch (error) {
      // As on a phone: pages still open, without an app.
      console.error(error)
    }
    return this.getApp()
  }

  /** Runs the scripts of a page or component and of everything it uses, inner ones first. */
  ensure(path: string): void {
    if (this.requested.has(path)) return
    this.requested.add(path)
    const unit = this.program.components[path]
    if (!unit) throw new Error(`component ${path} was not compiled`)
    const generics = Object.values(unit.config.componentGenerics ?? {})
    const defaults = generics.flatMap((generic) =>
      typeof generic === 'object' && generic.default ? [generic.default] : [],
    )
    for (const target of [...Object.values(unit.config.usingComponents ?? {}), ...defaults])
      this.ensure(target.replace(/^\//, ''))
    this.run(path)
    // Relations are resolved once, when a component is first made: the other end has to be known by then.
    for (const target of this.related.get(path) ?? []) if (this.program.components[target]) this.ensure(target)
  }

  private run(path: string): void {
    try {
      if (this.modules.has(path)) this.modules.load(path)
    } catch (error) {
      console.error(error)
    }
    if (this.registered.has(path)) return
    console.error(`${path} defines neither Page nor Component`)
    this.codeSpace.component(path).definition({}).register()
    this.registered.add(path)
  }

  private within<T>(name: string, run: () => T): T {
    const before = this.current
    if (name === 'app') this.current = null
    else if (this.program.components[name] && !this.registered.has(name)) this.current = name
    try {
      return run()
    } finally {
      this.current = before
    }
  }

  private defineApp(definition: Record<string, unknown>): void {
    if (this.app) throw new Error('App() is called twice')
    this.app = definition
  }

  private definePage(definition: Definition): void {
    const path = this.claim('Page')
    const { options, ...rest } = this.normalize(definition)
    const builder = this.codeSpace.component(path)
    builder.pageDefinition(rest as Untyped)
    if (options) builder.options(options)
    builder.register()
  }

  private defineComponent(definition?: Definition): unknown {
    const path = this.claim('Component')
    if (definition === undefined) return this.codeSpace.component(path)
    this.related.set(path, relationTargets(path, definition.relations))
    return this.codeSpace
      .component(path)
      .definition(this.normalize(definition) as Untyped)
      .register()
  }

  private defineBehavior(definition?: Definition): unknown {
    if (definition === undefined) return this.codeSpace.behavior()
    return this.codeSpace
      .behavior()
      .definition(this.normalize(definition) as Untyped)
      .register()
  }

  private claim(constructor: string): string {
    if (this.current === null) throw new Error(`${constructor}() is called outside of a component's own script`)
    this.registered.add(this.current)
    return this.current
  }

  /** Behaviours named by string are the platform's. */
  private normalize(definition: Definition): Definition {
    if (!definition.behaviors) return definition
    return { ...definition, behaviors: definition.behaviors.flatMap((behavior) => this.behavior(behavior)) }
  }

  private behavior(behavior: unknown): unknown[] {
    if (typeof behavior !== 'string') return behavior ? [behavior] : []
    const own = this.behaviors[behavior as keyof BuiltinBehaviors]
    if (own) return [{ _$: own }]
    // Its only effect is the `export` function, which the adapter honours without it.
    if (behavior === 'wx://component-export') return []
    console.error(`behavior ${behavior} is not available in the preview`)
    return []
  }
}

/** The component paths that `relations` names: its keys, or a `target` given as text. */
function relationTargets(path: string, relations: unknown): string[] {
  return Object.entries((relations ?? {}) as Record<string, { target?: unknown }>).flatMap(([key, { target }]) => {
    const named = target ?? key
    return typeof named === 'string' ? [parseUrl(named, path).path] : []
  })
}

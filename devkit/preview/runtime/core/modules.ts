import type { LoadedProgram } from './program'

type Exports = Record<string, unknown>
interface Module {
  exports: Exports
}

/** Browser globals a mini program does not have: code that asks `typeof window` must take the same branch as on a phone. */
const HIDDEN = [
  'window',
  'document',
  'self',
  'parent',
  'top',
  'frames',
  'location',
  'navigator',
  'localStorage',
  'sessionStorage',
  'XMLHttpRequest',
  'WebSocket',
  'fetch',
  'alert',
  'confirm',
  'prompt',
]

type Factory = (...args: [module: Module, exports: Exports, require: unknown]) => void

/** Runs the program's CommonJS modules, each once. `around` lets a component's module know which component it defines. */
export class ModuleLoader {
  private readonly loaded = new Map<string, Module>()

  constructor(
    private readonly modules: LoadedProgram['modules'],
    private readonly around: <T>(name: string, run: () => T) => T,
  ) {}

  has(name: string): boolean {
    return name in this.modules
  }

  /** Runs a module by its path without extension and returns its exports. */
  load(name: string): Exports {
    const known = this.loaded.get(name)
    if (known) return known.exports
    const unit = this.modules[name]
    if (!unit) throw new Error(`module '${name}' is not defined`)
    const module: Module = { exports: {} }
    this.loaded.set(name, module)
    try {
      this.around(name, () => compile(name, unit.code)(module, module.exports, this.requireFor(name)))
    } catch (error) {
      this.loaded.delete(name)
      throw error
    }
    return module.exports
  }

  private requireFor(name: string) {
    const targets = this.modules[name]?.requires ?? {}
    const require = (specifier: string) => {
      const target = targets[specifier]
      if (!target) throw new Error(`module '${specifier}' is not defined, require('${specifier}') in ${name}`)
      return this.load(target)
    }
    require.async = async (specifier: string) => require(specifier)
    return require
  }
}

function compile(name: string, code: string): Factory {
  const parameters = ['module', 'exports', 'require', ...HIDDEN].join(',')
  // The head stays on the first line so that line numbers in stack traces are those of the compiled file.
  return (0, eval)(`(function(${parameters}){${code}\n})\n//# sourceURL=miniprogram/${name}.js`) as Factory
}

import { transform, type Loader, type Message } from 'esbuild'
import type { SourceFiles } from './files'
import { applyAlias, positionOf, resolveModule, type Aliases } from './paths'
import type { ModuleUnit, Problem } from './types'

interface Compiled {
  stamp: string
  code: string
  specifiers: string[]
  problems: Problem[]
}

/** Compiles TypeScript, JavaScript and JSON to CommonJS modules, one file at a time as WeChat does. */
export class ScriptCompiler {
  private readonly compiled = new Map<string, Compiled>()
  private aliases: Aliases = {}

  constructor(private readonly files: SourceFiles) {}

  /** Compiles the entries (paths without extension) and all they require. */
  async compile(entries: string[], aliases: Aliases, problems: Problem[]): Promise<Record<string, ModuleUnit>> {
    this.aliases = aliases
    const modules: Record<string, ModuleUnit> = {}
    let wave = entries.map((entry) => resolveModule(this.files, '', `/${entry}`)).filter(isString)
    const seen = new Set(wave)
    while (wave.length > 0) {
      const units = await Promise.all(wave.map(async (file) => ({ file, unit: await this.load(file) })))
      wave = []
      for (const { file, unit } of units) {
        problems.push(...unit.problems)
        const { requires, found } = this.link(file, unit, problems)
        modules[moduleName(file)] = { code: unit.code, requires }
        for (const target of found) {
          if (seen.has(target)) continue
          seen.add(target)
          wave.push(target)
        }
      }
    }
    return modules
  }

  private link(file: string, unit: Compiled, problems: Problem[]) {
    const requires: Record<string, string | null> = {}
    const found: string[] = []
    for (const specifier of unit.specifiers) {
      const target = resolveModule(this.files, file, applyAlias(specifier, this.aliases))
      requires[specifier] = target && moduleName(target)
      if (target) found.push(target)
      else problems.push(this.missing(file, specifier))
    }
    return { requires, found }
  }

  private missing(file: string, specifier: string): Problem {
    const source = this.files.text(file)
    const at = positionOf(source, source.indexOf(specifier))
    // A package may require a Node module inside a branch that never runs here; it throws if it does.
    const level = file.includes('miniprogram_npm/') ? 'warning' : 'error'
    return { file, ...at, message: `module '${specifier}' was not found`, level }
  }

  private async load(file: string): Promise<Compiled> {
    const stamp = this.files.stamp(file)
    const known = this.compiled.get(file)
    if (known?.stamp === stamp) return known
    const result = { stamp, ...(await compileFile(file, this.files.text(file))) }
    this.compiled.set(file, result)
    return result
  }
}

async function compileFile(file: string, source: string): Promise<Omit<Compiled, 'stamp'>> {
  try {
    const { code } = await transform(source, {
      loader: loaderOf(file),
      format: 'cjs',
      target: 'es2020',
      sourcefile: file,
      sourcemap: file.endsWith('.ts') ? 'inline' : false,
      tsconfigRaw: { compilerOptions: { experimentalDecorators: true, verbatimModuleSyntax: false } },
      logLevel: 'silent',
    })
    return { code, specifiers: specifiersIn(code), problems: [] }
  } catch (error) {
    const messages = (error as { errors?: Message[] }).errors ?? []
    if (messages.length === 0) throw error
    return {
      code: 'throw new Error("this file does not compile")',
      specifiers: [],
      problems: messages.map((m) => toProblem(file, m)),
    }
  }
}

function loaderOf(file: string): Loader {
  if (file.endsWith('.json')) return 'json'
  return file.endsWith('.ts') ? 'ts' : 'js'
}

const REQUIRE = /\brequire(?:\.async)?\(\s*(["'])([^"'\n]+)\1\s*\)/g

function specifiersIn(code: string): string[] {
  const withoutMap = code.replace(/\/\/# sourceMappingURL=.*$/m, '')
  return [...new Set([...withoutMap.matchAll(REQUIRE)].map((match) => match[2] ?? ''))]
}

/** A module is known by its path without extension, except JSON (a page has page.json beside page.ts). */
export const moduleName = (file: string) => file.replace(/\.(ts|js)$/, '')

const isString = (value: string | null): value is string => value !== null

function toProblem(file: string, message: Message): Problem {
  const { line = 1, column = 0 } = message.location ?? {}
  return { file, line, column: column + 1, message: message.text, level: 'error' }
}

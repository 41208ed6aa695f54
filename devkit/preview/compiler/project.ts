import { createHash } from 'node:crypto'
import type { AppConfig, PageConfig } from '../runtime/config'
import type { SourceFiles } from './files'
import { problemAt, readJson } from './json'
import { applyAlias, resolveComponent } from './paths'
import { applyTheme, readTheme } from './theme'
import type { ComponentUnit, Problem } from './types'

export interface Project {
  app: AppConfig
  pages: string[]
  components: Record<string, ComponentUnit>
}

/** Reads app.json and, from there, the configuration of every page and component that can be reached. */
export function readProject(files: SourceFiles, problems: Problem[]): Project | null {
  if (!files.has('app.json')) {
    problems.push({ file: 'app.json', line: 1, column: 1, message: 'app.json was not found', level: 'error' })
    return null
  }
  const app = readJson<AppConfig>(files, 'app.json', problems)
  if (!app) return null
  const theme = readTheme(files, app, problems)
  const themed = { ...app, window: applyTheme(app.window, theme), tabBar: applyTheme(app.tabBar, theme) }
  const project = new ProjectReader(files, themed, problems).read()
  for (const unit of Object.values(project.components)) if (unit.isPage) unit.config = applyTheme(unit.config, theme)
  return project
}

class ProjectReader {
  private readonly components: Record<string, ComponentUnit> = {}
  private readonly shared: Record<string, string>

  constructor(
    private readonly files: SourceFiles,
    private readonly app: AppConfig,
    private readonly problems: Problem[],
  ) {
    this.shared = this.resolveUsing('app', app.usingComponents)
  }

  read(): Project {
    const pages = listPages(this.app)
    for (const page of pages) {
      if (this.files.has(`${page}.wxml`)) this.visit(page, true)
      else
        this.problems.push(
          problemAt(this.files, { path: 'app.json', needle: lastPart(page) }, `page ${page}.wxml was not found`),
        )
    }
    if (this.app.tabBar?.custom && this.files.has('custom-tab-bar/index.json'))
      this.visit('custom-tab-bar/index', false)
    Object.values(this.shared).forEach((path) => this.visit(path.slice(1), false))
    return { app: this.app, pages, components: this.components }
  }

  private visit(path: string, isPage: boolean): void {
    if (this.components[path]) return
    const config = this.readConfig(path)
    const usingComponents = { ...this.shared, ...this.resolveUsing(path, config.usingComponents) }
    const generics = this.resolveGenerics(path, config.componentGenerics)
    const unit: ComponentUnit = {
      config: { ...config, usingComponents, ...(generics && { componentGenerics: generics }) },
      scope: '',
      host: scopeOf(path),
      isPage,
      hasScript: this.files.has(`${path}.ts`) || this.files.has(`${path}.js`),
    }
    applyStyleOptions(unit, this.scriptOf(path))
    unit.scope = unit.config.styleIsolation === 'shared' ? '' : unit.host
    this.components[path] = unit
    const defaults = Object.values(generics ?? {}).flatMap((g) =>
      typeof g === 'object' && g.default ? [g.default] : [],
    )
    for (const target of [...Object.values(usingComponents), ...defaults]) {
      if (target.startsWith('/')) this.visit(target.slice(1), false)
    }
  }

  private readConfig(path: string): PageConfig {
    const file = `${path}.json`
    return this.files.has(file) ? (readJson<PageConfig>(this.files, file, this.problems) ?? {}) : {}
  }

  private scriptOf(path: string): string {
    const file = [`${path}.ts`, `${path}.js`].find((candidate) => this.files.has(candidate))
    return file ? this.files.text(file) : ''
  }

  private resolveUsing(owner: string, using: Record<string, string> = {}): Record<string, string> {
    const resolved: Record<string, string> = {}
    for (const [alias, target] of Object.entries(using)) {
      const path = this.resolveTarget(owner, alias, target)
      if (path) resolved[alias] = path
    }
    return resolved
  }

  private resolveTarget(owner: string, alias: string, target: string): string | null {
    if (/^(plugin|plugin-private|weui):\/\//.test(target)) {
      const message = `<${alias}>: ${target} is a plugin, which is not available in the preview`
      this.problems.push({
        ...problemAt(this.files, { path: `${owner}.json`, needle: `"${alias}"` }, message),
        level: 'warning',
      })
      return null
    }
    const path = resolveComponent(this.files, owner, applyAlias(target, this.app.resolveAlias ?? {}))
    if (path) return `/${path}`
    this.problems.push(
      problemAt(this.files, { path: `${owner}.json`, needle: `"${alias}"` }, `component ${target} was not found`),
    )
    return null
  }

  private resolveGenerics(owner: string, generics: PageConfig['componentGenerics']): PageConfig['componentGenerics'] {
    if (!generics) return undefined
    const resolved: NonNullable<PageConfig['componentGenerics']> = {}
    for (const [name, value] of Object.entries(generics)) {
      const target = typeof value === 'object' && value.default ? this.resolveTarget(owner, name, value.default) : null
      resolved[name] = target ? { default: target } : true
    }
    return resolved
  }
}

export function listPages(app: AppConfig): string[] {
  const packages = app.subPackages ?? app.subpackages ?? []
  const inPackages = packages.flatMap((p) =>
    p.pages.map((page) => `${p.root.replace(/^\/|\/$/g, '')}/${page.replace(/^\//, '')}`),
  )
  return [...new Set([...(app.pages ?? []).map((page) => page.replace(/^\//, '')), ...inPackages])]
}

/**
 * A style option may stand in the JSON or in `Component({ options })`. CSS is compiled before any script runs, so the script is
 * read for it; an options object that is computed is not seen (the component is then isolated, WeChat's default).
 */
function applyStyleOptions(unit: ComponentUnit, script: string): void {
  const { config, isPage } = unit
  const written = /\bstyleIsolation\s*:\s*['"]([\w-]+)['"]/.exec(script)?.[1]
  const shareClasses = config.addGlobalClass === true || /\baddGlobalClass\s*:\s*(true|!0)/.test(script)
  if (config.styleIsolation === undefined) {
    config.styleIsolation = written ?? (isPage ? 'shared' : shareClasses ? 'apply-shared' : 'isolated')
  }
  if (config.styleIsolation === 'page-shared') config.styleIsolation = 'shared'
  if (config.styleIsolation === 'page-apply-shared') config.styleIsolation = isPage ? 'apply-shared' : 'isolated'
  if (config.styleIsolation === 'page-isolated') config.styleIsolation = 'isolated'
}

/** Short, stable and readable: 'button-1f3a'. */
function scopeOf(path: string): string {
  const hash = createHash('sha1').update(path).digest('hex').slice(0, 5)
  const parts = path.split('/')
  const name = parts.at(-1) === 'index' ? parts.at(-2) : parts.at(-1)
  return `${(name ?? 'c').replace(/[^\w-]/g, '')}-${hash}`
}

const lastPart = (path: string) => path.split('/').slice(-2).join('/')

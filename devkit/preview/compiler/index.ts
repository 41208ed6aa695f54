import { SourceFiles } from './files'
import { readProject, type Project } from './project'
import { ScriptCompiler } from './script'
import { StyleCompiler } from './style'
import { TemplateCompiler } from './template'
import type { BuildResult, Problem } from './types'

export interface CompilerOptions {
  /** URL under which the mini program's own files (pictures …) are served. */
  assetBase: string
}

/** Compiles one mini program, again and again; whatever did not change is taken from the previous build. */
export class Compiler {
  private readonly files: SourceFiles
  private readonly scripts: ScriptCompiler
  private readonly templates: TemplateCompiler
  private readonly styles: StyleCompiler

  constructor(root: string, options: CompilerOptions) {
    this.files = new SourceFiles(root)
    this.scripts = new ScriptCompiler(this.files)
    this.templates = new TemplateCompiler(this.files)
    this.styles = new StyleCompiler(this.files, options.assetBase)
  }

  /** Where a file of the program lies on disk, or null. */
  locate(path: string): string | null {
    return this.files.locate(path)
  }

  async build(): Promise<BuildResult> {
    const started = performance.now()
    this.files.refresh()
    const problems: Problem[] = []
    const project = readProject(this.files, problems)
    if (!project) return { program: null, css: '', problems, durationMs: performance.now() - started }
    const paths = Object.keys(project.components)
    const modules = await this.scripts.compile(['app', ...paths], project.app.resolveAlias ?? {}, problems)
    const templates = this.templates.compile(paths, problems)
    const css = this.stylesheet(project, problems)
    const program = { ...project, modules, templates }
    return { program, css, problems: unique(problems), durationMs: performance.now() - started }
  }

  /** app.wxss, then components (a used one before its user, so that the user's rules win), then pages. */
  private stylesheet(project: Project, problems: Problem[]): string {
    const parts = [this.styles.compile('app.wxss', { scope: '' }, problems)]
    const pages: string[] = []
    for (const path of inOrderOfUse(project)) {
      const unit = project.components[path]
      if (!unit) continue
      const style = unit.isPage
        ? { scope: unit.scope, page: path, host: unit.host }
        : { scope: unit.scope, host: unit.host }
      const css = this.styles.compile(`${path}.wxss`, style, problems)
      ;(unit.isPage ? pages : parts).push(css)
    }
    return [...parts, ...pages].join('')
  }
}

function inOrderOfUse(project: Project): string[] {
  const ordered = new Set<string>()
  const visiting = new Set<string>()
  const visit = (path: string) => {
    if (ordered.has(path) || visiting.has(path)) return
    visiting.add(path)
    const using = project.components[path]?.config.usingComponents ?? {}
    Object.values(using).forEach((target) => visit(target.slice(1)))
    ordered.add(path)
  }
  Object.keys(project.components).forEach(visit)
  return [...ordered]
}

function unique(problems: Problem[]): Problem[] {
  const seen = new Map(problems.map((p) => [`${p.file}:${p.line}:${p.column}:${p.message}`, p]))
  return [...seen.values()]
}

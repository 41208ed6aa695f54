import { TmplGroup } from 'glass-easel-template-compiler'
import type { SourceFiles } from './files'
import { join, positionOf } from './paths'
import { prepareTemplate } from './template-source'
import type { Problem } from './types'
import { compileWxs } from './wxs'
import { WXS_RUNTIME } from './wxs-runtime'

interface TemplateProblem {
  isError: boolean
  level: string
  message: string
  startLine: number
  startColumn: number
}

interface Loaded {
  stamp: string
  problems: Problem[]
  /** Templates and scripts this file needs, each with extension. */
  needs: Array<{ file: string; written: string }>
}

/**
 * All templates of a program in one group of glass-easel's compiler. Only files whose age changed are compiled again; the group keeps
 * the rest between builds.
 */
export class TemplateCompiler {
  private readonly group = new TmplGroup()
  private readonly loaded = new Map<string, Loaded>()
  private output: { key: string; code: string } | null = null

  constructor(private readonly files: SourceFiles) {
    this.group.setExtraRuntimeScript(WXS_RUNTIME)
  }

  /** Compiles the given components' templates and all they import; returns a JavaScript expression. */
  compile(paths: string[], problems: Problem[]): string {
    const seen = new Set<string>()
    const queue = paths.map((path) => `${path}.wxml`).filter((file) => this.files.has(file))
    for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
      if (seen.has(file)) continue
      seen.add(file)
      const entry = this.load(file)
      problems.push(...entry.problems)
      for (const need of entry.needs) {
        if (this.files.has(need.file)) queue.push(need.file)
        else problems.push(this.missing(file, need))
      }
    }
    this.forgetExcept(seen)
    return this.generate(seen)
  }

  private load(file: string): Loaded {
    const stamp = this.files.stamp(file)
    const known = this.loaded.get(file)
    if (known?.stamp === stamp) return known
    const entry = file.endsWith('.wxs') ? this.loadScript(file, stamp) : this.loadTemplate(file, stamp)
    this.loaded.set(file, entry)
    return entry
  }

  private loadScript(file: string, stamp: string): Loaded {
    const { code, requires, problem } = compileWxs(this.files.text(file), file)
    this.group.addScript(file.replace(/\.wxs$/, ''), code)
    const needs = requires.map((required) => ({ file: required, written: required.split('/').at(-1) ?? required }))
    return { stamp, needs, problems: problem ? [{ file, ...problem }] : [] }
  }

  private loadTemplate(file: string, stamp: string): Loaded {
    const path = file.replace(/\.wxml$/, '')
    const source = this.files.text(file)
    const found = this.group.addTmpl(path, prepareTemplate(source)) as TemplateProblem[]
    const problems = found.filter((p) => p.isError || p.level === 'Warn').map((p) => toProblem(file, p))
    const needs = fileReferences(source, file)
    for (const name of this.group.getInlineScriptModuleNames(path) as string[]) {
      const inline = this.group.getInlineScript(path, name)
      const { code, requires, problem } = compileWxs(inline, file)
      this.group.setInlineScript(path, name, code)
      needs.push(...requires.map((required) => ({ file: required, written: required.split('/').at(-1) ?? required })))
      if (problem) problems.push(shift({ file, ...problem }, source, inline))
    }
    return { stamp, needs, problems }
  }

  private missing(file: string, need: { file: string; written: string }): Problem {
    const source = this.files.text(file)
    const at = positionOf(source, source.indexOf(need.written))
    return { file, ...at, message: `${need.file} was not found`, level: 'error' }
  }

  private forgetExcept(seen: Set<string>): void {
    for (const file of this.loaded.keys()) {
      if (seen.has(file)) continue
      this.loaded.delete(file)
      if (file.endsWith('.wxs')) this.group.removeScript(file.replace(/\.wxs$/, ''))
      else this.group.removeTmpl(file.replace(/\.wxml$/, ''))
    }
  }

  private generate(seen: Set<string>): string {
    const key = [...seen]
      .sort()
      .map((file) => `${file}@${this.loaded.get(file)?.stamp}`)
      .join('|')
    if (this.output?.key !== key) this.output = { key, code: this.group.getTmplGenObjectGroups() }
    return this.output.code
  }
}

const REFERENCE = /<(import|include|wxs)\b[^>]*?\bsrc\s*=\s*(["'])(.*?)\2/g

function fileReferences(source: string, file: string): Array<{ file: string; written: string }> {
  const withoutComments = source.replace(/<!--[\s\S]*?-->/g, '')
  return [...withoutComments.matchAll(REFERENCE)].map(([, tag, , written = '']) => {
    const ending = tag === 'wxs' ? '.wxs' : '.wxml'
    const target = join(file, written)
    return { file: target.endsWith(ending) ? target : target + ending, written }
  })
}

function toProblem(file: string, found: TemplateProblem): Problem {
  return {
    file,
    line: found.startLine + 1,
    column: found.startColumn + 1,
    message: found.message,
    level: found.isError ? 'error' : 'warning',
  }
}

/** Moves a problem of an inline script to its place in the whole file. */
function shift(problem: Problem, source: string, inline: string): Problem {
  const start = source.indexOf(inline)
  const offset = start < 0 ? 0 : positionOf(source, start).line - 1
  return { ...problem, line: problem.line + offset }
}

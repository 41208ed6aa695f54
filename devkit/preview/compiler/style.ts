import postcss, { CssSyntaxError, type AtRule, type Root } from 'postcss'
import type { SourceFiles } from './files'
import { Cache } from './cache'
import { embedFonts } from './fonts'
import { join, positionOf } from './paths'
import { convertUnits } from './style-units'
import { scopeSelector, type StyleScope } from './style-scope'
import type { Problem } from './types'

interface Compiled {
  css: string
  problems: Problem[]
}

/** Compiles wxss files, each for the scope it is used in. */
export class StyleCompiler {
  private readonly parsed = new Cache<{ root: Root | null; problem?: Problem }>()
  private readonly compiled = new Cache<Compiled>()

  constructor(
    private readonly files: SourceFiles,
    private readonly assetBase: string,
  ) {}

  /** CSS of one wxss file with its imports; '' when there is no such file. */
  compile(file: string, style: StyleScope, problems: Problem[]): string {
    if (!this.files.has(file)) return ''
    const key = `${JSON.stringify(style)}|${this.stamps(file, new Set()).join()}`
    const result = this.compiled.get(file, key, () => this.make(file, style))
    problems.push(...result.problems)
    return result.css
  }

  private make(file: string, style: StyleScope): Compiled {
    const problems: Problem[] = []
    const root = this.inline(file, new Set(), problems)
    root.walkRules((rule) => {
      if (insideKeyframes(rule.parent as AtRule)) return
      rule.selector = scopeSelector(rule.selector, style)
    })
    root.walkDecls((decl) => {
      decl.value = convertUnits(decl.value)
    })
    root.walkAtRules('media', (rule) => {
      rule.params = rule.params.replace(/([\d.]+)rpx/g, (_, n: string) => `${Number(n) / 2}px`)
    })
    return { css: root.nodes.length ? `/* ${file} */\n${root.toString()}\n` : '', problems }
  }

  /** The parsed file with every `@import` replaced by what it names; a file imported twice counts once. */
  private inline(file: string, seen: Set<string>, problems: Problem[]): Root {
    seen.add(file)
    const { root, problem } = this.parse(file)
    if (problem) problems.push(problem)
    if (!root) return postcss.root()
    const copy = root.clone()
    copy.walkDecls((decl) => {
      decl.value = embedFonts(this.assets(decl.value, file))
    })
    copy.walkAtRules('import', (rule) => {
      const target = importTarget(file, rule.params)
      if (target === null) return
      if (this.files.has(target)) rule.replaceWith(seen.has(target) ? [] : this.inline(target, seen, problems).nodes)
      else problems.push({ file, ...startOf(rule), message: `${target} was not found`, level: 'error' })
      if (!this.files.has(target)) rule.remove()
    })
    return copy
  }

  private parse(file: string): { root: Root | null; problem?: Problem } {
    return this.parsed.get(file, this.files.stamp(file), () => {
      try {
        return { root: postcss.parse(this.files.text(file), { from: file }) }
      } catch (error) {
        if (!(error instanceof CssSyntaxError)) throw error
        const { line = 1, column = 1, reason } = error
        return { root: null, problem: { file, line, column, message: reason, level: 'error' } }
      }
    })
  }

  private stamps(file: string, seen: Set<string>): string[] {
    if (seen.has(file)) return []
    seen.add(file)
    const own = `${file}@${this.files.stamp(file)}`
    if (!this.files.has(file)) return [own]
    const imports: string[] = []
    this.parse(file).root?.walkAtRules('import', (rule) => {
      const target = importTarget(file, rule.params)
      if (target) imports.push(...this.stamps(target, seen))
    })
    return [own, ...imports]
  }

  /** A picture named in wxss by path, as the preview serves it. */
  private assets(value: string, file: string): string {
    return value.replace(/url\(\s*(["']?)([^"')]+)\1\s*\)/g, (all, _quote: string, url: string) => {
      if (/^(data:|https?:|\/\/|#|wxfile:|cloud:)/.test(url)) return all
      const [path = '', suffix = ''] = url.split(/(?=[?#])/)
      const target = join(file, path)
      return this.files.has(target) ? `url("${this.assetBase}/${target}${suffix}")` : all
    })
  }
}

function importTarget(file: string, params: string): string | null {
  const written = /^(?:url\()?\s*["']?([^"')]+)["']?\)?/.exec(params)?.[1]?.trim()
  if (!written || /^(https?:)?\/\//.test(written)) return null
  const target = join(file, written)
  return /\.\w+$/.test(target) ? target : `${target}.wxss`
}

function insideKeyframes(parent: AtRule | undefined): boolean {
  return parent?.type === 'atrule' && /keyframes$/i.test(parent.name)
}

function startOf(rule: AtRule): { line: number; column: number } {
  return rule.source?.start ?? positionOf('', 0)
}

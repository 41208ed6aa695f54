import type { AppConfig, PageConfig } from '../runtime/config'

/** Something wrong in a source file; lines and columns count from 1. */
export interface Problem {
  /** Relative to the mini program's root. */
  file: string
  line: number
  column: number
  message: string
  /** An error stops the program as WeChat's compiler would; a warning is only printed. */
  level: 'error' | 'warning'
}

export interface ComponentUnit {
  config: PageConfig
  /** Prefix of its class names in the DOM, '' when it lives in the shared style scope. */
  scope: string
  /** Value of `wx-host` on its host element, for `:host`. */
  host: string
  isPage: boolean
  hasScript: boolean
}

export interface ModuleUnit {
  code: string
  /** What it requires: specifier as written → module path; null when nothing was found. */
  requires: Record<string, string | null>
}

/** Everything the browser needs, as one JSON. Paths have no leading slash and no extension. */
export interface Program {
  app: AppConfig
  /** Every page path, those of subpackages included, in the order of app.json. */
  pages: string[]
  components: Record<string, ComponentUnit>
  modules: Record<string, ModuleUnit>
  /** A JavaScript expression; its value maps template path → template function. */
  templates: string
}

export interface BuildResult {
  program: Program | null
  css: string
  problems: Problem[]
  durationMs: number
}

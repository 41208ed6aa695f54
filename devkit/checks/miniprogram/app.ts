import { ROOT, readJson, type Sources } from './sources'

export interface ComponentJson {
  component?: boolean
  usingComponents?: Record<string, string>
  componentGenerics?: Record<string, unknown>
}

interface Subpackage {
  root: string
  name?: string
  pages: string[]
}

export interface AppJson extends ComponentJson {
  pages: string[]
  subPackages?: Subpackage[]
  subpackages?: Subpackage[]
  tabBar?: { custom?: boolean; list: Array<{ pagePath: string; iconPath?: string; selectedIconPath?: string }> }
  preloadRule?: Record<string, { packages: string[] }>
}

export const APP = `${ROOT}/app.json`

export function readApp(sources: Sources): AppJson {
  return readJson<AppJson>(sources, APP) ?? { pages: [] }
}

export const subpackagesOf = (app: AppJson): Subpackage[] => app.subPackages ?? app.subpackages ?? []

/** Paths of all pages, without ending, from the mini program's root. */
export function pagesOf(app: AppJson): string[] {
  return [...app.pages, ...subpackagesOf(app).flatMap(({ root, pages }) => pages.map((page) => `${root}/${page}`))]
}

/** Pages and components: every JSON file, but app.json, that has a template of the same name. Without ending. */
export function componentsOf(sources: Sources): string[] {
  return [...sources.keys()]
    .filter((path) => path.startsWith(`${ROOT}/`) && path.endsWith('.json'))
    .map((path) => path.slice(0, -'.json'.length))
    .filter((path) => sources.has(`${path}.wxml`))
}

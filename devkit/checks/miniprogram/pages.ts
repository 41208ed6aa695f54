import { APP, componentsOf, pagesOf, readApp, subpackagesOf, type AppJson, type ComponentJson } from './app'
import { ROOT, lineAt, readJson, type Check, type Problem, type Sources } from './sources'

/**
 * app.json and the folders say the same: every page that is listed exists, every page that exists is listed, and the main
 * package, which everybody waits for, has tab pages only.
 */
export const checkPages: Check = (sources) => {
  const app = readApp(sources)
  return [
    ...missingPages(sources, app),
    ...unlistedPages(sources, app),
    ...untabbedPages(sources, app),
    ...preloads(sources, app),
  ]
}

function missingPages(sources: Sources, app: AppJson): Problem[] {
  return pagesOf(app).flatMap((page) => {
    const missing = ['.ts', '.wxml', '.json'].filter((ending) => !sources.has(`${ROOT}/${page}${ending}`))
    return missing.length > 0 ? [at(sources, page, `page ${page}: no ${missing.join(', no ')}`)] : []
  })
}

function unlistedPages(sources: Sources, app: AppJson): Problem[] {
  const listed = new Set(pagesOf(app).map((page) => `${ROOT}/${page}`))
  return componentsOf(sources)
    .filter((path) => !listed.has(path) && !readJson<ComponentJson>(sources, `${path}.json`)?.component)
    .map((path) => ({
      file: `${path}.json`,
      line: 1,
      message: 'neither listed in app.json nor marked "component": true',
    }))
}

function untabbedPages(sources: Sources, app: AppJson): Problem[] {
  const tabs = new Set(app.tabBar?.list.map(({ pagePath }) => pagePath))
  const strangers = app.pages.filter((page) => !tabs.has(page))
  const strays = [...tabs].filter((page) => !app.pages.includes(page))
  return [
    ...strangers.map((page) =>
      at(sources, page, `page ${page} is in the main package but not in the tab bar: move it to a subpackage`),
    ),
    ...strays.map((page) => at(sources, page, `tab ${page} is not among the main package's pages`)),
  ]
}

function preloads(sources: Sources, app: AppJson): Problem[] {
  const pages = new Set(pagesOf(app))
  const packages = new Set(subpackagesOf(app).flatMap(({ root, name }) => [root, name ?? root]))
  return Object.entries(app.preloadRule ?? {}).flatMap(([page, rule]) => [
    ...(pages.has(page) ? [] : [at(sources, page, `preloadRule: no page ${page}`)]),
    ...rule.packages
      .filter((name) => !packages.has(name))
      .map((name) => at(sources, name, `preloadRule: no subpackage ${name}`)),
  ])
}

/** In a subpackage app.json has the page without its root, after it. */
function at(sources: Sources, page: string, message: string): Problem {
  const owner = subpackagesOf(readApp(sources)).find(({ root }) => page.startsWith(`${root}/`))
  const text = sources.get(APP) ?? ''
  const start = owner ? text.indexOf(`"${owner.root}"`) : 0
  const index = text.indexOf(owner ? `"${page.slice(owner.root.length + 1)}"` : `"${page}"`, start)
  return { file: APP, line: lineAt(text, Math.max(0, index)), message }
}

import { APP, componentsOf, readApp, type ComponentJson } from './app'
import { builtinTags } from './builtin-tags'
import { ROOT, lineOf, readJson, resolvePath, type Check, type Problem, type Sources } from './sources'
import { elementsOf } from './template'

/**
 * A tag that no usingComponents names is shown as nothing, and no official tool says so. A name whose component is never
 * used is loaded for nothing, and one whose files are missing breaks the page.
 */
export const checkTags: Check = (sources) => {
  const global = readApp(sources).usingComponents ?? {}
  const components = componentsOf(sources)
  const problems = components.flatMap((component) => checkComponent(sources, component, Object.keys(global)))
  return [...problems, ...checkPaths(sources, APP, global)]
}

function checkComponent(sources: Sources, component: string, global: string[]): Problem[] {
  const json = `${component}.json`
  const { usingComponents = {}, componentGenerics = {} } = readJson<ComponentJson>(sources, json) ?? {}
  const known = new Set([...Object.keys(usingComponents), ...Object.keys(componentGenerics), ...global])
  const elements = elementsOf(sources, `${component}.wxml`)
  const used = new Set(elements.flatMap(({ tag, attributes }) => [tag, ...genericValues(attributes)]))

  const unregistered = elements
    .filter(({ tag }) => !builtinTags.has(tag) && !known.has(tag))
    .map(({ file, line, tag }) => ({
      file,
      line,
      message: `<${tag}> is in no usingComponents: nothing would be shown`,
    }))
  const unused = Object.keys(usingComponents)
    .filter((name) => !used.has(name))
    .map((name) => ({
      file: json,
      line: lineOf(sources, json, name),
      message: `"${name}" is registered and never used`,
    }))
  return [...unregistered, ...unused, ...checkPaths(sources, json, usingComponents)]
}

/** `generic:item="my-item"` uses my-item. */
function genericValues(attributes: Array<{ key: string; value: string | null }>): string[] {
  return attributes.filter(({ key }) => key.startsWith('generic:')).map(({ value }) => value ?? '')
}

function checkPaths(sources: Sources, json: string, usingComponents: Record<string, string>): Problem[] {
  return Object.entries(usingComponents)
    .filter(([, path]) => !isNpm(path) && !exists(sources, resolvePath(json, path)))
    .map(([name, path]) => ({
      file: json,
      line: lineOf(sources, json, name),
      message: `"${name}": no component at ${path}`,
    }))
}

/** npm packages are checked by WeChat's compiler, which has packed them. */
const isNpm = (path: string): boolean => path.startsWith('@') || path.startsWith('plugin://')

const exists = (sources: Sources, path: string): boolean =>
  path.startsWith(`${ROOT}/`) && sources.has(`${path}.json`) && sources.has(`${path}.wxml`)

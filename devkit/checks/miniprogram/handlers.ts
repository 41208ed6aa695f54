import { dirname } from 'node:path'
import { componentsOf } from './app'
import { type Check, type Problem, type Sources } from './sources'
import { importsOf, methodNames, parseScript, resolveScript } from './script'
import { elementsOf } from './template'

const BINDING = /^(mut-bind|capture-bind|capture-catch|bind|catch):?([a-z].*)$/

/**
 * `bind:tap="onSave"` without an `onSave` does nothing when tapped, and no tool says so. Handlers may stand in the page or
 * component itself, in a script beside it or in one it imports from behaviors/.
 */
export const checkHandlers: Check = (sources) =>
  componentsOf(sources).flatMap((component) => checkComponent(sources, component))

function checkComponent(sources: Sources, component: string): Problem[] {
  const script = `${component}.ts`
  if (!sources.has(script)) return [{ file: `${component}.json`, line: 1, message: `no ${script} beside it` }]
  const known = handlersOf(sources, script)
  return elementsOf(sources, `${component}.wxml`).flatMap(({ file, attributes }) =>
    attributes
      .filter(({ key, value }) => BINDING.test(key) && value && !value.includes('{{') && !known.has(value))
      .map(({ key, value, loc }) => ({
        file,
        line: loc.start.line,
        message: `${key}="${String(value)}": ${script} has no such method`,
      })),
  )
}

function handlersOf(sources: Sources, script: string, seen = new Set<string>()): Set<string> {
  seen.add(script)
  const parsed = parseScript(script, sources.get(script) ?? '')
  const names = new Set(methodNames(parsed))
  for (const { specifier, isTypeOnly } of importsOf(parsed)) {
    const target = !isTypeOnly && specifier.startsWith('.') ? resolveScript(sources, script, specifier) : null
    if (!target || seen.has(target)) continue
    if (dirname(target) !== dirname(script) && !target.includes('/behaviors/')) continue
    for (const name of handlersOf(sources, target, seen)) names.add(name)
  }
  return names
}

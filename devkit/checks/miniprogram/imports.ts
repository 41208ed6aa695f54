import { ROOT, lineAt, resolvePath, type Check, type Problem, type Sources } from './sources'
import { importsOf, parseScript, resolveScript } from './script'
import { elementsOf } from './template'

/**
 * WeChat compiles the miniprogram/ folder alone. A value imported from outside it, or a package file that 构建 npm does not
 * make, passes every compiler and is missing when the page opens.
 *
 * @param packages names of the root package.json's "dependencies"
 */
export const checkImports =
  (packages: string[]): Check =>
  (sources) =>
    [...sources.keys()]
      .filter((file) => file.startsWith(`${ROOT}/`))
      .flatMap((file) => checkFile({ sources, packages, file }))

interface Place {
  sources: Sources
  packages: string[]
  file: string
}

function checkFile(place: Place): Problem[] {
  const { file } = place
  if (file.endsWith('.ts')) return checkScript(place)
  if (file.endsWith('.wxml')) return checkTemplate(place)
  if (file.endsWith('.wxss')) return checkReferences(place, /@import\s+["']([^"']+)["']/g)
  if (file.endsWith('.wxs')) return checkReferences(place, /\brequire\(\s*["']([^"']+)["']\s*\)/g)
  return []
}

function checkScript({ sources, packages, file }: Place): Problem[] {
  return importsOf(parseScript(file, sources.get(file) ?? '')).flatMap(({ specifier, isTypeOnly, line }) => {
    if (isTypeOnly) return []
    const message = specifier.startsWith('.') ? judgeFile(sources, file, specifier) : judgePackage(packages, specifier)
    return message ? [{ file, line, message: `${specifier}: ${message}` }] : []
  })
}

function judgeFile(sources: Sources, file: string, specifier: string): string | null {
  if (!resolvePath(file, specifier).startsWith(`${ROOT}/`))
    return `outside ${ROOT}/; only \`import type\` may lead there`
  return resolveScript(sources, file, specifier) ? null : 'no such file'
}

function judgePackage(packages: string[], specifier: string): string | null {
  const name = packages.find((candidate) => specifier === candidate || specifier.startsWith(`${candidate}/`))
  if (!name) return 'not among the dependencies of the root package.json'
  // A component library is packed file by file, any other package as one index.js.
  return specifier === name || name.startsWith('@vant/') ? null : `only "${name}" itself is packed for the mini program`
}

function checkTemplate({ sources, file }: Place): Problem[] {
  return elementsOf(sources, file)
    .filter((element) => element.file === file && ['import', 'include', 'wxs'].includes(element.tag))
    .flatMap(({ attributes, line }) => {
      const source = attributes.find(({ key }) => key === 'src')?.value
      return source && !sources.has(resolvePath(file, source))
        ? [{ file, line, message: `${source}: no such file in ${ROOT}/` }]
        : []
    })
}

function checkReferences({ sources, file }: Place, pattern: RegExp): Problem[] {
  const text = sources.get(file) ?? ''
  return [...text.matchAll(pattern)]
    .filter(([, reference]) => !sources.has(resolvePath(file, reference!)))
    .map((match) => ({ file, line: lineAt(text, match.index), message: `${match[1]!}: no such file in ${ROOT}/` }))
}

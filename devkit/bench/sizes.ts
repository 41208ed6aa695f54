/** What has to be carried: function bundles, and the mini program's packages. */
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { gzipSync } from 'node:zlib'
import { functionsOutput, miniprogramRoot, projectRoot } from '../build/paths'

export interface BundleSize {
  readonly name: string
  readonly bytes: number
  readonly gzipBytes: number
}

export interface PackageSize {
  /** `main`, `main, npm` or a subpackage's root. */
  readonly name: string
  /** Bytes of the sources, as they lie in miniprogram/. */
  readonly sourceBytes: number
  /** Bytes as WeChat's compiler makes them; null before `npm run check:wechat` has said so. */
  readonly compiledBytes: number | null
}

/** Where `npm run check:wechat` leaves its figures: package root (or `main`) → bytes. */
const compiledSizesFile = join(projectRoot, 'dist/wechat-sizes.json')

export function bundleSizes(functions: readonly string[]): BundleSize[] {
  return functions.map((name) => {
    const code = readFileSync(join(functionsOutput, name, 'index.js'))
    return { name, bytes: code.byteLength, gzipBytes: gzipSync(code).byteLength }
  })
}

export function packageSizes(root: string = miniprogramRoot, compiled = readCompiled()): PackageSize[] {
  const { subPackages = [] } = readJson<{ subPackages?: { root: string }[] }>(join(root, 'app.json'))
  const subpackageRoots = subPackages.map((each) => each.root)
  const sizes = new Map(['main', 'main, npm', ...subpackageRoots].map((name) => [name, 0]))
  for (const file of filesBelow(root)) {
    const owner = ownerOf(relative(root, file).split(sep).join('/'), subpackageRoots)
    sizes.set(owner, (sizes.get(owner) ?? 0) + statSync(file).size)
  }
  return [...sizes].map(([name, sourceBytes]) => ({ name, sourceBytes, compiledBytes: compiled[name] ?? null }))
}

function ownerOf(path: string, subpackageRoots: readonly string[]): string {
  if (path.startsWith('miniprogram_npm/')) return 'main, npm'
  return subpackageRoots.find((root) => path.startsWith(`${root}/`)) ?? 'main'
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    return entry.isDirectory() ? filesBelow(path) : [path]
  })
}

function readCompiled(): Readonly<Record<string, number>> {
  return existsSync(compiledSizesFile) ? readJson(compiledSizesFile) : {}
}

function readJson<T>(file: string): T {
  return JSON.parse(readFileSync(file, 'utf8')) as T
}

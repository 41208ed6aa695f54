import { existsSync, readFileSync, readdirSync, rmSync, watch } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, join } from 'node:path'
import { runInThisContext } from 'node:vm'
import { build, type BuildOptions, type Metafile, type OutputFile } from 'esbuild'
import { LaterModules } from './later-modules'
import { functionsOutput, functionsSource, miniprogramRoot, projectRoot } from './paths'
import { shrinkDependencies } from './shrink-dependencies'
import { writeIfChanged } from './write-if-changed'

/** `require` by another name: the ambient one is WeChat's where tests import this file. */
const load = createRequire(__filename)

/** A bundle above this slows the cold start for nothing: the SDK, which is not in it, is the part that has to be big. */
export const MAX_BUNDLE_BYTES = 300_000

/** Saving several files at once (a rename, a formatter) should give one build. */
const WATCH_DEBOUNCE_MS = 40

export interface BuildReport {
  /** Names of all functions, sorted. */
  functions: string[]
  /** Functions and description files whose output differs from what was there. */
  changed: string[]
  /** Size of each function's bundle without wx-server-sdk. */
  bundleBytes: Record<string, number>
  durationMs: number
}

export interface BuildFunctionsOptions {
  outDir?: string
  sourceDir?: string
  /** Build again whenever a source changes, until `close()`. */
  watch?: boolean
  /** Called after each later build in watch mode, with the error when the sources do not build. */
  onRebuild?: (report: BuildReport | null, error: Error | null) => void
}

export interface FunctionsBuild extends BuildReport {
  close(): void
}

/**
 * Bundles every folder of cloudfunctions/ that has an index.ts and a package.json into `<outDir>/<function>/`, ready to
 * be uploaded or run by the local cloud, and writes indexes.json and contract.json beside them.
 *
 * @throws Error when a source does not build or a bundle exceeds {@link MAX_BUNDLE_BYTES}.
 */
export async function buildFunctions(options: BuildFunctionsOptions = {}): Promise<FunctionsBuild> {
  const first = await buildOnce(options)
  const stop = options.watch ? watchSources(options) : () => undefined
  return { ...first, close: stop }
}

async function buildOnce({ outDir = functionsOutput, sourceDir = functionsSource }: BuildFunctionsOptions) {
  const startedAt = performance.now()
  const functions = findFunctions(sourceDir)
  const { files, bundleBytes } = await bundleAll(functions, sourceDir, outDir)
  const described = await describe(sourceDir)

  removeStale(outDir, functions)
  const changed = new Set<string>()
  for (const file of files) if (writeIfChanged(file.path, file.contents)) changed.add(basename(join(file.path, '..')))
  for (const name of functions) {
    if (writeIfChanged(join(outDir, name, 'package.json'), manifest(name))) changed.add(name)
    if (copyConfig(join(sourceDir, name), join(outDir, name))) changed.add(name)
  }
  for (const [name, json] of described) if (writeIfChanged(join(outDir, name), json)) changed.add(name)
  return { functions, changed: [...changed], bundleBytes, durationMs: performance.now() - startedAt }
}

function findFunctions(sourceDir: string): string[] {
  if (!existsSync(sourceDir)) return []
  return readdirSync(sourceDir)
    .filter((name) => ['index.ts', 'package.json'].every((file) => existsSync(join(sourceDir, name, file))))
    .sort()
}

/** Node 16 is the older of the two runtimes that CloudBase offers for functions with wx-server-sdk. */
const bundleOptions = {
  absWorkingDir: projectRoot,
  bundle: true,
  platform: 'node',
  target: 'node16',
  // `import()` becomes a `require` of its moment, which every runtime of the cloud understands.
  supported: { 'dynamic-import': false },
  format: 'cjs',
  charset: 'utf8',
  treeShaking: true,
  logLevel: 'silent',
  write: false,
  metafile: true,
} satisfies BuildOptions

async function bundleAll(functions: string[], sourceDir: string, outDir: string) {
  if (functions.length === 0) return { files: [] as OutputFile[], bundleBytes: {} }
  const later = new LaterModules()
  const bundle = (entryPoints: { in: string; out: string }[]) =>
    build({
      ...bundleOptions,
      entryPoints,
      outdir: outDir,
      // The SDK reads its own package.json at run time and is installed in the cloud, so it cannot be bundled.
      external: ['wx-server-sdk'],
      plugins: [shrinkDependencies, later.plugin],
      minifyWhitespace: true,
      sourcemap: 'linked',
      sourcesContent: false,
    })
  const first = await bundle(functions.map((name) => ({ in: join(sourceDir, name, 'index.ts'), out: `${name}/index` })))
  const entries = later.entriesOf(first.metafile)
  const files = entries.length > 0 ? (await bundle(entries)).outputFiles : []
  return { files: [...first.outputFiles, ...files], bundleBytes: measure(first.metafile) }
}

function measure(metafile: Metafile): Record<string, number> {
  const sizes: Record<string, number> = {}
  for (const [file, output] of Object.entries(metafile.outputs)) {
    if (!output.entryPoint) continue
    const name = basename(join(file, '..'))
    sizes[name] = output.bytes
    if (output.bytes > MAX_BUNDLE_BYTES) throw new Error(tooBig(name, output))
  }
  return sizes
}

function tooBig(name: string, output: Metafile['outputs'][string]): string {
  const largest = Object.entries(output.inputs)
    .sort(([, a], [, b]) => b.bytesInOutput - a.bytesInOutput)
    .slice(0, 5)
    .map(([file, { bytesInOutput }]) => `  ${bytesInOutput} ${file}`)
  return [`function ${name}: ${output.bytes} bytes, the limit is ${MAX_BUNDLE_BYTES}. Largest parts:`, ...largest].join(
    '\n',
  )
}

function manifest(name: string): string {
  const sdk = JSON.parse(readFileSync(load.resolve('wx-server-sdk/package.json'), 'utf8')) as { version: string }
  return toJson({
    name,
    version: '1.0.0',
    private: true,
    main: 'index.js',
    dependencies: { 'wx-server-sdk': sdk.version },
  })
}

function copyConfig(from: string, to: string): boolean {
  const source = join(from, 'config.json')
  if (existsSync(source)) return writeIfChanged(join(to, 'config.json'), readFileSync(source))
  rmSync(join(to, 'config.json'), { force: true })
  return false
}

/** What others need to know of the functions without loading them: database indexes, and actions with their schemas. */
async function describe(sourceDir: string): Promise<Array<[file: string, json: string]>> {
  const described: Array<[string, string]> = []
  const indexes = await evaluate<{ default: unknown }>(join(sourceDir, 'indexes.ts'))
  if (indexes) described.push(['indexes.json', toJson(indexes.default)])
  const contract = await evaluate<{ describeContract(): unknown }>(join(sourceDir, 'contract/describe.ts'))
  if (contract) described.push(['contract.json', toJson(contract.describeContract())])
  return described
}

async function evaluate<Exports>(source: string): Promise<Exports | null> {
  if (!existsSync(source)) return null
  const result = await build({ ...bundleOptions, entryPoints: [source] })
  const module = { exports: {} }
  const code = `(function (module, exports, require) {${result.outputFiles[0]!.text}\n})`
  const run = runInThisContext(code, { filename: source }) as (...values: unknown[]) => void
  run(module, module.exports, load)
  return module.exports as Exports
}

function removeStale(outDir: string, functions: string[]): void {
  if (!existsSync(outDir)) return
  for (const entry of readdirSync(outDir, { withFileTypes: true })) {
    if (entry.isDirectory() && !functions.includes(entry.name)) rmSync(join(outDir, entry.name), { recursive: true })
  }
}

function watchSources(options: BuildFunctionsOptions): () => void {
  let timer: NodeJS.Timeout | undefined
  let running = Promise.resolve()
  const rebuild = () =>
    buildOnce(options).then(
      (report) => options.onRebuild?.(report, null),
      (error: unknown) => options.onRebuild?.(null, error as Error),
    )
  const schedule = () => {
    clearTimeout(timer)
    timer = setTimeout(() => {
      running = running.then(rebuild)
    }, WATCH_DEBOUNCE_MS)
  }
  const folders = [options.sourceDir ?? functionsSource, join(miniprogramRoot, 'shared')].filter((dir) =>
    existsSync(dir),
  )
  const watchers = folders.map((folder) => watch(folder, { recursive: true }, schedule))
  return () => {
    clearTimeout(timer)
    for (const watcher of watchers) watcher.close()
  }
}

const toJson = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`

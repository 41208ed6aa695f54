import { createHash } from 'node:crypto'
import { copyFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { Script } from 'node:vm'
import { build } from 'esbuild'
import { projectRoot } from '../../../devkit/build/paths'
import { writeIfChanged } from '../../../devkit/build/write-if-changed'
import { testOutput } from './paths'

const load = createRequire(__filename)
const folder = join(testOutput, 'node_modules/wx-server-sdk')
const stampFile = join(folder, '.stamp')

/**
 * The very wx-server-sdk that is installed, in one file and with V8's code cache beside it, where functions under test find
 * it before the installed one. A test file starts several instances, and finding and compiling the SDK's 430 files takes
 * three quarters of a cold start. test/cloud uses the installed files as they are.
 */
export async function bundleSdk(): Promise<void> {
  const stamp = describeSources()
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return
  mkdirSync(folder, { recursive: true })
  copyFileSync(load.resolve('wx-server-sdk/package.json'), join(folder, 'package.json'))
  copyFileSync(join(__dirname, 'sdk-entry.cjs'), join(folder, 'index.js'))
  const code = await bundle()
  writeIfChanged(join(folder, 'bundle.js'), code)
  writeIfChanged(join(folder, 'bundle.cache'), compile(code))
  writeIfChanged(stampFile, stamp)
}

/** Everything that the output follows from. */
function describeSources(): string {
  const sources = [join(projectRoot, 'package-lock.json'), __filename, join(__dirname, 'sdk-entry.cjs')]
  const hash = createHash('sha256')
  for (const source of sources) hash.update(readFileSync(source))
  return `${hash.digest('hex')} ${process.version} ${process.platform} ${process.arch}`
}

async function bundle(): Promise<string> {
  const { outputFiles } = await build({
    absWorkingDir: projectRoot,
    entryPoints: ['wx-server-sdk'],
    bundle: true,
    write: false,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    minifyWhitespace: true,
    legalComments: 'none',
    logLevel: 'silent',
    banner: { js: '(function (exports, require, module, __dirname) {' },
    footer: { js: '})' },
  })
  return outputFiles[0]!.text
}

/** Runs the SDK once before it takes the cache: what has not run is not in it. */
function compile(code: string): Buffer {
  const script = new Script(code, { filename: join(folder, 'bundle.js') })
  const module = { exports: {} }
  const run = script.runInThisContext() as (...values: unknown[]) => void
  run(module.exports, load, module, folder)
  return script.createCachedData()
}

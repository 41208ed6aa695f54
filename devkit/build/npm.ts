import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { buildSync } from 'esbuild'
import { miniprogramRoot, projectRoot } from './paths'

/** Names the versions that were packed. It has no extension, so WeChat's tools leave it out of the mini program. */
const STAMP = '.packed'

const fromRoot = createRequire(join(projectRoot, 'package.json'))

interface PackageJson {
  name: string
  version: string
  main?: string
  /** Folder of ready mini program files, as WeChat defines it for component libraries. */
  miniprogram?: string
  dependencies?: Record<string, string>
}

export interface PackNpmOptions {
  outDir?: string
  /** Pack even when the stamp says that nothing changed. */
  force?: boolean
}

export interface PackNpmReport {
  packages: string[]
  /** False when everything was there already. */
  packed: boolean
}

/**
 * Lays out the root package.json's "dependencies" as WeChat DevTools' 构建 npm does: `<outDir>/<package>/…`. A package with
 * a "miniprogram" folder is copied as it is, any other becomes one index.js.
 * Source: https://developers.weixin.qq.com/miniprogram/dev/devtools/npm.html
 */
export function packNpm({
  outDir = join(miniprogramRoot, 'miniprogram_npm'),
  force = false,
}: PackNpmOptions = {}): PackNpmReport {
  const packages = Object.keys(readPackage(projectRoot).dependencies ?? {})
  const folders = packages.map((name) => dirname(fromRoot.resolve(`${name}/package.json`)))
  const stamp = folders.map((folder) => describePackage(readPackage(folder))).join('\n')
  if (!force && readStamp(outDir) === stamp) return { packages, packed: false }

  // Built aside and renamed: two test workers or a running preview never see half of it.
  const temporary = `${outDir}.${process.pid}.tmp`
  rmSync(temporary, { recursive: true, force: true })
  folders.forEach((folder) => packOne(folder, temporary))
  writeFileSync(join(temporary, STAMP), stamp)
  rmSync(outDir, { recursive: true, force: true })
  renameSync(temporary, outDir)
  return { packages, packed: true }
}

function packOne(folder: string, outDir: string): void {
  const { name, main, miniprogram } = readPackage(folder)
  const target = join(outDir, name)
  mkdirSync(target, { recursive: true })
  if (miniprogram) {
    cpSync(join(folder, miniprogram), target, { recursive: true })
    return
  }
  buildSync({
    entryPoints: [join(folder, main ?? 'index.js')],
    outfile: join(target, 'index.js'),
    bundle: true,
    format: 'cjs',
    platform: 'neutral',
    target: 'es2017',
    logLevel: 'silent',
  })
}

const describePackage = ({ name, version }: PackageJson): string => `${name}@${version}`

function readPackage(folder: string): PackageJson {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as PackageJson
}

function readStamp(outDir: string): string | null {
  const file = join(outDir, STAMP)
  return existsSync(file) ? readFileSync(file, 'utf8') : null
}

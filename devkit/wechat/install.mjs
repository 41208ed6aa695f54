import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { join } from 'node:path'

const here = fileURLToPath(new URL('.', import.meta.url))

/** Installs this folder's packages unless they are there in the versions that package.json names. Takes about a minute. */
export function install() {
  const wanted = Object.entries(readPackage(here).dependencies)
  if (wanted.every(([name, version]) => readPackage(join(here, 'node_modules', name))?.version === version)) return
  console.log("installing WeChat's compilers (276 MB, once)…")
  execFileSync('npm', ['ci', '--ignore-scripts', '--no-fund', '--no-audit', '--loglevel=error'], {
    cwd: here,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  })
}

function readPackage(folder) {
  const file = join(folder, 'package.json')
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined
}

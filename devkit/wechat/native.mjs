import { spawnSync } from 'node:child_process'
import { chmodSync, readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, relative, sep } from 'node:path'

const platforms = { linux: ['linux', ''], darwin: ['mac', ''], win32: ['windows', '.exe'] }

/** Runs wcc over all wxml and wxs, wcsc over all wxss: their own words, each with file, line and column. */
export function checkNative(copy) {
  const root = join(copy, 'miniprogram')
  const files = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'))
  const ending = (suffix) => files.filter((file) => file.endsWith(suffix))
  const output = join(copy, 'native.out')
  return [
    ...runEach('wcc', ['-d', '-o', output], { root, files: ending('.wxml'), always: ending('.wxs') }),
    ...runEach('wcsc', ['-lc', '-o', output], { root, files: ending('.wxss'), always: [] }),
  ]
}

/** One run when all is well; one a file otherwise, since the compilers stop at the first error. */
function runEach(tool, args, { root, files, always }) {
  const run = (list) => {
    const { status, error, stdout, stderr } = spawnSync(locate(tool), [...args, ...list], {
      cwd: root,
      encoding: 'utf8',
    })
    if (error) throw error
    return status === 0 ? null : `${stderr}${stdout}`.trim()
  }
  if (files.length + always.length === 0 || run([...files, ...always]) === null) return []
  const imports = (file) => (tool === 'wcsc' ? [file, ...files.filter((other) => other !== file)] : [file, ...always])
  const found = files.map((file) => run(imports(file))).filter((message) => message !== null)
  const messages = found.length > 0 ? found : [run([...files, ...always])]
  return [...new Set(messages.flatMap((message) => message.split('\n')))]
    .filter((line) => line.trim() && !line.startsWith('error file count'))
    .map((line) => `${tool}: ${line.trim()}`)
}

function locate(tool) {
  const packageFile = createRequire(import.meta.url).resolve('miniprogram-compiler/package.json')
  const [folder, suffix] = platforms[process.platform]
  const binary = join(dirname(packageFile), 'bin', folder, `${tool}${suffix}`)
  // npm unpacks it without the right to run.
  chmodSync(binary, 0o755)
  return binary
}

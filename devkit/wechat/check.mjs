/**
 * `npm run check:wechat`: the mini program through WeChat's own tools, without WeChat DevTools and without the network.
 *
 *   node devkit/wechat/check.mjs [project folder]
 *
 * miniprogram-ci packs, compiles and judges as an upload would; wcc and wcsc catch what it lets pass (a broken `{{ }}`,
 * ES6 in wxs, a missing wxss import). Everything happens in a copy: a running preview or DevTools is not disturbed.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { checkNative } from './native.mjs'
import { compile } from './compile.mjs'
import { install } from './install.mjs'
import { checkSizes } from './sizes.mjs'
import { stage } from './stage.mjs'

const projectDir = resolve(process.argv[2] ?? fileURLToPath(new URL('../..', import.meta.url)))

async function main() {
  install()
  const copy = stage(projectDir)
  // miniprogram-ci leaves cache folders where it is started.
  process.chdir(copy)
  try {
    const { files, problems } = await compile(copy, projectDir)
    const sizes = files ? checkSizes(copy, files) : { bytes: {}, lines: [], problems: [] }
    keepSizes(sizes.bytes)
    for (const line of sizes.lines) console.log(line)
    return [...problems, ...sizes.problems, ...checkNative(copy)]
  } finally {
    process.chdir(projectDir)
    rmSync(copy, { recursive: true, force: true })
  }
}

/** `npm run bench` shows them beside the sources' sizes. */
function keepSizes(bytes) {
  mkdirSync(join(projectDir, 'dist'), { recursive: true })
  writeFileSync(join(projectDir, 'dist/wechat-sizes.json'), JSON.stringify(bytes))
}

const problems = await main()
for (const problem of problems) console.error(problem)
console.log(problems.length === 0 ? 'wechat: ok' : `wechat: ${problems.length} problems`)
// miniprogram-ci leaves a worker process behind that would keep this one alive.
process.exit(problems.length === 0 ? 0 : 1)

import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Bytes. Our own bound: what a member waits for at first opening. */
const MAX_MAIN_PACKAGE = 600_000
/** Bytes. WeChat's bound for the main package and for each subpackage. Source: 分包加载, developers.weixin.qq.com. */
const MAX_PACKAGE = 2 * 1024 * 1024
/** Bytes. WeChat's bound for all packages together. */
const MAX_TOTAL = 30 * 1024 * 1024

/** @param {string} copy @param {Record<string, string | Buffer>} files compiled, by path */
export function checkSizes(copy, files) {
  const sizes = measure(readRoots(copy), files)
  const total = [...sizes.values()].reduce((sum, size) => sum + size, 0)
  const problems = []
  for (const [name, size] of sizes) {
    const limit = name === 'main' ? MAX_MAIN_PACKAGE : MAX_PACKAGE
    if (size >= limit) problems.push(`size: ${name} has ${format(size)}, must stay under ${format(limit)}`)
  }
  if (total >= MAX_TOTAL)
    problems.push(`size: all packages have ${format(total)}, must stay under ${format(MAX_TOTAL)}`)
  return {
    bytes: Object.fromEntries(sizes),
    lines: [...[...sizes].map(([name, size]) => `${format(size)}  ${name}`), `${format(total)}  total`],
    problems,
  }
}

/** npm packages count for the package they are compiled into, like every other file. */
function measure(roots, files) {
  const sizes = new Map(['main', ...roots].map((name) => [name, 0]))
  for (const [path, content] of Object.entries(files)) {
    if (path.endsWith('.map')) continue
    const owner = roots.find((root) => path.startsWith(`${root}/`)) ?? 'main'
    sizes.set(owner, sizes.get(owner) + Buffer.byteLength(content))
  }
  return sizes
}

function readRoots(copy) {
  const app = JSON.parse(readFileSync(join(copy, 'miniprogram/app.json'), 'utf8'))
  return (app.subPackages ?? app.subpackages ?? []).map(({ root }) => root.replace(/^\/|\/$/g, ''))
}

const format = (bytes) => `${(bytes / 1000).toFixed(1)} kB`.padStart(10)

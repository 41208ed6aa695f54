import { existsSync, readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'

const NPM = 'miniprogram_npm/'

/**
 * Reads the mini program's files by their path below the root ('pages/home/index.wxml').
 * `miniprogram_npm/<package>/…` that was not built yet is looked up in node_modules, as WeChat's "build npm" would take it.
 */
export class SourceFiles {
  private readonly stats = new Map<string, { absolute: string; stamp: string } | null>()
  private readonly texts = new Map<string, { stamp: string; text: string }>()
  private readonly packages = new Map<string, string | null>()

  constructor(readonly root: string) {}

  /** Forgets what it knows about existence and age; contents stay cached by age and size. */
  refresh(): void {
    this.stats.clear()
    this.packages.clear()
  }

  has(path: string): boolean {
    return this.find(path) !== null
  }

  /** Age and size of a file, to key caches by; '' when it does not exist. */
  stamp(path: string): string {
    return this.find(path)?.stamp ?? ''
  }

  /** Throws when the file does not exist. */
  text(path: string): string {
    const found = this.find(path)
    if (!found) throw new Error(`${path} does not exist`)
    const cached = this.texts.get(path)
    if (cached?.stamp === found.stamp) return cached.text
    const text = readFileSync(found.absolute, 'utf8').replace(/^\uFEFF/, '')
    this.texts.set(path, { stamp: found.stamp, text })
    return text
  }

  /** Where the file lies on disk, or null. */
  locate(path: string): string | null {
    return this.find(path)?.absolute ?? null
  }

  private find(path: string): { absolute: string; stamp: string } | null {
    const known = this.stats.get(path)
    if (known !== undefined) return known
    let found = fileAt(join(this.root, path))
    if (!found && path.startsWith(NPM)) found = this.findInNodeModules(path.slice(NPM.length))
    this.stats.set(path, found)
    return found
  }

  private findInNodeModules(path: string): { absolute: string; stamp: string } | null {
    const parts = path.split('/')
    const name = parts.splice(0, path.startsWith('@') ? 2 : 1).join('/')
    const folder = this.packageFolder(name)
    if (!folder) return null
    const rest = parts.join('/')
    return fileAt(join(folder, rest)) ?? (rest === 'index.js' ? packageMain(folder) : null)
  }

  private packageFolder(name: string): string | null {
    const known = this.packages.get(name)
    if (known !== undefined) return known
    const folder = findPackage(this.root, name)
    this.packages.set(name, folder)
    return folder
  }
}

function fileAt(absolute: string): { absolute: string; stamp: string } | null {
  const stat = statSync(absolute, { throwIfNoEntry: false })
  return stat?.isFile() ? { absolute, stamp: `${stat.mtimeMs}-${stat.size}` } : null
}

/** The folder a package ships for mini programs, else its own. */
function findPackage(from: string, name: string): string | null {
  for (let folder = from; ; folder = dirname(folder)) {
    const home = join(folder, 'node_modules', name)
    if (existsSync(join(home, 'package.json'))) {
      const manifest = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as { miniprogram?: string }
      const shipped = join(home, manifest.miniprogram ?? 'miniprogram_dist')
      return existsSync(shipped) ? shipped : home
    }
    if (dirname(folder) === folder) return null
  }
}

function packageMain(folder: string): { absolute: string; stamp: string } | null {
  const manifestPath = join(folder, 'package.json')
  if (!existsSync(manifestPath)) return null
  const main = (JSON.parse(readFileSync(manifestPath, 'utf8')) as { main?: string }).main ?? 'index.js'
  return fileAt(join(folder, main)) ?? fileAt(join(folder, `${main}.js`)) ?? fileAt(join(folder, main, 'index.js'))
}

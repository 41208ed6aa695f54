import { basename, dirname, join } from 'node:path'
import type { Metafile, Plugin } from 'esbuild'

/**
 * Modules that a function loads only when it needs them: `await import('../kit/document.later')` finds a bundle of its own
 * beside index.js, so that a large library does not slow every cold start. Each bundle has its own copy of what it imports:
 * classes are not shared between them.
 */
export class LaterModules {
  /** "document.later.js" → its source. */
  private readonly sources = new Map<string, string>()

  readonly plugin: Plugin = {
    name: 'later-modules',
    setup: (build) => {
      build.onResolve({ filter: /\.later$/ }, ({ kind, path, resolveDir }) => {
        if (kind !== 'dynamic-import')
          return { errors: [{ text: `${path} is to be loaded by import() when it is needed` }] }
        const file = `${basename(path)}.js`
        this.sources.set(file, `${join(resolveDir, path)}.ts`)
        return { path: `./${file}`, external: true }
      })
    },
  }

  /** What has to be built besides, for each function that loads it. */
  entriesOf({ outputs }: Metafile): { in: string; out: string }[] {
    return Object.entries(outputs).flatMap(([output, { imports }]) =>
      imports.flatMap(({ path }) => {
        const source = this.sources.get(basename(path))
        const name = basename(dirname(output))
        return source ? [{ in: source, out: `${name}/${basename(path, '.js')}` }] : []
      }),
    )
  }
}

import { readFileSync } from 'node:fs'
import { transform, type Plugin } from 'esbuild'

/** Installed packages do not change while a watching build runs. */
const minified = new Map<string, string>()

/**
 * Minifies what comes from node_modules, file by file, and leaves the names in our own code as they were written: a stack
 * trace in the cloud's log still names our functions, and libraries published as ES5 do not fill the bundle.
 */
export const shrinkDependencies: Plugin = {
  name: 'shrink-dependencies',
  setup(build) {
    build.onLoad({ filter: /[\\/]node_modules[\\/].*\.[cm]?js$/ }, async ({ path }) => {
      const contents = minified.get(path) ?? (await minify(path))
      minified.set(path, contents)
      return { contents, loader: 'js' }
    })
  },
}

async function minify(file: string): Promise<string> {
  return (await transform(readFileSync(file, 'utf8'), { minify: true, legalComments: 'none' })).code
}

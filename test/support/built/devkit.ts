import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { build, type Plugin } from 'esbuild'
import { projectRoot } from '../../../devkit/build/paths'
import { writeIfChanged } from '../../../devkit/build/write-if-changed'
import { testOutput } from './paths'

/** What test files import of the development kit, as jest.config.js maps it. */
const entries = ['cloud', 'preview', 'seed']

/** Packages that look for files of their own; wx-server-sdk is mapped as well. */
const external = ['libsql', 'esbuild', 'glass-easel-template-compiler', 'wx-server-sdk']

/**
 * Parts of the development kit as one file each: jest would look up, transform and compile hundreds of modules anew for
 * every test file.
 */
export async function bundleDevkit(): Promise<void> {
  const { outputFiles } = await build({
    absWorkingDir: projectRoot,
    entryPoints: entries.map((entry) => ({ in: `devkit/${entry}/index.ts`, out: entry })),
    outdir: join(testOutput, 'devkit'),
    bundle: true,
    write: false,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    external,
    plugins: [ownFolders],
    sourcemap: 'linked',
    sourcesContent: false,
    legalComments: 'none',
    logLevel: 'silent',
  })
  for (const { path, contents } of outputFiles) writeIfChanged(path, contents)
}

/** Files of the kit that stand beside a source are found there, not beside the bundle. */
const ownFolders: Plugin = {
  name: 'own-folders',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]devkit[\\/].*\.ts$/ }, ({ path }) => {
      const source = readFileSync(path, 'utf8')
      if (!source.includes('__dirname')) return null
      return { contents: source.replaceAll('__dirname', JSON.stringify(dirname(path))), loader: 'ts' }
    })
  },
}

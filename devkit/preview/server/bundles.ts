import { build } from 'esbuild'
import { existsSync } from 'node:fs'
import { join } from 'node:path'

export interface Bundle {
  js: string
  css: string
}

/** Bundles one of the preview's own browser programs (runtime, shell). */
export async function bundle(entry: string): Promise<Bundle> {
  const result = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    outdir: 'out',
    format: 'iife',
    target: 'chrome100',
    minifySyntax: true,
    minifyWhitespace: true,
    sourcemap: false,
    legalComments: 'none',
    define: { 'process.env.NODE_ENV': '"production"' },
    loader: { '.svg': 'dataurl', '.png': 'dataurl' },
    logLevel: 'silent',
  })
  const text = (ending: string) => result.outputFiles.find((file) => file.path.endsWith(ending))?.text ?? ''
  return { js: text('.js'), css: text('.css') }
}

/** The console around the frame; without it the frame is shown alone. */
export async function bundleShell(folder: string): Promise<Bundle | null> {
  const entry = join(folder, 'main.ts')
  return existsSync(entry) ? bundle(entry) : null
}

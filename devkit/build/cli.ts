import { buildFunctions } from './functions'
import { packNpm } from './npm'

/** `npm run build`: everything that is generated from the sources and that WeChat DevTools or a deployment needs. */
async function main(): Promise<void> {
  const npm = packNpm()
  console.log(`npm packages: ${npm.packages.join(', ')}${npm.packed ? '' : ' (up to date)'}`)
  const built = await buildFunctions()
  for (const name of built.functions) console.log(`function ${name}: ${toKilobytes(built.bundleBytes[name] ?? 0)}`)
  console.log(`built in ${Math.round(built.durationMs)} ms`)
}

const toKilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
})

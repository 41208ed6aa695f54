import { rmSync } from 'node:fs'
import { parse } from './errors'
import { ask, dataDir, findRunning } from './running'

/** `reset`: a running cloud starts over with demo data at once, else the next start does. */
export async function run(args: string[]): Promise<number> {
  parse({ args, options: {} })
  const url = await findRunning()
  if (url) await ask(url, '/devkit/seed', { scale: 1 })
  else rmSync(dataDir, { recursive: true, force: true })
  console.log(url ? 'reset; demo data is back' : 'reset; the next start brings demo data back')
  return 0
}

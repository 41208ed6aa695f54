import { CommandError, parse } from './errors'
import { withLocalCloud } from './local'
import { ask, findRunning } from './running'
import { seedAfresh } from './seeding'

/** `seed [--scale N]`: forgets everything and makes a lifelike branch, N times as large. */
export async function run(args: string[]): Promise<number> {
  const { values } = parse({ args, options: { scale: { type: 'string', default: '1' } } })
  const scale = Number(values.scale)
  if (!Number.isInteger(scale) || scale < 1) throw new CommandError('--scale must be a whole number from 1')
  const url = await findRunning()
  if (url) await ask(url, '/devkit/seed', { scale })
  else await withLocalCloud((cloud) => seedAfresh(cloud, scale))
  console.log(`seeded at scale ${scale}`)
  return 0
}

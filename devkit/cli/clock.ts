import { CommandError, parse } from './errors'
import { withLocalCloud } from './local'
import { ask, findRunning } from './running'

/** `clock [show|reset|+1month|…]`: timers that become due have run when it returns. */
export async function run(args: string[]): Promise<number> {
  const { positionals } = parse({ args, allowPositionals: true, options: {} })
  const [text = 'show', ...rest] = positionals
  if (rest.length > 0) throw new CommandError('clock takes one time, such as +1month')
  const body = text === 'show' ? undefined : { move: text }
  const url = await findRunning()
  const answer = url
    ? await ask(url, '/cloud/clock', body)
    : await withLocalCloud((cloud) => ask(cloud.url, '/cloud/clock', body))
  console.log(describe(Number(answer.now), Number(answer.offsetMs)))
  return 0
}

function describe(now: number, offsetMs: number): string {
  const time = new Date(now).toLocaleString('sv-SE', { timeZone: 'Asia/Shanghai' })
  const days = (offsetMs / 86_400_000).toFixed(1)
  return offsetMs === 0 ? `${time} Asia/Shanghai` : `${time} Asia/Shanghai (moved by ${days} days)`
}

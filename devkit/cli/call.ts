import { randomUUID } from 'node:crypto'
import { CommandError, parse } from './errors'
import { withLocalCloud } from './local'
import { ask, findRunning } from './running'

/** `call <function> <action> ['<json>'] [--as <openid>]`: one action, as the mini program would call it. */
export async function run(args: string[]): Promise<number> {
  const { values, positionals } = parse({ args, allowPositionals: true, options: { as: { type: 'string' } } })
  const [fn, action, json = '{}'] = positionals
  if (!fn || !action)
    throw new CommandError("call needs a function and an action: call members mine '{}' --as <openid>")
  const data = { action, input: parseInput(json), requestId: randomUUID() }

  const url = await findRunning()
  const answer = url
    ? await ask(url, '/cloud/call', { function: fn, data, as: values.as })
    : await withLocalCloud((cloud) => ask(cloud.url, '/cloud/call', { function: fn, data, as: values.as }))
  if (!('result' in answer)) {
    console.error(`${String(answer.errCode)} ${String(answer.errMsg)}`)
    return 1
  }
  console.log(JSON.stringify(answer.result, null, 2))
  return (answer.result as { ok?: boolean } | null)?.ok === false ? 1 : 0
}

function parseInput(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch (error) {
    throw new CommandError(`the input is not JSON: ${(error as Error).message}`)
  }
}

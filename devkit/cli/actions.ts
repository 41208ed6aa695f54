import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { functionsOutput } from '../build/paths'
import { parse } from './errors'

/** One action as `contract.json` describes it. */
interface ActionDescription {
  function: string
  action: string
  roles: unknown
  input: unknown
  output: unknown
}

/** `actions [--json]`: every action, the roles that may use it, and with --json its input as JSON Schema. */
export async function run(args: string[]): Promise<number> {
  const { values } = parse({ args, options: { json: { type: 'boolean' } } })
  const actions = await readActions()
  if (values.json) console.log(JSON.stringify(actions, null, 2))
  else for (const each of actions) console.log(`${each.function} ${each.action}  ${describe(each.roles)}`)
  return 0
}

async function readActions(): Promise<ActionDescription[]> {
  const file = join(functionsOutput, 'contract.json')
  if (!existsSync(file)) {
    const { buildFunctions } = await import('../build/functions')
    await buildFunctions()
  }
  return JSON.parse(readFileSync(file, 'utf8')) as ActionDescription[]
}

function describe(roles: unknown): string {
  return Array.isArray(roles) ? roles.join(', ') : JSON.stringify(roles)
}

import { CommandError } from './cli/errors'

/** A command takes what follows its name and answers the exit code. */
type Command = (args: string[]) => Promise<number>

/** Each command loads only what it needs: `call` must not wait for the preview's compilers. */
const COMMANDS: Record<string, { usage: string; load: () => Promise<{ run: Command }> }> = {
  start: {
    usage: 'start                                     build, start the cloud and the preview (PORT=8080)',
    load: () => import('./cli/start'),
  },
  actions: {
    usage: 'actions [--json]                          every action with its roles (and schemas)',
    load: () => import('./cli/actions'),
  },
  call: { usage: "call <function> <action> ['<json>'] [--as <openid>]", load: () => import('./cli/call') },
  clock: {
    usage: 'clock [show|reset|+1month|+3d|2026-12-01]  move the clock of the cloud',
    load: () => import('./cli/clock'),
  },
  bench: {
    usage:
      'bench [--scale 1,100] [--json file]        what each page and hot write costs; bench heartbeats, bench monthly-bills, bench payments',
    load: () => import('./bench'),
  },
  seed: {
    usage: 'seed [--scale N]                          forget everything and fill in demo data',
    load: () => import('./cli/seed'),
  },
  reset: {
    usage: 'reset                                     forget everything, clock included',
    load: () => import('./cli/reset'),
  },
}

async function main([name = '', ...args]: string[]): Promise<number> {
  const command = COMMANDS[name]
  if (!command) throw new CommandError(`unknown command "${name}"\n\n${usage()}`)
  return (await command.load()).run(args)
}

function usage(): string {
  const lines = Object.values(COMMANDS).map((command) => `  npm run devkit -- ${command.usage}`)
  return ['Usage:', ...lines].join('\n')
}

// functions run in UTC in the cloud: code that forgets the time zone must fail here too
process.env.TZ = 'UTC'

main(process.argv.slice(2)).then(
  (code) => (process.exitCode = code),
  (error: unknown) => {
    // a mistake of the person who typed needs a sentence, anything else its stack
    console.error(error instanceof CommandError ? error.message : error)
    process.exitCode = 1
  },
)

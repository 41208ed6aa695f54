import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Cloud } from '../cloud'
import type { Preview } from '../preview'
import { CommandError, parse } from './errors'
import { announce, dataDir, findRunning, withdraw } from './running'
import { seedAfresh, seedOnFirstRun } from './seeding'
import { functionVariables } from './variables'

const DEFAULT_PORT = 8080
const SEED_REQUEST_MAX_BYTES = 1024

/** `start`: functions, cloud, demo data and preview; prints one line when all of it can be used. */
export async function run(args: string[]): Promise<number> {
  parse({ args, options: {} })
  const port = readPort(process.env.PORT)
  const other = await findRunning()
  if (other) throw new CommandError(`the cloud runs already: ${other} (another DATA_DIR allows a second one)`)

  const closers: (() => unknown)[] = []
  try {
    const preview = await openPreview()
    closers.push(() => preview.close())
    closers.push(await buildAndWatch())
    const cloud = await openCloud(port, preview)
    closers.push(() => cloud.close(), withdraw)
    announce(cloud.url)
    await seedOnFirstRun(cloud)
    await preview.latest()
    console.log(`ready ${cloud.url}`)
    await logUntilStopped(cloud)
  } finally {
    for (const close of closers.reverse()) await close()
  }
  return 0
}

function readPort(text: string | undefined): number {
  const port = Number(text ?? DEFAULT_PORT)
  if (!Number.isInteger(port) || port < 0 || port > 65535)
    throw new CommandError(`PORT must be a number up to 65535, not "${text}"`)
  return port
}

/** Compiling begins at once and goes on while the functions are built. */
async function openPreview(): Promise<Preview> {
  const [{ packNpm }, { miniprogramRoot }, { createPreview }] = await Promise.all([
    import('../build/npm'),
    import('../build/paths'),
    import('../preview'),
  ])
  packNpm()
  return createPreview({ root: miniprogramRoot })
}

/** @returns the function that stops watching the sources */
async function buildAndWatch(): Promise<() => void> {
  const { buildFunctions } = await import('../build/functions')
  const built = await buildFunctions({
    watch: true,
    onRebuild(report, error) {
      if (error) console.error(error.message)
      else if (report && report.changed.length > 0) {
        console.log(`built ${report.changed.join(', ')} in ${Math.round(report.durationMs)} ms`)
      }
    },
  })
  return () => built.close()
}

async function openCloud(port: number, preview: Preview): Promise<Cloud> {
  const [{ startCloud }, { functionsOutput }] = await Promise.all([import('../cloud'), import('../build/paths')])
  const attach = (request: IncomingMessage, response: ServerResponse): Promise<boolean> =>
    request.method === 'POST' && request.url === '/devkit/seed'
      ? reseed(cloud, request, response)
      : preview.handle(request, response)
  const cloud: Cloud = await startCloud({
    functionsDir: functionsOutput,
    dataDir,
    variables: functionVariables(),
    port,
    quiet: true,
    attach,
  }).catch((error: unknown) => {
    // a taken port or a wrong config.json is the reader's to mend, not a fault of ours
    throw error instanceof Error ? new CommandError(error.message) : error
  })
  return cloud
}

async function reseed(cloud: Cloud, request: IncomingMessage, response: ServerResponse): Promise<boolean> {
  const { readJson, sendJson } = await import('../cloud/http/body')
  const { scale } = await readJson(request, SEED_REQUEST_MAX_BYTES)
  await seedAfresh(cloud, Number(scale) || 1)
  sendJson(response, 200, { ok: true })
  return true
}

async function logUntilStopped(cloud: Cloud): Promise<void> {
  const { callLine } = await import('../cloud/calls')
  cloud.on('call', (record) => console.log(callLine(record)))
  cloud.on('log', ({ function: fn, level, text }) => console.log(`  ${fn} ${level}: ${text}`))
  await new Promise<void>((resolve) => {
    process.once('SIGINT', resolve)
    process.once('SIGTERM', resolve)
  })
}

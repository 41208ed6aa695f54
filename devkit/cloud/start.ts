import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import type { Server } from 'node:http'
import { join } from 'node:path'
import { callLine } from './calls'
import { handleApi } from './http/api'
import { HttpError, sendJson, type Exchange } from './http/body'
import { closeServer, HOST, listen, portOf } from './http/server'
import { assemble, type Parts } from './parts'
import { handleAdmin } from './protocol/admin'
import type { Caller, Cloud, CloudOptions, Identity } from './types'
import type { IndexFile } from './database'

/**
 * Starts CloudBase on this machine.
 * @throws Error when the port is taken or a function's config.json cannot be obeyed
 */
export async function startCloud(options: CloudOptions): Promise<Cloud> {
  if (options.dataDir !== null) mkdirSync(options.dataDir, { recursive: true })
  let server: Server | null = null
  const origin = (): string => `http://${HOST}:${server ? portOf(server) : 0}`
  const parts = assemble({ ...options, indexes: options.indexes ?? readIndexes(options.functionsDir), origin })
  const cloud = facade(parts, async () => {
    if (server) await closeServer(server)
  })
  try {
    parts.runtime.configs() // a wrong config.json is told now, not at the first call
    server = await listen(options.port ?? 0, (exchange) => serve({ parts, cloud, options }, exchange))
  } catch (error) {
    await cloud.close()
    throw error
  }
  Object.assign(cloud, { port: portOf(server), url: origin() })
  if (!options.quiet) parts.happenings.on('call', (record) => console.log(callLine(record)))
  if (options.background ?? options.dataDir !== null) parts.scheduler.start()
  return cloud
}

interface Serving {
  parts: Parts
  cloud: Cloud
  options: CloudOptions
}

async function serve({ parts, cloud, options }: Serving, exchange: Exchange): Promise<void> {
  const { request, response, url } = exchange
  if (/^\/admin(\/|$)/.test(url.pathname)) return serveAdmin(parts, exchange)
  if (url.pathname.startsWith('/cloud/')) return handleApi({ ...parts, cloud }, exchange)
  const handled = await options.attach?.(request, response)
  if (!handled && !response.headersSent) throw new HttpError(404, `no such path: ${url.pathname}`)
}

async function serveAdmin(parts: Parts, { request, response, url }: Exchange): Promise<void> {
  const answer = await handleAdmin(parts, request, url.pathname.split('/')[2] ?? '')
  if (answer.kind === 'json') return sendJson(response, 200, answer.body)
  response.writeHead(200, { 'content-type': 'application/octet-stream' })
  response.end(answer.body)
}

function readIndexes(functionsDir: string): IndexFile | undefined {
  const file = join(functionsDir, 'indexes.json')
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as IndexFile) : undefined
}

function facade(parts: Parts, closeHttp: () => Promise<void>): Cloud {
  const { runtime, calls, happenings, database, clock, scheduler, timers, state, files } = parts
  return {
    port: 0,
    url: '',
    envId: parts.envId,
    async invoke(fn, event, who: Caller = {}) {
      if (who.openid) parts.contentCheck.visited(who.openid)
      return JSON.parse(await runtime.invoke({ fn, event, caller: who, source: 'wx_client' })) as unknown
    },
    calls: calls.finished,
    on: (event, listener) => happenings.on(event, listener),
    database,
    clock: {
      now: () => clock.now(),
      offsetMs: () => clock.offsetMs(),
      move: (text) => clock.move(text),
      reset: () => clock.reset(),
    },
    runDueTimers: () => scheduler.runDue(),
    fireTimer: (fn, name) => timers.fireNow(fn, name),
    payments: parts.payments,
    pushes: parts.pushes,
    contentCheck: parts.contentCheck,
    identities: {
      list: () => state.get<Identity[]>('identities', 'list') ?? [],
      set: (list) => state.put('identities', 'list', list),
    },
    async reset() {
      database.clear()
      files.clear()
      state.clear()
      calls.clear()
      parts.contentCheck.forget()
      clock.reset()
      timers.startOver()
    },
    async close() {
      await scheduler.stop()
      await runtime.close()
      await closeHttp()
      happenings.close()
      files.close()
      database.close()
      state.close()
    },
  }
}

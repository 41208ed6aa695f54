import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Database, type IndexFile, type Stats, type Limits } from '../../../devkit/cloud/database'
import { handleDatabaseAction } from '../../../devkit/cloud/protocol/database'

/** The database behind the SDK's protocol and nothing else of the cloud, for tests of the engine. */
export interface DatabaseServer {
  database: Database
  /** `/admin`, as the SDK is to be told in TCB_CONTEXT_CNFG. */
  url: string
  /** What the last operation cost. */
  lastStats(): Stats
  /** A clock that stands still until it is moved; milliseconds since 1970. */
  clock: { now: number }
  close(): Promise<void>
}

export interface ServerOptions {
  dataDir?: string | null
  indexes?: IndexFile
  limits?: Partial<Limits>
}

export async function startDatabase({
  dataDir = null,
  indexes = {},
  limits,
}: ServerOptions = {}): Promise<DatabaseServer> {
  const clock = { now: Date.UTC(2026, 10, 23) }
  const database = new Database({ dataDir, clock: () => clock.now, indexes, limits })
  let stats: Stats = { examined: 0, returned: 0 }
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { action, ...params } = JSON.parse(await bodyOf(request)) as { action: string }
    const result = await handleDatabaseAction(database, action, params, { requestId: 'test', now: clock.now })
    stats = result.stats
    response.setHeader('content-type', 'application/json; charset=utf-8')
    response.end(JSON.stringify(result.body))
  }
  const server = createServer((request, response) => void answer(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/admin`
  return { database, url, clock, lastStats: () => stats, close: () => closeAll(server, database) }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = ''
  for await (const part of request.setEncoding('utf8')) text += String(part)
  return text
}

async function closeAll(server: Server, database: Database): Promise<void> {
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
  database.close()
}

/** Sends the unmodified SDK of this process to the server, by environment alone, as in a function's worker. */
export function pointSdkAt(url: string): void {
  Object.assign(process.env, {
    TENCENTCLOUD_RUNENV: 'SCF',
    TENCENTCLOUD_REGION: 'ap-shanghai',
    SCF_NAMESPACE: 'local',
    TCB_ENV: 'local',
    TENCENTCLOUD_SECRETID: 'test',
    TENCENTCLOUD_SECRETKEY: 'test',
    TCB_CONTEXT_CNFG: JSON.stringify({ URL: url }),
  })
}

import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { HttpError, sendJson, type Exchange } from './body'

/** The cloud is for this machine alone: it has no passwords. */
export const HOST = '127.0.0.1'

export type Handler = (exchange: Exchange) => Promise<void>

/**
 * @returns the server once it listens
 * @throws Error with a sentence a person understands when the port is taken
 */
export async function listen(port: number, handler: Handler): Promise<Server> {
  const server = createServer((request, response) => void guard(handler, request, response))
  // the SDK reuses connections; closing them under it would look like a broken network
  server.keepAliveTimeout = 60_000
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(explain(error, port)))
    server.listen(port, HOST, resolve)
  })
  return server
}

export function portOf(server: Server): number {
  return (server.address() as AddressInfo).port
}

export async function closeServer(server: Server): Promise<void> {
  await new Promise<void>((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}

function explain(error: NodeJS.ErrnoException, port: number): Error {
  if (error.code === 'EADDRINUSE')
    return new Error(`port ${port} is taken: stop what runs there, or choose another with PORT=8081`)
  if (error.code === 'EACCES')
    return new Error(`port ${port} may not be used by you: choose one above 1023 with PORT=8080`)
  return error
}

async function guard(handler: Handler, request: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    refuseForeignPages(request)
    const url = new URL(request.url ?? '/', `http://${HOST}`)
    await handler({ request, response, url })
  } catch (error) {
    fail(response, error)
  }
}

/** A page of another site, open in the same browser, must not write into the developer's data. */
function refuseForeignPages({ headers }: IncomingMessage): void {
  const { origin, host } = headers
  if (origin !== undefined && origin !== `http://${host}`)
    throw new HttpError(403, `requests from ${origin} are not taken`)
}

function fail(response: ServerResponse, error: unknown): void {
  if (response.headersSent) {
    response.destroy()
    return
  }
  if (error instanceof HttpError)
    return sendJson(response, error.status, { errCode: error.errCode, errMsg: error.message })
  console.error(error)
  sendJson(response, 500, { errCode: -1, errMsg: error instanceof Error ? error.message : String(error) })
}

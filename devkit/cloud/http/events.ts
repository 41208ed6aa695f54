import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Happenings } from '../events'
import type { CloudEvents } from '../types'

const NAMES = ['call', 'push', 'payment', 'log', 'clock'] as const satisfies readonly (keyof CloudEvents)[]

/** `GET /cloud/events`: everything that happens from now on, as server-sent events. */
export function streamEvents(happenings: Happenings, request: IncomingMessage, response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
  response.write(': connected\n\n')
  const endings = NAMES.map((name) =>
    happenings.on(name, (value) => response.write(`event: ${name}\ndata: ${JSON.stringify(value)}\n\n`)),
  )
  request.on('close', () => endings.forEach((end) => end()))
}

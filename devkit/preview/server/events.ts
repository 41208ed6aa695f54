import type { IncomingMessage, ServerResponse } from 'node:http'

/** Server-sent events to every open frame: `reload` after a build, `problems` when it failed. */
export class EventStream {
  private readonly clients = new Set<ServerResponse>()

  open(req: IncomingMessage, res: ServerResponse): void {
    res.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-cache', connection: 'keep-alive' })
    res.write('retry: 500\n\n')
    this.clients.add(res)
    req.on('close', () => this.clients.delete(res))
  }

  send(event: string, data: unknown): void {
    for (const client of this.clients) client.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`)
  }

  close(): void {
    for (const client of this.clients) client.end()
    this.clients.clear()
  }
}

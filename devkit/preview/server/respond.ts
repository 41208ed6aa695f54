import type { IncomingMessage, ServerResponse } from 'node:http'
import { createReadStream, statSync } from 'node:fs'
import { extname } from 'node:path'

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.gif': 'image/gif',
  '.webp': 'image/webp',
  '.svg': 'image/svg+xml',
  '.mp3': 'audio/mpeg',
  '.mp4': 'video/mp4',
  '.ttf': 'font/ttf',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
}

export const typeOf = (name: string) => TYPES[extname(name).toLowerCase()] ?? 'application/octet-stream'

/** Text held in memory, with a tag so that an unchanged one is not sent again. Not compressed: it only ever travels over loopback. */
export class MemoryFile {
  private readonly body: Buffer
  private readonly tag: string

  constructor(
    private readonly name: string,
    text: string,
    version: number,
  ) {
    this.body = Buffer.from(text)
    this.tag = `"${version}-${this.body.length}"`
  }

  send(req: IncomingMessage, res: ServerResponse): void {
    const headers = { 'content-type': typeOf(this.name), 'cache-control': 'no-cache', etag: this.tag }
    if (req.headers['if-none-match'] === this.tag) res.writeHead(304, headers).end()
    else res.writeHead(200, { ...headers, 'content-length': this.body.length }).end(this.body)
  }
}

/** A file from disk; byte ranges are answered because video elements ask for them. */
export function sendFile(req: IncomingMessage, res: ServerResponse, absolute: string): void {
  const { size } = statSync(absolute)
  const range = /^bytes=(\d*)-(\d*)$/.exec(req.headers.range ?? '')
  const headers = { 'content-type': typeOf(absolute), 'accept-ranges': 'bytes', 'cache-control': 'no-cache' }
  if (!range || size === 0) {
    res.writeHead(200, { ...headers, 'content-length': size })
    createReadStream(absolute).pipe(res)
    return
  }
  const start = range[1] ? Number(range[1]) : Math.max(size - Number(range[2]), 0)
  const end = range[1] && range[2] ? Math.min(Number(range[2]), size - 1) : size - 1
  if (start > end) {
    res.writeHead(416, { 'content-range': `bytes */${size}` }).end()
    return
  }
  res.writeHead(206, {
    ...headers,
    'content-length': end - start + 1,
    'content-range': `bytes ${start}-${end}/${size}`,
  })
  createReadStream(absolute, { start, end }).pipe(res)
}

export function sendText(res: ServerResponse, status: number, text: string): void {
  res.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(text)
}

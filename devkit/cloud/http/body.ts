import type { IncomingMessage, ServerResponse } from 'node:http'

/** A request that cannot be served as it is, with the status to say so. */
export class HttpError extends Error {
  constructor(
    readonly status: number,
    message: string,
    readonly errCode = -1,
  ) {
    super(message)
  }
}

/** One request and its answer. */
export interface Exchange {
  request: IncomingMessage
  response: ServerResponse
  url: URL
}

/** @throws HttpError 413 above `maxBytes` */
export function readBody(request: IncomingMessage, maxBytes: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let size = 0
    request.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size <= maxBytes) return void chunks.push(chunk)
      // The rest is let go by, so that the refusal can be read.
      chunks.length = 0
      reject(new HttpError(413, `request above ${maxBytes} bytes`))
    })
    request.on('end', () => resolve(Buffer.concat(chunks)))
    request.on('error', reject)
  })
}

/** @throws HttpError 400 when it is not a JSON object, 413 above `maxBytes` */
export async function readJson(request: IncomingMessage, maxBytes: number): Promise<Record<string, unknown>> {
  return parseObject((await readBody(request, maxBytes)).toString('utf8') || '{}')
}

/** @throws HttpError 400 when it is not a JSON object */
export function parseObject(text: string): Record<string, unknown> {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw new HttpError(400, 'the body is not JSON')
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new HttpError(400, 'the body is not an object')
  return value as Record<string, unknown>
}

export function sendJson(response: ServerResponse, status: number, body: unknown): void {
  const bytes = Buffer.from(JSON.stringify(body))
  // With its length known, head and body leave in one piece: two requests of every heartbeat are answered here.
  const headers = { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' }
  response.writeHead(status, { ...headers, 'content-length': bytes.length })
  response.end(bytes)
}

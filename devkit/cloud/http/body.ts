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
export async function readBody(request: IncomingMessage, maxBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > maxBytes) throw new HttpError(413, `request above ${maxBytes} bytes`)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
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
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' })
  response.end(JSON.stringify(body))
}

import { extname } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { HttpError, sendJson, type Exchange } from '../http/body'
import type { Files } from './files'

type FileExchange = Pick<Exchange, 'request' | 'response'>

const TYPES: Record<string, string> = {
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.png': 'image/png',
  '.gif': 'image/gif',
  '.webp': 'image/webp',
  '.mp4': 'video/mp4',
  '.mp3': 'audio/mpeg',
  '.m4a': 'audio/mp4',
  '.pdf': 'application/pdf',
  '.txt': 'text/plain; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.json': 'application/json',
  '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  '.docx': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
}

/** `PUT` and `GET /cloud/files/<path>`: what the object store behind CloudBase does. */
export async function serveFile(files: Files, path: string, exchange: FileExchange): Promise<void> {
  const { request, response } = exchange
  if (request.method === 'PUT') return upload(files, path, exchange)
  if (request.method === 'GET' || request.method === 'HEAD') return download(files, path, exchange)
  response.setHeader('allow', 'GET, HEAD, PUT')
  throw new HttpError(405, 'method not allowed')
}

async function upload(files: Files, path: string, { request, response }: FileExchange): Promise<void> {
  await files.write(path, request)
  // the SDK parses the body as the object store's XML and takes only an empty one for success
  if (request.headers['x-cos-meta-fileid'] !== undefined) response.writeHead(200).end()
  else sendJson(response, 200, { fileID: files.fileId(path) })
}

async function download(files: Files, path: string, { request, response }: FileExchange): Promise<void> {
  const size = files.size(path)
  if (size === null) throw new HttpError(404, 'file not exists', -503003)
  const headers = {
    'content-type': TYPES[extname(path).toLowerCase()] ?? 'application/octet-stream',
    'accept-ranges': 'bytes',
    'cache-control': 'no-cache',
    // an uploaded page must not run as part of the console
    'content-security-policy': 'sandbox',
    'x-content-type-options': 'nosniff',
  }
  const range = parseRange(request.headers.range, size)
  if (range === 'unsatisfiable') {
    response.writeHead(416, { 'content-range': `bytes */${size}` }).end()
    return
  }
  const length = range ? range.end - range.start + 1 : size
  const partial = range ? { 'content-range': `bytes ${range.start}-${range.end}/${size}` } : {}
  response.writeHead(range ? 206 : 200, { ...headers, ...partial, 'content-length': length })
  if (request.method === 'HEAD' || length === 0) response.end()
  else await pipeline(files.read(path, range ?? undefined), response)
}

/** One range of bytes as a video player asks for it; several at once are answered with the whole file (RFC 9110, 14.2). */
function parseRange(header: string | undefined, size: number): { start: number; end: number } | 'unsatisfiable' | null {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header ?? '')
  if (!match || (match[1] === '' && match[2] === '')) return null
  const [, first = '', last = ''] = match
  const start = first === '' ? Math.max(0, size - Number(last)) : Number(first)
  const end = first === '' || last === '' ? size - 1 : Math.min(Number(last), size - 1)
  return start > end || start >= size ? 'unsatisfiable' : { start, end }
}

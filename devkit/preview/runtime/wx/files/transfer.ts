import type { Host } from '../../host'
import { type Callbacks, deliver, Failure, needString, outcomeOf } from '../core/api'
import type { Network } from '../core/network'
import type { FileStore } from './store'
import { put, type Transfer, transferTask } from './transfer-task'

export interface TransferParts {
  host: Host
  network: Network
  files: FileStore
}

interface RequestOption extends Callbacks {
  url: string
  method?: string
  header?: Record<string, string>
  data?: unknown
  dataType?: string
  responseType?: 'text' | 'arraybuffer'
  /** Milliseconds. */
  timeout?: number
}
interface DownloadOption extends Callbacks {
  url: string
  header?: Record<string, string>
  filePath?: string
}
interface UploadOption extends Callbacks {
  url: string
  filePath: string
  name: string
  header?: Record<string, string>
  formData?: Record<string, unknown>
}

/** Milliseconds; source: wx.request, timeout. */
const REQUEST_TIMEOUT_MS = 60_000

/** HTTP to other servers. A browser adds what a phone does not have: the other server must allow this origin. */
export function transferApis(parts: TransferParts): Record<string, unknown> {
  return {
    request: (options: RequestOption) => start('request', options, (transfer) => request(parts, options, transfer)),
    downloadFile: (options: DownloadOption) =>
      start('downloadFile', options, (transfer) => download(parts, options, transfer)),
    uploadFile: (options: UploadOption) => start('uploadFile', options, (transfer) => upload(parts, options, transfer)),
  }
}

/** These give their task at once in either style; as a promise it can be awaited too. */
function start(name: string, options: Callbacks, work: (transfer: Transfer) => Promise<object>): unknown {
  const { task, transfer } = transferTask()
  const outcome = outcomeOf(name, () => work(transfer), options)
  const promise = deliver(outcome, options)
  return promise ? Object.assign(promise, task) : task
}

async function request({ network }: TransferParts, options: RequestOption, transfer: Transfer): Promise<object> {
  const {
    method = 'GET',
    header = {},
    data,
    dataType = 'json',
    responseType = 'text',
    timeout = REQUEST_TIMEOUT_MS,
  } = options
  const hasBody = !['GET', 'HEAD'].includes(method.toUpperCase())
  const url = new URL(needString(options, 'url'))
  if (!hasBody && isPlain(data))
    for (const [key, value] of Object.entries(data)) url.searchParams.set(key, textOf(value))
  const headers = new Headers(header)
  if (hasBody && !headers.has('content-type')) headers.set('content-type', 'application/json')
  const signal = AbortSignal.any([transfer.signal, AbortSignal.timeout(timeout)])
  const init = { method, headers, signal, ...(hasBody && data !== undefined ? { body: bodyOf(data, headers) } : {}) }
  const response = await network.fetch(url.href, init).catch((error: unknown) => {
    throw signal.aborted && !transfer.signal.aborted ? new Failure('timeout', { errno: 5 }) : error
  })
  const received = Object.fromEntries(response.headers)
  transfer.tellHeaders(received)
  const body = responseType === 'arraybuffer' ? await response.arrayBuffer() : parsed(await response.text(), dataType)
  return { data: body, statusCode: response.status, header: received, cookies: [] }
}

async function download(
  { network, files }: TransferParts,
  options: DownloadOption,
  transfer: Transfer,
): Promise<object> {
  const { header = {}, filePath } = options
  const url = needString(options, 'url')
  const response = await network.fetch(url, { headers: header, signal: transfer.signal })
  transfer.tellHeaders(Object.fromEntries(response.headers))
  const path = await files.addFile(await transfer.read(response), new URL(url).pathname)
  const file = files.get(path)
  if (!filePath || !file) return { tempFilePath: path, statusCode: response.status }
  files.write(filePath, file.bytes, file.type)
  files.remove(path)
  return { filePath, statusCode: response.status }
}

async function upload({ network, files }: TransferParts, options: UploadOption, transfer: Transfer): Promise<object> {
  const { filePath, name, header = {}, formData = {} } = options
  network.assertOnline()
  const blob = files.blob(filePath)
  if (!blob) throw new Failure(`file not exists, filePath: ${filePath}`)
  const body = new FormData()
  for (const [key, value] of Object.entries(formData)) body.set(key, textOf(value))
  body.set(name, blob, filePath.split('/').at(-1))
  const { status, text } = await put(needString(options, 'url'), { body, transfer, method: 'POST', headers: header })
  return { data: text, statusCode: status }
}

const isPlain = (data: unknown): data is Record<string, unknown> =>
  Object.prototype.toString.call(data) === '[object Object]'

const textOf = (value: unknown): string => (typeof value === 'object' ? JSON.stringify(value) : String(value))

function bodyOf(data: unknown, headers: Headers): string | ArrayBuffer {
  if (typeof data === 'string' || data instanceof ArrayBuffer) return data
  if (!/urlencoded/.test(headers.get('content-type') ?? '')) return JSON.stringify(data)
  const pairs = Object.entries(data as object).map(([key, value]): [string, string] => [key, textOf(value)])
  return new URLSearchParams(pairs).toString()
}

/** `dataType: 'json'` parses what can be parsed and leaves the rest as text. */
function parsed(text: string, dataType: string): unknown {
  if (dataType !== 'json') return text
  try {
    return JSON.parse(text) as unknown
  } catch {
    return text
  }
}

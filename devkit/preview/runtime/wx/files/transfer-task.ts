import { Failure } from '../core/api'
import { Listeners } from '../core/listeners'

export interface Progress {
  progress: number
  /** Bytes. */
  loaded: number
  total: number
}

/** The working side of a transfer: told to stop by `signal`, tells how far it is. */
export interface Transfer {
  signal: AbortSignal
  tell(loaded: number, total: number): void
  tellHeaders(headers: Record<string, string>): void
  /** Reads a response's body while telling how far it is. */
  read(response: Response): Promise<Blob>
}

/** The program's side of the same: UploadTask, DownloadTask, RequestTask. */
export function transferTask(): { task: Record<string, unknown>; transfer: Transfer } {
  const controller = new AbortController()
  const progress = new Listeners<Record<string, number>>()
  const headers = new Listeners<{ header: Record<string, string> }>()
  const tell = (loaded: number, total: number): void =>
    progress.fire({
      progress: total ? Math.round((loaded / total) * 100) : 0,
      totalBytesSent: loaded,
      totalBytesExpectedToSend: total,
      totalBytesWritten: loaded,
      totalBytesExpectedToWrite: total,
    })
  const task = {
    abort: () => controller.abort(),
    onProgressUpdate: progress.on,
    offProgressUpdate: progress.off,
    onHeadersReceived: headers.on,
    offHeadersReceived: headers.off,
  }
  const { signal } = controller
  const transfer: Transfer = {
    signal,
    tell,
    tellHeaders: (header) => headers.fire({ header }),
    read: (response) => readWithProgress(response, tell),
  }
  return { task, transfer }
}

async function readWithProgress(response: Response, tell: (loaded: number, total: number) => void): Promise<Blob> {
  const total = Number(response.headers.get('content-length') ?? 0)
  const type = response.headers.get('content-type') ?? ''
  const chunks: Uint8Array<ArrayBuffer>[] = []
  let loaded = 0
  const reader = response.body?.getReader()
  for (;;) {
    const { done, value } = (await reader?.read()) ?? { done: true, value: undefined }
    if (done || !value) break
    chunks.push(value)
    loaded += value.length
    tell(loaded, total)
  }
  return new Blob(chunks, { type })
}

interface PutOptions {
  body: Blob | FormData
  transfer: Transfer
  method?: 'PUT' | 'POST'
  headers?: Record<string, string>
}

/** An upload by XMLHttpRequest, the only way a browser tells how much has been sent. */
export function put(
  url: string,
  { body, transfer, method = 'PUT', headers = {} }: PutOptions,
): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open(method, url)
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value)
    request.upload.addEventListener('progress', ({ loaded, total }) => transfer.tell(loaded, total))
    request.addEventListener('load', () => {
      // A small body may be gone before the browser ever tells of progress.
      if (body instanceof Blob) transfer.tell(body.size, body.size)
      resolve({ status: request.status, text: request.responseText })
    })
    request.addEventListener('error', () =>
      reject(new Failure('request:fail net::ERR_CONNECTION_FAILED', { errCode: -1 })),
    )
    request.addEventListener('abort', () => reject(new Failure('abort', { errCode: -1 })))
    transfer.signal.addEventListener('abort', () => request.abort())
    request.send(body)
  })
}

import type { Host } from '../../host'
import { Shelf } from '../core/shelf'
import { fromBase64, toBase64 } from '../system/encoding'

/** The folder a program may write to, `wx.env.USER_DATA_PATH`. */
export const USER_FOLDER = 'wxfile://usr'
const SAVED_PREFIX = 'wxfile://store_'
const TEMPORARY_PREFIX = 'wxfile://tmp_'

const TYPES: Record<string, string> = {
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  gif: 'image/gif',
  webp: 'image/webp',
  svg: 'image/svg+xml',
  mp4: 'video/mp4',
  mp3: 'audio/mpeg',
  pdf: 'application/pdf',
  txt: 'text/plain',
  json: 'application/json',
  csv: 'text/csv',
  doc: 'application/msword',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xls: 'application/vnd.ms-excel',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

export interface StoredFile {
  bytes: Uint8Array<ArrayBuffer>
  type: string
  /** Epoch seconds. */
  modifiedAt: number
}

/**
 * Files by their path. Those in the user's folder and saved ones survive a reload; temporary ones do not, as on a phone they need not.
 */
export class FileStore {
  private readonly files = new Map<string, StoredFile>()
  private readonly folders = new Set<string>([USER_FOLDER])
  private readonly urls = new Map<string, string>()
  private readonly shelf: Shelf

  constructor(host: Host) {
    this.shelf = new Shelf('file', host.identity())
    for (const path of this.shelf.keys()) this.restore(path)
    host.addFileScheme('wxfile://', (path) => this.url(path))
  }

  get(path: string): StoredFile | null {
    return this.files.get(path) ?? null
  }

  isFolder(path: string): boolean {
    return this.folders.has(trimSlash(path))
  }

  /** Paths of everything directly or indirectly below a folder. */
  below(folder: string): string[] {
    const prefix = `${trimSlash(folder)}/`
    return [...this.files.keys(), ...this.folders].filter((path) => path.startsWith(prefix))
  }

  write(path: string, bytes: Uint8Array<ArrayBuffer>, type = typeOf(path)): void {
    this.forgetUrl(path)
    this.files.set(path, { bytes, type, modifiedAt: Math.floor(Date.now() / 1000) })
    if (isLasting(path)) this.shelf.set(path, `${type};${toBase64(bytes)}`)
  }

  remove(path: string): void {
    this.forgetUrl(path)
    this.files.delete(path)
    this.folders.delete(trimSlash(path))
    this.shelf.remove(path)
  }

  makeFolder(path: string): void {
    this.folders.add(trimSlash(path))
    this.shelf.set(`${trimSlash(path)}/`, '')
  }

  removeFolder(path: string): void {
    this.folders.delete(trimSlash(path))
    this.shelf.remove(`${trimSlash(path)}/`)
  }

  saved(): string[] {
    return [...this.files.keys()].filter((path) => path.startsWith(SAVED_PREFIX))
  }

  /** Keeps a file the browser gave; its bytes are there at once so that synchronous reads work. */
  async addFile(file: Blob, name: string): Promise<string> {
    return this.addBytes(new Uint8Array(await file.arrayBuffer()), file.type || typeOf(name), name)
  }

  addBytes(bytes: Uint8Array<ArrayBuffer>, type: string, name: string): string {
    const path = newPath(TEMPORARY_PREFIX, name, type)
    this.write(path, bytes, type)
    return path
  }

  newSavedPath(from: string): string {
    return newPath(SAVED_PREFIX, from, this.get(from)?.type ?? '')
  }

  blob(path: string): Blob | null {
    const file = this.files.get(path)
    return file ? new Blob([file.bytes], { type: file.type }) : null
  }

  /** A URL the browser can load; '' for a file that is not there. */
  url(path: string): string {
    const known = this.urls.get(path)
    if (known) return known
    const blob = this.blob(path)
    if (!blob) return ''
    const url = URL.createObjectURL(blob)
    this.urls.set(path, url)
    return url
  }

  private restore(path: string): void {
    if (path.endsWith('/')) {
      this.folders.add(trimSlash(path))
      return
    }
    const [type = '', data = ''] = (this.shelf.get(path) ?? '').split(';')
    this.files.set(path, { bytes: fromBase64(data), type, modifiedAt: Math.floor(Date.now() / 1000) })
  }

  private forgetUrl(path: string): void {
    const url = this.urls.get(path)
    if (url) URL.revokeObjectURL(url)
    this.urls.delete(path)
  }
}

export const trimSlash = (path: string): string => path.replace(/\/+$/, '')

export const extensionOf = (name: string): string =>
  /\.(\w{1,8})$/.exec(name.replace(/[?#].*$/, ''))?.[1]?.toLowerCase() ?? ''

const typeOf = (name: string): string => TYPES[extensionOf(name)] ?? 'application/octet-stream'

const isLasting = (path: string): boolean => path.startsWith(`${USER_FOLDER}/`) || path.startsWith(SAVED_PREFIX)

function newPath(prefix: string, name: string, type: string): string {
  const byType = Object.entries(TYPES).find(([, known]) => known === type.split(';')[0])?.[0] ?? ''
  const ending = extensionOf(name) || byType
  const random = crypto.randomUUID().replaceAll('-', '')
  return ending ? `${prefix}${random}.${ending}` : prefix + random
}

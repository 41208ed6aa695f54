import { createReadStream, createWriteStream, mkdtempSync, mkdirSync, rmSync, statSync, type ReadStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { randomUUID } from 'node:crypto'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { Transform, type Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { FILE_MAX_BYTES, FILE_PATH_MAX_BYTES } from '../limits'

/** A path or a file that storage does not take; `code` is the SDK's. */
export class FileError extends Error {
  constructor(
    readonly code: 'INVALID_PARAM' | 'STORAGE_FILE_NONEXIST' | 'STORAGE_REQUEST_FAIL',
    message: string,
  ) {
    super(message)
  }
}

/** Files of the environment, kept under their cloud path. */
export class Files {
  private readonly root: string
  private readonly temporary: boolean
  private readonly prefix: string

  /** @param dataDir null keeps them in a temporary folder until `close()` */
  constructor(dataDir: string | null, envId: string) {
    this.temporary = dataDir === null
    this.root = dataDir === null ? mkdtempSync(join(tmpdir(), 'cloud-files-')) : join(dataDir, 'files')
    this.prefix = `cloud://${envId}.bucket/`
    mkdirSync(this.root, { recursive: true })
  }

  fileId(path: string): string {
    return this.prefix + checkPath(path)
  }

  /** @throws FileError when it is not a fileID of this environment */
  pathOf(fileId: string): string {
    if (!fileId.startsWith(this.prefix)) throw new FileError('STORAGE_FILE_NONEXIST', `file not exists: ${fileId}`)
    return checkPath(fileId.slice(this.prefix.length))
  }

  /** Bytes of a file, or null when there is none. */
  size(path: string): number | null {
    const stat = statSync(this.place(path), { throwIfNoEntry: false })
    return stat?.isFile() ? stat.size : null
  }

  /** The whole file appears at once, or not at all. */
  async write(path: string, content: Readable): Promise<void> {
    const target = this.place(path)
    const partial = join(this.root, `.${randomUUID()}.part`)
    mkdirSync(dirname(target), { recursive: true })
    try {
      await pipeline(content, limitTo(FILE_MAX_BYTES), createWriteStream(partial))
      await rename(partial, target)
    } finally {
      await rm(partial, { force: true })
    }
  }

  /** @param range first and last byte, both included */
  read(path: string, range?: { start: number; end: number }): ReadStream {
    return createReadStream(this.place(path), range)
  }

  async remove(path: string): Promise<boolean> {
    if (this.size(path) === null) return false
    await rm(this.place(path))
    return true
  }

  clear(): void {
    rmSync(this.root, { recursive: true, force: true })
    mkdirSync(this.root, { recursive: true })
  }

  close(): void {
    if (this.temporary) rmSync(this.root, { recursive: true, force: true })
  }

  private place(path: string): string {
    return join(this.root, checkPath(path))
  }
}

/**
 * The rules of a cloudPath: no slash at either end, no empty, `.` or `..` part, and nothing that a URL would cut off.
 * @throws FileError INVALID_PARAM
 */
export function checkPath(path: string): string {
  const parts = path.split('/')
  const wrong =
    path === '' ||
    Buffer.byteLength(path) > FILE_PATH_MAX_BYTES ||
    // eslint-disable-next-line no-control-regex -- control characters are exactly what is refused
    /[?#%\\\u0000-\u001f]/.test(path) ||
    parts.some((part) => part === '' || part.startsWith('.'))
  if (wrong) throw new FileError('INVALID_PARAM', `invalid cloudPath: ${path}`)
  return path
}

function limitTo(maxBytes: number): Transform {
  let size = 0
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length
      if (size > maxBytes) done(new FileError('STORAGE_REQUEST_FAIL', `file above ${maxBytes} bytes`))
      else done(null, chunk)
    },
  })
}

import { Failure } from '../core/api'
import { type Content, decode, encode, type Encoding } from './file-content'
import { type FileStore, type StoredFile, trimSlash, USER_FOLDER } from './store'

interface Stats {
  mode: number
  size: number
  lastAccessedTime: number
  lastModifiedTime: number
  isDirectory(): boolean
  isFile(): boolean
}

/** The operations of WeChat's file system on the files the browser keeps, each with WeChat's refusals. */
export class FileSystem {
  constructor(private readonly store: FileStore) {}

  need(path: string): StoredFile {
    const file = this.store.get(path)
    if (!file) throw missing('open', path)
    return file
  }

  saved(): object[] {
    return this.store.saved().map((filePath) => {
      const { bytes, modifiedAt } = this.need(filePath)
      return { filePath, size: bytes.length, createTime: modifiedAt }
    })
  }

  access({ path }: { path: string }): void {
    if (!this.store.get(path) && !this.store.isFolder(path)) throw missing('access', path)
  }

  stat({ path }: { path: string }): { stats: Stats } {
    this.access({ path })
    const file = this.store.get(path)
    const time = file?.modifiedAt ?? 0
    return {
      stats: {
        mode: file ? 0o100644 : 0o40755,
        size: file?.bytes.length ?? 0,
        lastAccessedTime: time,
        lastModifiedTime: time,
        isDirectory: () => !file,
        isFile: () => file !== null,
      },
    }
  }

  readFile({
    filePath,
    encoding,
    position = 0,
    length,
  }: {
    filePath: string
    encoding?: Encoding
    position?: number
    length?: number
  }): {
    data: Content
  } {
    const { bytes } = this.need(filePath)
    const part = bytes.slice(position, length === undefined ? undefined : position + length)
    return { data: encoding ? decode(part, encoding) : part.buffer }
  }

  writeFile({ filePath, data, encoding = 'utf8' }: { filePath: string; data: Content; encoding?: Encoding }): void {
    this.writable(filePath)
    this.store.write(filePath, encode(data, encoding))
  }

  appendFile({ filePath, data, encoding = 'utf8' }: { filePath: string; data: Content; encoding?: Encoding }): void {
    const { bytes } = this.need(filePath)
    const more = encode(data, encoding)
    const joined = new Uint8Array(bytes.length + more.length)
    joined.set(bytes)
    joined.set(more, bytes.length)
    this.writable(filePath)
    this.store.write(filePath, joined)
  }

  truncate({ filePath, length = 0 }: { filePath: string; length?: number }): void {
    this.writable(filePath)
    this.store.write(filePath, this.need(filePath).bytes.slice(0, length))
  }

  copyFile({ srcPath, destPath }: { srcPath: string; destPath: string }): void {
    const { bytes, type } = this.need(srcPath)
    this.writable(destPath)
    this.store.write(destPath, bytes, type)
  }

  rename({ oldPath, newPath }: { oldPath: string; newPath: string }): void {
    this.copyFile({ srcPath: oldPath, destPath: newPath })
    this.store.remove(oldPath)
  }

  unlink({ filePath }: { filePath: string }): void {
    if (this.store.isFolder(filePath)) throw new Failure(`operation not permitted, unlink ${filePath}`)
    if (!this.store.get(filePath)) throw missing('unlink', filePath)
    this.store.remove(filePath)
  }

  mkdir({ dirPath, recursive = false }: { dirPath: string; recursive?: boolean }): void {
    if (!dirPath.startsWith(`${USER_FOLDER}/`)) throw denied(dirPath)
    if (this.store.isFolder(dirPath)) {
      if (recursive) return
      throw new Failure(`file already exists ${dirPath}`)
    }
    const parent = parentOf(trimSlash(dirPath))
    if (!this.store.isFolder(parent)) {
      if (!recursive) throw missing('mkdir', dirPath)
      this.mkdir({ dirPath: parent, recursive })
    }
    this.store.makeFolder(dirPath)
  }

  rmdir({ dirPath, recursive = false }: { dirPath: string; recursive?: boolean }): void {
    if (!this.store.isFolder(dirPath)) throw missing('rmdir', dirPath)
    const inside = this.store.below(dirPath)
    if (inside.length > 0 && !recursive) throw new Failure('directory not empty')
    for (const path of inside) {
      if (this.store.get(path)) this.store.remove(path)
      else this.store.removeFolder(path)
    }
    this.store.removeFolder(dirPath)
  }

  readdir({ dirPath }: { dirPath: string }): { files: string[] } {
    if (!this.store.isFolder(dirPath)) throw missing('readdir', dirPath)
    const start = trimSlash(dirPath).length + 1
    const names = this.store.below(dirPath).map((path) => path.slice(start).split('/')[0] ?? '')
    return { files: [...new Set(names)] }
  }

  saveFile({ tempFilePath, filePath }: { tempFilePath: string; filePath?: string }): { savedFilePath: string } {
    const target = filePath ?? this.store.newSavedPath(tempFilePath)
    const { bytes, type } = this.need(tempFilePath)
    if (filePath) this.writable(filePath)
    this.store.write(target, bytes, type)
    this.store.remove(tempFilePath)
    return { savedFilePath: target }
  }

  private writable(path: string): void {
    if (!path.startsWith(`${USER_FOLDER}/`)) throw denied(path)
    if (!this.store.isFolder(parentOf(path))) throw missing('open', path)
  }
}

const parentOf = (path: string): string => path.slice(0, path.lastIndexOf('/'))
const missing = (operation: string, path: string): Failure =>
  new Failure(`no such file or directory, ${operation} ${path}`, { errno: 1_300_002 })
const denied = (path: string): Failure => new Failure(`permission denied, open ${path}`, { errno: 1_300_013 })

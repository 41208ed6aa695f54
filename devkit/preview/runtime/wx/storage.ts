import type { Host } from '../host'
import { Failure, needString, promised, typeName } from './core/api'
import { Shelf } from './core/shelf'

/** Bytes; source: wx.setStorage, "单个 key 允许存储的最大数据长度为 1MB，所有数据存储上限为 10MB". */
const ENTRY_MAX_BYTES = 1024 * 1024
const TOTAL_MAX_BYTES = 10 * 1024 * 1024
const KILOBYTE = 1024

interface Entry {
  key: string
  data: unknown
}
interface Pair {
  key: string
  value: unknown
}

export function storageApis(host: Host): Record<string, unknown> {
  const storage = new Storage(new Shelf('storage', host.identity()))
  return {
    setStorage: promised<Entry>('setStorage', (options) => storage.set(needString(options, 'key'), options.data)),
    setStorageSync: sync('setStorageSync', (key: string, data: unknown) => storage.set(checkKey(key), data)),
    getStorage: promised<Entry, object>('getStorage', (options) => ({
      data: storage.need(needString(options, 'key')),
    })),
    getStorageSync: sync('getStorageSync', (key: string) => storage.get(checkKey(key)) ?? ''),
    removeStorage: promised<Entry>('removeStorage', (options) => storage.remove(needString(options, 'key'))),
    removeStorageSync: sync('removeStorageSync', (key: string) => storage.remove(checkKey(key))),
    clearStorage: promised('clearStorage', () => storage.clear()),
    clearStorageSync: sync('clearStorageSync', () => storage.clear()),
    getStorageInfo: promised('getStorageInfo', () => storage.info()),
    getStorageInfoSync: () => storage.info(),
    batchSetStorage: promised<{ kvList: Pair[] }>('batchSetStorage', ({ kvList }) => storage.setAll(kvList)),
    batchSetStorageSync: sync('batchSetStorageSync', (kvList: Pair[]) => storage.setAll(kvList)),
    batchGetStorage: promised<{ keyList: string[] }, object>('batchGetStorage', ({ keyList }) => ({
      dataList: storage.getAll(keyList),
    })),
    batchGetStorageSync: sync('batchGetStorageSync', (keyList: string[]) => storage.getAll(keyList)),
  }
}

/** The synchronous functions throw what the others hand to `fail`. */
function sync<A extends unknown[], R>(name: string, work: (...args: A) => R): (...args: A) => R {
  return (...args) => {
    try {
      return work(...args)
    } catch (error) {
      throw new Error(`${name}:fail ${(error as Error).message}`)
    }
  }
}

function checkKey(key: unknown): string {
  if (typeof key !== 'string')
    throw new Failure(`parameter error: parameter should be String instead of ${typeName(key)};`)
  return key
}

/** Key-value storage with WeChat's limits. */
class Storage {
  private readonly bytes = new Map<string, number>()

  constructor(private readonly shelf: Shelf) {
    for (const key of shelf.keys()) this.bytes.set(key, sizeOf(shelf.get(key) ?? ''))
  }

  set(key: string, data: unknown): void {
    const text = encode(data)
    const bytes = sizeOf(text)
    if (bytes > ENTRY_MAX_BYTES) throw new Failure('entry size limit reached')
    if (this.total() - (this.bytes.get(key) ?? 0) + bytes > TOTAL_MAX_BYTES) {
      throw new Failure('exceed storage max size 10Mb')
    }
    this.shelf.set(key, text)
    this.bytes.set(key, bytes)
  }

  setAll(pairs: readonly Pair[]): void {
    for (const { key, value } of pairs) this.set(checkKey(key), value)
  }

  get(key: string): unknown {
    const text = this.shelf.get(key)
    return text === null ? undefined : decode(text)
  }

  getAll(keys: readonly string[]): unknown[] {
    return keys.map((key) => this.get(checkKey(key)) ?? '')
  }

  need(key: string): unknown {
    const text = this.shelf.get(key)
    if (text === null) throw new Failure('data not found')
    return decode(text)
  }

  remove(key: string): void {
    this.shelf.remove(key)
    this.bytes.delete(key)
  }

  clear(): void {
    this.shelf.clear()
    this.bytes.clear()
  }

  /** Sizes in kilobytes. */
  info(): { keys: string[]; currentSize: number; limitSize: number } {
    return {
      keys: [...this.bytes.keys()],
      currentSize: Math.ceil(this.total() / KILOBYTE),
      limitSize: TOTAL_MAX_BYTES / KILOBYTE,
    }
  }

  private total(): number {
    let sum = 0
    for (const bytes of this.bytes.values()) sum += bytes
    return sum
  }
}

const sizeOf = (text: string): number => new TextEncoder().encode(text).length

/** JSON, with the one other type WeChat keeps: a Date comes back as a Date. */
function encode(data: unknown): string {
  return JSON.stringify(data instanceof Date ? { date: data.getTime() } : { data: data ?? '' })
}

function decode(text: string): unknown {
  const stored = JSON.parse(text) as { data: unknown } | { date: number }
  return 'date' in stored ? new Date(stored.date) : stored.data
}

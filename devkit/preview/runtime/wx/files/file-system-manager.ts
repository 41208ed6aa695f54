import { type Callbacks, deliver, outcomeOf } from '../core/api'
import { FileSystem } from './file-system'
import type { FileStore } from './store'

/** Positional arguments of the `…Sync` functions, by the names the other ones use. */
const OPERATIONS = {
  access: ['path'],
  stat: ['path', 'recursive'],
  readFile: ['filePath', 'encoding', 'position', 'length'],
  writeFile: ['filePath', 'data', 'encoding'],
  appendFile: ['filePath', 'data', 'encoding'],
  copyFile: ['srcPath', 'destPath'],
  rename: ['oldPath', 'newPath'],
  unlink: ['filePath'],
  mkdir: ['dirPath', 'recursive'],
  rmdir: ['dirPath', 'recursive'],
  readdir: ['dirPath'],
  saveFile: ['tempFilePath', 'filePath'],
  truncate: ['filePath', 'length'],
} as const
type Operation = keyof typeof OPERATIONS
type Options = Record<string, unknown>

/** `wx.getFileSystemManager()`: each operation in both styles, on the files the browser keeps. */
export function fileSystemManager(store: FileStore): Record<string, unknown> {
  const files = new FileSystem(store)
  const entries = (Object.keys(OPERATIONS) as Operation[]).flatMap((name): [string, unknown][] => [
    [
      name,
      (options: Options & Callbacks) =>
        deliver(
          outcomeOf(name, (given: Options) => files[name](given as never), options),
          options,
        ),
    ],
    [`${name}Sync`, synchronous(name, (options) => files[name](options as never))],
  ])
  const both = {
    getFileInfo: ({ filePath, ...callbacks }: { filePath: string } & Callbacks) =>
      deliver(
        outcomeOf('getFileInfo', () => ({ size: files.need(filePath).bytes.length })),
        callbacks,
      ),
    getSavedFileList: (callbacks: Callbacks) =>
      deliver(
        outcomeOf('getSavedFileList', () => ({ fileList: files.saved() })),
        callbacks,
      ),
    removeSavedFile: ({ filePath, ...callbacks }: { filePath: string } & Callbacks) =>
      deliver(
        outcomeOf('removeSavedFile', () => files.unlink({ filePath })),
        callbacks,
      ),
  }
  return { ...Object.fromEntries(entries), ...both }
}

/** `readFileSync(path, 'utf8')` gives the data itself and throws an Error. */
function synchronous(name: Operation, work: (options: Options) => object | void): (...args: unknown[]) => unknown {
  const names: readonly string[] = OPERATIONS[name]
  return (...args) => {
    const options = Object.fromEntries(names.map((key, at) => [key, args[at]]))
    try {
      const result = work(options)
      return result ? (Object.values(result)[0] as unknown) : undefined
    } catch (error) {
      throw new Error(`${name}Sync:fail ${(error as Error).message}`)
    }
  }
}

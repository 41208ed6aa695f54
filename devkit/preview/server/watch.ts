import { watch, type FSWatcher } from 'node:fs'

/** Milliseconds of quiet after which a burst of file events counts as one change. */
const QUIET_MS = 40

/** Calls back after files below `root` changed. */
export function watchFolder(root: string, onChange: () => void): FSWatcher {
  let timer: NodeJS.Timeout | undefined
  const watcher = watch(root, { recursive: true }, (_event, name) => {
    if (name && /(^|\/)(\.|~|node_modules\/)|~$|\.swp$/.test(name)) return
    clearTimeout(timer)
    timer = setTimeout(onChange, QUIET_MS)
  })
  // A folder that disappears while it is walked is reported as an error; the next event finds the rest.
  watcher.on('error', () => undefined)
  watcher.on('close', () => clearTimeout(timer))
  return watcher
}

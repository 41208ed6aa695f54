import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

/**
 * Writes a file only when its content differs, and says whether it did. Watchers (the local cloud, the preview,
 * WeChat DevTools) then reload what really changed; the rename keeps them from reading half a file.
 */
export function writeIfChanged(file: string, content: string | Uint8Array): boolean {
  const next = Buffer.from(content)
  if (readOrNull(file)?.equals(next)) return false
  mkdirSync(dirname(file), { recursive: true })
  const temporary = `${file}.${process.pid}.tmp`
  writeFileSync(temporary, next)
  renameSync(temporary, file)
  return true
}

function readOrNull(file: string): Buffer | null {
  try {
    return readFileSync(file)
  } catch {
    return null
  }
}

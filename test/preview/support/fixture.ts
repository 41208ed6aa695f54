import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export const FIXTURE = join(__dirname, '../fixtures/app')

/** A copy of the fixture that a test may change; `remove` deletes it. */
export function copyFixture(): { root: string; remove(): void } {
  const root = mkdtempSync(join(tmpdir(), 'preview-'))
  cpSync(FIXTURE, root, { recursive: true })
  return { root, remove: () => rmSync(root, { recursive: true, force: true }) }
}

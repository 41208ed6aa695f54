import Database from 'libsql'
import { join } from 'node:path'

/**
 * What the cloud itself must remember beside the documents: orders, refunds, deliveries, consents, the clock.
 * One table of JSON values in a file of its own, so that no function can ever read it as a collection.
 */
export class State {
  private readonly db: Database.Database

  /** @param dataDir null keeps it in memory */
  constructor(dataDir: string | null) {
    this.db = new Database(dataDir === null ? ':memory:' : join(dataDir, 'state.db'))
    if (dataDir !== null) this.db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL')
    this.db.exec('CREATE TABLE IF NOT EXISTS state (kind TEXT, id TEXT, value TEXT, PRIMARY KEY (kind, id))')
  }

  get<T>(kind: string, id: string): T | undefined {
    const row = this.db.prepare('SELECT value FROM state WHERE kind = ? AND id = ?').get(kind, id) as
      { value: string } | undefined
    return row && (JSON.parse(row.value) as T)
  }

  put(kind: string, id: string, value: unknown): void {
    this.db.prepare('INSERT OR REPLACE INTO state VALUES (?, ?, ?)').run(kind, id, JSON.stringify(value))
  }

  remove(kind: string, id: string): void {
    this.db.prepare('DELETE FROM state WHERE kind = ? AND id = ?').run(kind, id)
  }

  /** In order of id. */
  all<T>(kind: string): T[] {
    const rows = this.db.prepare('SELECT value FROM state WHERE kind = ? ORDER BY id').all(kind) as { value: string }[]
    return rows.map((row) => JSON.parse(row.value) as T)
  }

  clear(): void {
    this.db.exec('DELETE FROM state')
  }

  close(): void {
    this.db.close()
  }
}

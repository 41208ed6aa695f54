import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import Libsql from 'libsql'
import type { Change, Document } from './types'
import { fromDisk, toDisk } from './ejson'

/** What the engine needs of a disk. `null` in its place keeps everything in memory. */
export interface Store {
  /** Hands over every document, in no certain order within a thousand, and returns the names of the collections. */
  load(visit: (collection: string, seq: number, doc: Document) => void): string[]
  /** All or nothing. Throws when the disk refuses; then nothing was written. */
  write(changes: Change[]): void
  createCollection(name: string): void
  clear(name?: string): void
  close(): void
}

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS collections (name TEXT PRIMARY KEY) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS documents (seq INTEGER PRIMARY KEY, collection TEXT NOT NULL, body TEXT NOT NULL);
`

/** A thousand rows a time: crossing into SQLite for each of 100,000 rows would take longer than all the rest. */
const LOAD = `
  SELECT collection, group_concat(seq), '[' || group_concat(body) || ']'
  FROM documents GROUP BY seq / 1000, collection ORDER BY seq / 1000
`

/**
 * Documents as rows of one libsql file; the engine reads it once, at the start.
 *
 * Durability: a commit is one SQL transaction in write-ahead mode. With `synchronous = NORMAL` it is handed to the
 * operating system before `write` returns, so it survives the death of this process by any means, kill -9 included;
 * a half-written transaction at the end of the log is ignored at the next start. Only a power cut may take the last
 * commits with it (never a part of one), which a developer's machine can bear and an fsync per commit would not pay for.
 *
 * `locking_mode = EXCLUSIVE`: two processes over one file would each believe its own memory.
 */
export class FileStore implements Store {
  private readonly sql: Libsql.Database
  private readonly insert: Libsql.Statement
  private readonly update: Libsql.Statement
  private readonly remove: Libsql.Statement
  private readonly writeAll: (changes: Change[]) => void

  constructor(dataDir: string) {
    mkdirSync(dataDir, { recursive: true })
    this.sql = openExclusively(join(dataDir, 'database.sqlite'))
    this.insert = this.sql.prepare('INSERT INTO documents (seq, collection, body) VALUES (?, ?, ?)')
    this.update = this.sql.prepare('UPDATE documents SET body = ? WHERE seq = ?')
    this.remove = this.sql.prepare('DELETE FROM documents WHERE seq = ?')
    this.writeAll = this.sql.transaction((changes: Change[]) => changes.forEach((change) => this.writeOne(change)))
  }

  load(visit: (collection: string, seq: number, doc: Document) => void): string[] {
    const blocks = this.sql.prepare(LOAD).raw().all() as Array<[string, string, string]>
    for (const [collection, seqs, bodies] of blocks) {
      const documents = JSON.parse(bodies) as unknown[]
      seqs.split(',').forEach((seq, at) => visit(collection, Number(seq), fromDisk(documents[at])))
    }
    const names = this.sql.prepare('SELECT name FROM collections').all() as Array<{ name: string }>
    return names.map(({ name }) => name)
  }

  write(changes: Change[]): void {
    this.writeAll(changes)
  }

  private writeOne({ collection, before, after }: Change): void {
    if (!after) this.remove.run(before!.seq)
    else if (before) this.update.run(toDisk(after.doc), before.seq)
    else this.insert.run(after.seq, collection, toDisk(after.doc))
  }

  createCollection(name: string): void {
    this.sql.prepare('INSERT OR IGNORE INTO collections (name) VALUES (?)').run(name)
  }

  clear(name?: string): void {
    if (name === undefined) this.sql.prepare('DELETE FROM documents').run()
    else this.sql.prepare('DELETE FROM documents WHERE collection = ?').run(name)
  }

  /**
   * libsql keeps a closed file locked until its statements are collected as garbage. Leaving write-ahead mode and then
   * the exclusive one gives the lock back at once, and leaves a single tidy file.
   */
  close(): void {
    this.sql.pragma('journal_mode = DELETE')
    this.sql.pragma('locking_mode = NORMAL')
    this.sql.prepare('SELECT name FROM collections LIMIT 1').all()
    this.sql.close()
  }
}

function openExclusively(path: string): Libsql.Database {
  const sql = new Libsql(path)
  try {
    sql.pragma('locking_mode = EXCLUSIVE')
    sql.pragma('journal_mode = WAL')
    sql.pragma('synchronous = NORMAL')
    sql.exec(SCHEMA)
    return sql
  } catch (error) {
    sql.close()
    if (!/locked|busy/i.test(String(error))) throw error
    throw new Error(`The database ${path} is in use by another process. Stop that one first.`)
  }
}

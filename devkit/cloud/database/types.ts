/** Vocabulary shared by the engine's files. */

/** A stored document. Values are plain JavaScript; dates are `Date`, patterns `RegExp`, ids and decimals bson classes. */
export type Document = Record<string, unknown>

export type Direction = 1 | -1

/** One index of a collection, in the words of CloudBase's console: fields in order, each ascending, descending or geographic. */
export interface IndexSpec {
  name: string
  keys: Array<[field: string, direction: Direction | '2dsphere']>
  unique?: boolean
}

/** The file `indexes.json`: a collection exists as soon as it is named here, even with an empty list. */
export type IndexFile = Record<string, IndexSpec[]>

/** What one operation cost: documents looked at, and documents (or changes) that came of it. */
export interface Stats {
  examined: number
  returned: number
}

export type SortSpec = Array<[path: string, direction: Direction]>

/** A change of one document; `before` is absent for an insert, `after` for a removal. */
export interface Change {
  collection: string
  before?: Stored
  after?: Stored
}

/** A document in its place. A stored document is never altered: a write replaces the whole `Stored`. */
export interface Stored {
  /** Insertion order and key of the row on disk. */
  seq: number
  doc: Document
  /** Number of the commit that wrote it; 0 for what was loaded from disk. */
  version: number
}

export interface FindOptions {
  skip?: number
  limit?: number
  sort?: SortSpec | Record<string, Direction>
  projection?: Document
}

export interface DatabaseOptions {
  /** Folder for the database file; null keeps everything in memory. */
  dataDir: string | null
  /** Milliseconds since 1970; server dates and the expiry of transactions follow it. */
  clock: () => number
  indexes?: IndexFile
  limits?: Partial<import('./limits').Limits>
}

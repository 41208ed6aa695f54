import { aggregate, type Pipeline } from './aggregate'
import { Collection } from './collection'
import { badParameter, collectionExists, noCollection } from './errors'
import { LIMITS, type Limits } from './limits'
import { compileProjection } from './projection'
import { toSortSpec } from './sort'
import { FileStore, type Store } from './store'
import { Transactions, type Transaction } from './transaction'
import type { DatabaseOptions, Document, FindOptions, IndexFile, IndexSpec, Stats } from './types'
import { compileReplacement, compileUpdate } from './update'
import { Writer } from './writer'

export interface Found {
  /** The engine's own documents: read them, never alter them. */
  documents: Document[]
  stats: Stats
}

/** How `update`, `set` and `remove` choose and change documents. */
export interface ModifyOptions {
  /** Every document that matches, not only the first. */
  multi?: boolean
  /** The data is a whole new document (`set`) rather than operators (`update`). */
  replace?: boolean
  upsert?: boolean
}

/**
 * CloudBase's document database in one process. Documents and indexes live in memory, every commit goes to a libsql
 * file before it is acknowledged. Errors are `DatabaseError`s with the service's codes.
 *
 * The helpers for seeds and viewers (`insertMany`, `find`, `clear`, `collections`) are synchronous. The operations of the
 * SDK that write return promises, because a document held by a transaction is waited for.
 */
export class Database {
  readonly limits: Limits
  private readonly catalog = new Map<string, Collection>()
  private readonly store: Store | null
  private readonly transactions: Transactions
  private readonly writer: Writer
  private readonly indexes: IndexFile

  constructor({ dataDir, clock, indexes = {}, limits }: DatabaseOptions) {
    this.limits = { ...LIMITS, ...limits }
    this.indexes = indexes
    this.store = dataDir === null ? null : new FileStore(dataDir)
    this.transactions = new Transactions(clock, this.limits)
    this.writer = new Writer({ store: this.store, transactions: this.transactions, clock, limits: this.limits })
    for (const name of Object.keys(indexes)) this.addCollection(name)
    const stored = this.store?.load((name, seq, doc) => this.writer.load(this.addCollection(name), seq, doc)) ?? []
    for (const name of stored) this.addCollection(name)
  }

  /** Names, sizes and declared indexes, for viewers. */
  collections(): Array<{ name: string; count: number; indexes: IndexSpec[] }> {
    return [...this.catalog.values()].map(({ name, size, indexes }) => ({
      name,
      count: size,
      indexes: indexes.map(({ spec }) => spec),
    }))
  }

  /** Collections come into being by the index file or by this; never by writing into them. Throws when it exists. */
  createCollection(name: string): void {
    if (this.catalog.has(name)) throw collectionExists(name)
    const valid = /^[a-zA-Z0-9_][\w-]*$/.test(name) && name.length <= this.limits.collectionName
    if (!valid) throw badParameter(`集合名称不合法: ${name}`)
    this.store?.createCollection(name)
    this.addCollection(name)
  }

  /** Seeds: all documents in one commit, creating the collection when needed. Returns their ids. */
  insertMany(name: string, documents: Document[]): unknown[] {
    if (!this.catalog.has(name)) this.createCollection(name)
    return this.writer.insertNow(this.collection(name), documents)
  }

  /** Any number of documents; `limit` is not capped. */
  find(name: string, query: Document = {}, options: FindOptions = {}): Found {
    const sort = toSortSpec(options.sort)
    const project = compileProjection(options.projection)
    const { found, examined } = this.collection(name).find(query, { ...options, sort })
    return { documents: found.map(({ doc }) => project(doc)), stats: { examined, returned: found.length } }
  }

  /** Which index would answer: its name, `_id_`, or `scan`. */
  explain(name: string, query: Document, sort: FindOptions['sort'] = {}): { plan: string; examined: number } {
    const { plan, examined } = this.collection(name).find(query, { sort: toSortSpec(sort) })
    return { plan, examined }
  }

  /** Empties one collection, or all of them; transactions under way end. */
  clear(name?: string): void {
    const emptied = name === undefined ? [...this.catalog.values()] : [this.collection(name)]
    this.transactions.endAll()
    this.store?.clear(name)
    for (const collection of emptied) collection.clear()
  }

  close(): void {
    this.transactions.endAll()
    this.store?.close()
  }

  // The operations of the SDK.

  /** One document by its id, as the transaction sees it, or undefined. */
  read(name: string, id: unknown, transactionId?: string): Document | undefined {
    return this.writer.visible(this.collection(name), id, this.transaction(transactionId))?.doc
  }

  async insert(name: string, documents: Document[], transactionId?: string): Promise<unknown[]> {
    return this.writer.insert(this.collection(name), documents, this.transaction(transactionId))
  }

  /** Changes what the query finds; returns how many documents really changed, and the id of one that was created. */
  async modify(
    name: string,
    { query, data, transactionId }: { query: Document; data: unknown; transactionId?: string },
    options: ModifyOptions,
  ): Promise<{ updated: number; upsertedId?: unknown; documents: Document[]; stats: Stats }> {
    const update = options.replace ? compileReplacement(data) : compileUpdate(data, query)
    return this.writer.modify(this.collection(name), { query, update, ...options }, this.transaction(transactionId))
  }

  async remove(
    name: string,
    { query, transactionId }: { query: Document; transactionId?: string },
    { multi }: ModifyOptions,
  ): Promise<{ deleted: number; stats: Stats }> {
    return this.writer.remove(this.collection(name), { query, multi }, this.transaction(transactionId))
  }

  aggregate(name: string, pipeline: Pipeline): Found {
    const stats = { examined: 0, returned: 0 }
    const documents = aggregate(this.collection(name), pipeline, {
      collection: (other) => this.catalog.get(other),
      limits: this.limits,
      stats,
    })
    return { documents, stats }
  }

  startTransaction(): string {
    return this.transactions.start().id
  }

  /** All or nothing, also on disk. Throws DATABASE_TRANSACTION_FAIL when it does not exist any more. */
  commit(transactionId: unknown): void {
    const transaction = this.transactions.get(transactionId)
    this.writer.commitTransaction(transaction, (name) => this.collection(name))
  }

  rollBack(transactionId: unknown): void {
    this.transactions.rollBack(transactionId)
  }

  private transaction(id: string | undefined): Transaction | undefined {
    return id === undefined ? undefined : this.transactions.get(id)
  }

  private collection(name: string): Collection {
    const collection = this.catalog.get(name)
    if (!collection) throw noCollection(name)
    return collection
  }

  private addCollection(name: string): Collection {
    let collection = this.catalog.get(name)
    if (!collection) this.catalog.set(name, (collection = new Collection(name, this.indexes[name] ?? [], this.limits)))
    return collection
  }
}

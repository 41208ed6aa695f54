import { randomBytes } from 'node:crypto'
import type { Collection } from './collection'
import { checkDocument } from './documents'
import { conflict } from './errors'
import { attempt, Held } from './patience'
import type { Limits } from './limits'
import type { Store } from './store'
import { History, type Transaction, type Transactions } from './transaction'
import type { Change, Document, Stats, Stored } from './types'
import type { Update } from './update'
import { clone } from './values'

interface Parts {
  store: Store | null
  transactions: Transactions
  clock: () => number
  limits: Limits
}

export interface Modification {
  query: Document
  update: Update
  multi?: boolean
  upsert?: boolean
}

/** Everything that changes documents, in and outside of transactions, and the only place that commits. */
export class Writer {
  private readonly history = new History()
  private version = 0
  private lastSeq = 0

  constructor(private readonly parts: Parts) {}

  load(collection: Collection, seq: number, doc: Document): void {
    this.lastSeq = Math.max(this.lastSeq, seq)
    collection.replace(undefined, { seq, doc, version: 0 })
  }

  /** The document as the transaction sees it: its own writes over its snapshot; without one, as committed last. */
  visible(collection: Collection, id: unknown, transaction?: Transaction): Stored | undefined {
    const current = collection.get(id)
    if (!transaction) return current
    const snapshot = this.snapshotOf(transaction)
    const own = transaction.written(collection.name, id)
    return own ? own.after : this.history.at(collection.name, id, { snapshot, current })
  }

  insert(collection: Collection, documents: Document[], transaction?: Transaction): Promise<unknown[]> {
    const prepared = documents.map(withId)
    return attempt(this.parts, transaction, () => this.insertPrepared(collection, prepared, transaction))
  }

  insertNow(collection: Collection, documents: Document[]): unknown[] {
    return this.insertPrepared(
      collection,
      documents.map((document) => withId(clone(document))),
    )
  }

  async modify(collection: Collection, modification: Modification, transaction?: Transaction) {
    return attempt(this.parts, transaction, () => {
      const { found, examined } = this.select(collection, modification, transaction)
      if (found.length === 0 && modification.upsert) return this.upsert(collection, modification, transaction)
      const now = this.parts.clock()
      const changes: Change[] = []
      const documents = found.map((before) => {
        const doc = modification.update.apply(before.doc, { now })
        if (doc !== before.doc) changes.push(this.change(collection, before, doc))
        return doc
      })
      this.write(collection, changes, transaction)
      // The service counts every document that `set` has replaced, but only real changes of `update`.
      const updated = modification.update.replaces ? found.length : changes.length
      return { updated, documents, stats: { examined, returned: updated } }
    })
  }

  async remove(
    collection: Collection,
    selection: { query: Document; multi?: boolean },
    transaction?: Transaction,
  ): Promise<{ deleted: number; stats: Stats }> {
    return attempt(this.parts, transaction, () => {
      const { found, examined } = this.select(collection, selection, transaction)
      this.write(
        collection,
        found.map((before) => ({ collection: collection.name, before })),
        transaction,
      )
      return { deleted: found.length, stats: { examined, returned: found.length } }
    })
  }

  commitTransaction(transaction: Transaction, collectionOf: (name: string) => Collection): void {
    const changes = transaction.changes()
    this.parts.transactions.end(transaction)
    if (changes.length > 0) this.commit(changes, collectionOf)
  }

  private insertPrepared(collection: Collection, documents: Document[], transaction?: Transaction): unknown[] {
    const ids = new Set<unknown>()
    for (const { _id } of documents) {
      if (ids.has(_id) || this.visible(collection, _id, transaction)) throw collection.duplicateId(_id)
      ids.add(_id)
    }
    this.write(
      collection,
      documents.map((doc) => this.change(collection, undefined, doc)),
      transaction,
    )
    return documents.map(({ _id }) => _id)
  }

  private upsert(collection: Collection, { query, update }: Modification, transaction?: Transaction) {
    const now = this.parts.clock()
    const fresh = { _id: query._id ?? newId() }
    const doc = update.apply(fresh, { now, inserting: true })
    this.write(collection, [this.change(collection, undefined, doc)], transaction)
    return { updated: 0, upsertedId: doc._id, documents: [doc], stats: { examined: 0, returned: 1 } }
  }

  private select(
    collection: Collection,
    { query, multi }: { query: Document; multi?: boolean },
    transaction?: Transaction,
  ) {
    if (!transaction) return collection.find(query, { limit: multi ? Infinity : 1 })
    const stored = this.visible(collection, query._id, transaction)
    return { found: stored ? [stored] : [], examined: stored ? 1 : 0 }
  }

  private change(collection: Collection, before: Stored | undefined, doc: Document): Change {
    checkDocument(doc, this.parts.limits)
    return { collection: collection.name, before, after: { seq: before?.seq ?? ++this.lastSeq, doc, version: 0 } }
  }

  private write(collection: Collection, changes: Change[], transaction?: Transaction): void {
    if (changes.length === 0) return
    if (transaction) this.stage(collection, changes, transaction)
    else {
      if (this.isHeld(collection, changes)) throw new Held()
      collection.checkUnique(changes)
      this.commit(changes, () => collection)
    }
  }

  /** First writer wins: a document locked by another transaction, or changed since the snapshot, is a conflict at once. */
  private stage(collection: Collection, changes: Change[], transaction: Transaction): void {
    const snapshot = this.snapshotOf(transaction)
    const changed = changes.some((change) => this.history.changedSince(collection.name, idOf(change), snapshot))
    if (changed || this.isHeld(collection, changes, transaction)) throw conflict()
    for (const change of changes) {
      const id = idOf(change)
      const earlier = transaction.written(collection.name, id)
      // What is on disk, not what this transaction has made of it meanwhile, is what the commit replaces.
      const before = earlier ? earlier.before : change.before
      transaction.write({ id, collection: collection.name, before, after: renumbered(change.after, before) })
    }
    collection.checkUnique(transaction.writtenIn(collection.name))
  }

  /** Held by another transaction: the document itself, or a value that must be unique. */
  private isHeld(collection: Collection, changes: Change[], transaction?: Transaction): boolean {
    const others = this.parts.transactions.others(transaction)
    if (others.length === 0) return false
    return others.some(
      (other) =>
        changes.some((change) => other.written(collection.name, idOf(change))) ||
        collection.sharesUniqueKey(changes, other.writtenIn(collection.name)),
    )
  }

  private snapshotOf(transaction: Transaction): number {
    return (transaction.snapshot ??= this.version)
  }

  /** Disk first: when that throws, memory still is as it was. */
  private commit(changes: Change[], collectionOf: (name: string) => Collection): void {
    this.parts.store?.write(changes)
    this.version++
    const remember = this.parts.transactions.any
    if (!remember) this.history.clear()
    for (const change of changes) {
      const { collection, before, after } = change
      if (remember) this.history.keep(collection, idOf(change), { until: this.version, was: before })
      if (after) after.version = this.version
      collectionOf(collection).replace(before, after)
    }
  }
}

const idOf = ({ before, after }: Change): unknown => (after ?? before)!.doc._id

const renumbered = (after: Stored | undefined, before: Stored | undefined): Stored | undefined =>
  after && before ? { ...after, seq: before.seq } : after

const withId = (document: Document): Document => (document._id === undefined ? { _id: newId(), ...document } : document)

/** 32 hexadecimal digits, like the service's own. */
const newId = (): string => randomBytes(16).toString('hex')

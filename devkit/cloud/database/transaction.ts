import { randomUUID } from 'node:crypto'
import { idKey } from './collection'
import { noTransaction } from './errors'
import type { Limits } from './limits'
import type { Change, Stored } from './types'

/** One document that a transaction has written: what it read before and what it is to become. */
export interface Pending extends Change {
  id: unknown
}

/**
 * A transaction as MongoDB runs it behind CloudBase: snapshot isolation. It reads what was committed when its first
 * operation ran, and its own writes; a document it has written is locked; only documents written by two transactions
 * conflict, not those read.
 */
export class Transaction {
  readonly id = randomUUID()
  /** Number of the last commit this transaction sees; set by its first operation. */
  snapshot?: number
  private readonly pending = new Map<string, Map<unknown, Pending>>()

  constructor(readonly startedAt: number) {}

  written(collection: string, id: unknown): Pending | undefined {
    return this.pending.get(collection)?.get(idKey(id))
  }

  writtenIn(collection: string): Pending[] {
    return [...(this.pending.get(collection)?.values() ?? [])]
  }

  write(pending: Pending): void {
    const known = this.pending.get(pending.collection) ?? new Map<unknown, Pending>()
    this.pending.set(pending.collection, known.set(idKey(pending.id), pending))
  }

  /** What a commit has to write; a document inserted and removed again leaves nothing. */
  changes(): Change[] {
    const all = [...this.pending.values()].flatMap((documents) => [...documents.values()])
    return all.filter(({ before, after }) => before !== after)
  }
}

/** The transactions under way. Expired ones vanish as soon as anybody asks. */
export class Transactions {
  private readonly active = new Map<string, Transaction>()
  /** Ended by the database because an operation failed; their owners still come to roll them back. */
  private readonly aborted = new Set<string>()
  private readonly waiting = new Set<() => void>()

  constructor(
    private readonly clock: () => number,
    private readonly limits: Limits,
  ) {}

  start(): Transaction {
    const transaction = new Transaction(this.clock())
    this.active.set(transaction.id, transaction)
    return transaction
  }

  /** Throws DATABASE_TRANSACTION_FAIL for one that has ended, has expired or never was. */
  get(id: unknown): Transaction {
    this.dropExpired()
    const transaction = this.active.get(String(id))
    if (!transaction) throw noTransaction()
    return transaction
  }

  end(transaction: Transaction): void {
    this.active.delete(transaction.id)
    for (const wake of this.waiting) wake()
  }

  /** MongoDB ends a transaction as soon as one of its writes fails. */
  abort(transaction: Transaction): void {
    this.aborted.add(transaction.id)
    this.end(transaction)
  }

  /** Rolling back what the database has aborted already is no error; everything else must be under way. */
  rollBack(id: unknown): void {
    if (!this.aborted.delete(String(id))) this.end(this.get(id))
  }

  endAll(): void {
    for (const transaction of this.active.values()) this.end(transaction)
  }

  others(than: Transaction | undefined): Transaction[] {
    this.dropExpired()
    return [...this.active.values()].filter((transaction) => transaction !== than)
  }

  /** Whether another transaction has written the document. */
  isLocked(collection: string, id: unknown, by?: Transaction): boolean {
    return this.others(by).some((transaction) => transaction.written(collection, id) !== undefined)
  }

  /** True while somebody may still read old versions. */
  get any(): boolean {
    this.dropExpired()
    return this.active.size > 0
  }

  /** Resolves when a transaction ends, or after `ms` of real time, since an abandoned one ends only by the clock. */
  async nextEnd(ms: number): Promise<void> {
    await new Promise<void>((resolve) => {
      const wake = (): void => {
        clearTimeout(timer)
        this.waiting.delete(wake)
        resolve()
      }
      const timer = setTimeout(wake, ms)
      this.waiting.add(wake)
    })
  }

  private dropExpired(): void {
    for (const transaction of this.active.values()) {
      if (this.clock() - transaction.startedAt > this.limits.transactionMs) this.end(transaction)
    }
  }
}

/** Old versions of documents, kept while a transaction may still read them. */
export class History {
  private readonly versions = new Map<string, Array<{ until: number; was: Stored | undefined }>>()

  keep(collection: string, id: unknown, version: { until: number; was: Stored | undefined }): void {
    const key = historyKey(collection, id)
    const known = this.versions.get(key)
    if (known) known.push(version)
    else this.versions.set(key, [version])
  }

  /** The document as a snapshot sees it: `current` unless it was written after the snapshot. */
  at(
    collection: string,
    id: unknown,
    { snapshot, current }: { snapshot: number; current: Stored | undefined },
  ): Stored | undefined {
    const later = this.versions.get(historyKey(collection, id))?.find(({ until }) => until > snapshot)
    return later ? later.was : current
  }

  /** Whether somebody has committed a write of the document after the snapshot. */
  changedSince(collection: string, id: unknown, snapshot: number): boolean {
    return this.versions.get(historyKey(collection, id))?.some(({ until }) => until > snapshot) ?? false
  }

  clear(): void {
    this.versions.clear()
  }
}

const historyKey = (collection: string, id: unknown): string => `${collection}\u0000${typeof id}:${String(idKey(id))}`

/**
 * What repositories build on: typed collections with capped reads and refused `undefined`, and transactions that are
 * retried on conflict. The SDK's own types are loose, so this is the one file that casts.
 */
import { cloud } from './cloud'
import { refuseUndefined } from './conditions'
import { Refusal } from './errors'

/** The part of the SDK that is used, with the shapes it really answers; its own types also allow callbacks. */
interface SdkQuery {
  where(condition: object): SdkQuery
  orderBy(field: string, direction: 'asc' | 'desc'): SdkQuery
  limit(count: number): SdkQuery
  field(projection: object): SdkQuery
  get(): Promise<{ data: unknown[] }>
  count(): Promise<{ total: number }>
  update(options: { data: object }): Promise<{ stats: { updated: number } }>
  remove(): Promise<{ stats: { removed: number } }>
}
interface SdkDatabase {
  command: ReturnType<typeof cloud.database>['command']
  collection(name: string): SdkQuery & {
    doc(id: string): { get(): Promise<{ data: unknown }> }
    add(options: { data: object }): Promise<unknown>
  }
  startTransaction(): Promise<SdkTransaction>
}

const sdk = cloud.database({ throwOnNotFound: false } as never) as unknown as SdkDatabase

/** Query and update operators: `_.in`, `_.lt`, `_.inc`, `_.push`… */
export const _ = sdk.command

export interface Stored {
  readonly _id: string
}

type Condition<T> = { readonly [K in keyof T]?: unknown } & { readonly [path: string]: unknown }
type Patch<T> = { readonly [K in keyof T]?: unknown } & { readonly [path: string]: unknown }

/** Documents of one read (RULES.md, platform). */
const maxLimit = 1000

/** A field, or a path below one: `likes.m1`. */
type FieldOf<T> = (keyof T & string) | `${keyof T & string}.${string}`

export interface FindOptions<T> {
  readonly orderBy?: readonly [field: keyof T & string, direction: 'asc' | 'desc']
  /** Documents at most, 1 to 1000; every read has a cap. */
  readonly limit: number
  readonly fields?: readonly FieldOf<T>[]
}

export interface Page<T> {
  items: T[]
  nextCursor: string | null
}

const isDuplicate = (error: unknown) => /E11000|duplicate key/i.test(describe(error))

/** Another transaction has written the document, or holds it. */
export const isContention = (error: unknown) => /TRANSACTION_?CONFLICT|WriteConflict/i.test(describe(error))

/** The SDK puts the database's code into one of three places, by the kind of call. */
function describe(error: unknown): string {
  const { code, errMsg, message } = (error ?? {}) as { code?: string; errMsg?: string; message?: string }
  return `${code ?? ''} ${errMsg ?? ''} ${message ?? ''}`
}

export class Collection<T extends Stored> {
  constructor(readonly name: string) {}

  private get reference() {
    return sdk.collection(this.name)
  }

  async get(id: string): Promise<T | null> {
    const { data } = await this.reference.doc(refuseUndefined(id)).get()
    return (data as T | null) ?? null
  }

  /** Documents by id in one call, in no particular order; missing ones are absent. @throws Error for more than 1000 ids */
  async getMany(ids: readonly string[]): Promise<T[]> {
    const wanted = [...new Set(ids)]
    return wanted.length === 0 ? [] : this.find({ _id: _.in(wanted) }, { limit: wanted.length })
  }

  async find(where: Condition<T>, { orderBy, limit, fields }: FindOptions<T>): Promise<T[]> {
    // The SDK takes 0 for 100, and the database gives 1000 at most without saying that there is more.
    if (limit < 1 || limit > maxLimit) throw new Error(`a read of ${limit} documents`)
    let query: SdkQuery = this.reference.where(refuseUndefined(where)).limit(limit)
    if (orderBy) query = query.orderBy(orderBy[0], orderBy[1])
    if (fields) query = query.field(Object.fromEntries(fields.map((field) => [field, true])))
    const { data } = await query.get()
    return data as T[]
  }

  async findOne(where: Condition<T>, fields?: readonly FieldOf<T>[]): Promise<T | null> {
    return (await this.find(where, { limit: 1, ...(fields && { fields }) }))[0] ?? null
  }

  /**
   * One page by a unique, ordered string field (see `timeKey`): a range on the index, as cheap on the last page as on the
   * first. Reads one document more than asked for, to know whether there is a next page.
   */
  async page(where: Condition<T>, options: PageOptions<T>): Promise<Page<T>> {
    const { by, direction, cursor, size, fields } = options
    const beyond = direction === 'desc' ? _.lt(cursor) : _.gt(cursor)
    const range = cursor === undefined ? where : { ...where, [by]: beyond }
    const found = await this.find(range, { orderBy: [by, direction], limit: size + 1, ...(fields && { fields }) })
    const items = found.slice(0, size)
    const last = items.at(-1)
    return { items, nextCursor: found.length > size && last ? String(last[by]) : null }
  }

  /** Only for sets with a small, fixed bound (one branch's members); a growing set keeps a counter. */
  async count(where: Condition<T>): Promise<number> {
    return (await this.reference.where(refuseUndefined(where)).count()).total
  }

  /** Writes a new document; false when its id (or a unique field) is already there. */
  async create(document: T): Promise<boolean> {
    try {
      await this.reference.add({ data: refuseUndefined(document) })
      return true
    } catch (error) {
      if (isDuplicate(error)) return false
      throw error
    }
  }

  /** @returns whether the document was there and is another now: the database does not count what stays the same */
  async update(id: string, patch: Patch<T>): Promise<boolean> {
    return (await this.updateIf({ _id: id }, patch)) === 1
  }

  /** A conditional update, `{ _id, state: from }`; returns how many documents matched and changed. */
  async updateIf(where: Condition<T>, patch: Patch<T>): Promise<number> {
    const result = await this.reference.where(refuseUndefined(where)).update({ data: refuseUndefined(patch) })
    return result.stats.updated
  }

  async remove(id: string): Promise<boolean> {
    const result = await this.reference.where({ _id: refuseUndefined(id) }).remove()
    return result.stats.removed === 1
  }

  /** Removes what matches, in one call: for what goes with the one thing that it belongs to. */
  async removeAll(where: Condition<T>): Promise<void> {
    await this.reference.where(refuseUndefined(where)).remove()
  }
}

export interface PageOptions<T> {
  readonly by: keyof T & string
  readonly direction: 'asc' | 'desc'
  readonly cursor: string | undefined
  readonly size: number
  /** Must name `by`. */
  readonly fields?: readonly FieldOf<T>[]
}

interface SdkTransaction {
  collection(name: string): {
    doc(id: string): {
      get(): Promise<{ data: unknown }>
      set(options: { data: object }): Promise<unknown>
      update(options: { data: object }): Promise<{ stats: { updated: number } }>
      remove(): Promise<unknown>
    }
    add(options: { data: object }): Promise<unknown>
  }
  commit(): Promise<unknown>
  rollback(reason?: unknown): Promise<unknown>
}

/** What a transaction may do: single documents by id (the platform allows nothing else inside one). */
export class Transaction {
  constructor(private readonly sdkTransaction: SdkTransaction) {}

  private document(collection: { name: string }, id: string) {
    return this.sdkTransaction.collection(collection.name).doc(refuseUndefined(id))
  }

  async get<T extends Stored>(collection: Collection<T>, id: string): Promise<T | null> {
    const { data } = await this.document(collection, id).get()
    return (data as T | null) ?? null
  }

  /** Writes a new document; throws when the id is taken, so read first where a repetition is expected. */
  async create<T extends Stored>(collection: Collection<T>, document: T): Promise<void> {
    await this.sdkTransaction.collection(collection.name).add({ data: refuseUndefined(document) })
  }

  /** As `create`, for many documents in one call; all of them or none. */
  async createMany<T extends Stored>(collection: Collection<T>, documents: readonly T[]): Promise<void> {
    await this.sdkTransaction.collection(collection.name).add({ data: [...refuseUndefined(documents)] })
  }

  async update<T extends Stored>(collection: Collection<T>, id: string, patch: Patch<T>): Promise<void> {
    await this.document(collection, id).update({ data: refuseUndefined(patch) })
  }

  /** Replaces or creates the whole document. */
  async set<T extends Stored>(collection: Collection<T>, { _id, ...data }: T): Promise<void> {
    await this.document(collection, _id).set({ data: refuseUndefined(data) })
  }

  async remove<T extends Stored>(collection: Collection<T>, id: string): Promise<void> {
    await this.document(collection, id).remove()
  }
}

/**
 * How long conflicts are tried again before the answer is BUSY, ms: below a function's 20 s, since a call that is cut off
 * says nothing at all. Waits grow from 20 ms to a third of a second, so that many writers of one document do not keep it from
 * being written, and shrink again with the patience: whoever has waited longest asks most often. With equal chances one or
 * two of 200 were passed over until the end on a busy machine.
 */
const patienceMs = 12_000
/** Two that write one new document meet at its id. */
const isConflict = (error: unknown) => isContention(error) || isDuplicate(error)

/**
 * Runs `body` in a transaction and commits. The SDK retries only a conflict at commit; one raised by an operation inside
 * comes out as an error, so both are retried here. `body` may run several times and must do nothing but database work.
 */
export async function transaction<R>(body: (tx: Transaction) => Promise<R>): Promise<R> {
  const startedAt = performance.now()
  for (let attempt = 1; ; attempt++) {
    const sdkTransaction = await sdk.startTransaction()
    try {
      const result = await body(new Transaction(sdkTransaction))
      await sdkTransaction.commit()
      return result
    } catch (error) {
      // A transaction that is already gone cannot be rolled back; the first error is the one that matters.
      await sdkTransaction.rollback().catch(() => undefined)
      if (error instanceof Refusal || !isConflict(error)) throw error
      const waitedMs = performance.now() - startedAt
      if (waitedMs > patienceMs) throw new Refusal('BUSY')
      await pause(attempt, 1 - waitedMs / patienceMs)
    }
  }
}

/** @param patience what is left of it, 1 to 0 */
function pause(attempt: number, patience: number): Promise<void> {
  const longestMs = Math.max(20, 20 * 2 ** Math.min(attempt - 1, 4) * patience)
  return new Promise((resolve) => setTimeout(resolve, longestMs * Math.random()))
}

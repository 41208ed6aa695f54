import * as cloud from 'wx-server-sdk'
import type { Document } from '../../../devkit/cloud/database'
import { pointSdkAt, startDatabase, type DatabaseServer, type ServerOptions } from './database-server'

/** What the SDK's database really offers and answers; its own types are full of `any` and leave half of it out. */
type Original = ReturnType<typeof cloud.database>

interface Query {
  where(condition: object): Query
  orderBy(field: string, direction: 'asc' | 'desc'): Query
  limit(count: number): Query
  skip(count: number): Query
  field(projection: object): Query
  get(): Promise<{ data: Document[] }>
  count(): Promise<{ total: number }>
  update(options: { data: object; multi?: boolean }): Promise<{ stats: { updated: number } }>
  remove(options?: { multi?: boolean }): Promise<{ stats: { removed: number } }>
}

interface DocumentReference {
  get(): Promise<{ data: Document | null }>
  set(options: { data: object }): Promise<{ stats: { updated: number; created: number } }>
  update(options: { data: object }): Promise<{ stats: { updated: number } }>
  remove(): Promise<{ stats: { removed: number } }>
}

interface Collection extends Query {
  doc(id: string | number): DocumentReference
  add(options: { data: object | object[] }): Promise<{ _id?: unknown; _ids?: unknown[] }>
  aggregate(): Pipeline
}

type Stage =
  | 'addFields'
  | 'bucket'
  | 'bucketAuto'
  | 'count'
  | 'geoNear'
  | 'group'
  | 'limit'
  | 'lookup'
  | 'match'
  | 'project'
  | 'replaceRoot'
  | 'sample'
  | 'skip'
  | 'sort'
  | 'sortByCount'
  | 'unwind'

export type Pipeline = { [stage in Stage]: (argument: unknown) => Pipeline } & {
  end(): Promise<{ list: Document[] }>
  /** Of `command.aggregate.pipeline()`. */
  done(): unknown
}

type Operator =
  | 'eq' | 'neq' | 'gt' | 'gte' | 'lt' | 'lte' | 'in' | 'nin' | 'and' | 'or' | 'nor' | 'not' | 'exists' | 'mod' | 'all'
  | 'elemMatch' | 'size' | 'expr' | 'geoNear' | 'geoWithin' | 'geoIntersects' | 'set' | 'remove' | 'inc' | 'mul' | 'min'
  | 'max' | 'rename' | 'push' | 'pop' | 'shift' | 'unshift' | 'addToSet' | 'pull' | 'pullAll' | 'bit' // prettier-ignore

type Expression =
  | 'and' | 'concat' | 'dateToString' | 'divide' | 'eq' | 'gt' | 'indexOfCP' | 'isoWeekYear' | 'month' | 'neq' | 'push'
  | 'substr' | 'sum' | 'week' // prettier-ignore

interface Condition {
  and(condition: Condition): Condition
}

type Command = { [operator in Operator]: (...operands: unknown[]) => Condition } & {
  aggregate: { [expression in Expression]: (argument: unknown) => unknown } & { pipeline(): Pipeline }
  project: { slice(argument: unknown): unknown; elemMatch(argument: unknown): unknown }
}

export interface Transaction {
  collection(name: string): Collection
  commit(): Promise<unknown>
  rollback(reason?: unknown): Promise<unknown>
}

interface Db {
  command: Command
  Geo: Original['Geo']
  collection(name: string): Collection
  createCollection(name: string): Promise<unknown>
  startTransaction(): Promise<Transaction>
  runTransaction(run: (transaction: Transaction) => Promise<unknown>, times?: number): Promise<unknown>
  serverDate(options?: { offset: number }): unknown
  RegExp(options: { regexp: string; options?: string }): unknown
}

/** The engine and, before it, the unmodified SDK as a cloud function has it. */
export interface SdkDatabase extends DatabaseServer {
  db: Db
}

export async function startSdkDatabase(options: ServerOptions = {}): Promise<SdkDatabase> {
  const server = await startDatabase(options)
  pointSdkAt(server.url)
  cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV as unknown as string })
  return { ...server, db: cloud.database({ throwOnNotFound: false } as object) as unknown as Db }
}

export interface Refusal {
  errCode?: number
  code?: string
  message: string
}

/** How the call was refused; fails the test when it was not. */
export async function refusalOf(call: Promise<unknown>): Promise<Refusal> {
  try {
    await call
  } catch (error) {
    return error as Refusal
  }
  throw new Error('the call was not refused')
}

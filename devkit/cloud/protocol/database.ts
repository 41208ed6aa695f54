import { toWire, fromWire } from '../database/ejson'
import { badParameter, DatabaseError } from '../database/errors'
import { compileProjection } from '../database/projection'
import type { Database, Document, Stats } from '../database'
import { isObject } from '../database/values'

/** Everything that comes with `action` in the body of POST /admin. Documents and queries are strings of EJSON in it. */
export type DatabaseParams = Record<string, unknown>

export interface ActionContext {
  requestId: string
  /** Milliseconds since 1970 for `db.serverDate()`. */
  now: number
}

/** `body` goes to the SDK as it is (status 200, also for errors); `stats` goes to the call log. */
export interface ActionAnswer {
  body: Record<string, unknown>
  stats: Stats
}

/**
 * Runs one `database.*` action of the SDK. Never rejects: refusals come as `{ code, message, requestId }` in `body`.
 * Whatever else goes wrong is our own fault and answered as SYS_ERR, with its message.
 */
// eslint-disable-next-line @typescript-eslint/max-params -- the request consists of an action and its parameters
export async function handleDatabaseAction(
  database: Database,
  action: string,
  params: DatabaseParams,
  context: ActionContext,
): Promise<ActionAnswer> {
  const { requestId } = context
  try {
    const handler = Object.prototype.hasOwnProperty.call(ACTIONS, action) ? ACTIONS[action] : undefined
    if (!handler) throw badParameter(`unknown action ${action}`)
    const { body, stats } = await handler({ database, params, now: context.now })
    return { body: { ...body, requestId }, stats: stats ?? { examined: 0, returned: 0 } }
  } catch (error) {
    const code = error instanceof DatabaseError ? error.code : 'SYS_ERR'
    return { body: { code, message: (error as Error).message, requestId }, stats: { examined: 0, returned: 0 } }
  }
}

interface Call {
  database: Database
  params: DatabaseParams
  now: number
}

type Handler = (call: Call) => Promise<{ body: Record<string, unknown>; stats?: Stats }>

const insertDocument: Handler = async ({ database, params, now }) => {
  if (!Array.isArray(params.data)) throw badParameter('data must be an array')
  const documents = params.data.map((text) => objectFrom(text, now, 'data'))
  const ids = await database.insert(nameOf(params), documents, transactionOf(params))
  return { body: { data: { insertedIds: ids.map(plainId) } }, stats: { examined: 0, returned: ids.length } }
}

const getDocument: Handler = async ({ database, params, now }) => {
  const query = queryOf(params, now)
  const projection = optional(params.projection, now)
  const transactionId = transactionOf(params)
  if (transactionId !== undefined) {
    const document = database.read(nameOf(params), idInTransaction(params, query), transactionId)
    const list = document ? [toWire(compileProjection(projection)(document))] : []
    return { body: { data: { list } }, stats: { examined: list.length, returned: list.length } }
  }
  const sort = optional(params.order, now) as Record<string, 1 | -1> | undefined
  const { documents, stats } = database.find(nameOf(params), query, {
    sort,
    projection,
    skip: wholeNumber(params.offset, 'offset') ?? 0,
    limit: Math.min(wholeNumber(params.limit, 'limit') || database.limits.getDefault, database.limits.getMax),
  })
  return { body: { data: { list: documents.map(toWire) } }, stats }
}

const calculateDocument: Handler = async ({ database, params, now }) => {
  const { documents, stats } = database.find(nameOf(params), queryOf(params, now))
  return { body: { data: { total: documents.length } }, stats: { ...stats, returned: 1 } }
}

const modifyDocument: Handler = async ({ database, params, now }) => {
  const result = await modify({ database, params, now })
  const { updated, upsertedId, stats } = result
  return { body: { data: { updated, upsert_id: plainId(upsertedId) } }, stats }
}

/** `updateAndReturn`: one document, answered as it is afterwards; `updated` counts it even when nothing changed. */
const modifyAndReturnDoc: Handler = async ({ database, params, now }) => {
  const { documents, stats } = await modify({ database, params: { ...params, multi: false, merge: true }, now })
  const doc = documents[0]
  return { body: { data: { updated: documents.length, doc: doc ? toWire(doc) : null } }, stats }
}

function modify({ database, params, now }: Call) {
  const query = requiredQuery(params, now)
  const transactionId = transactionOf(params)
  if (transactionId !== undefined) idInTransaction(params, query)
  return database.modify(
    nameOf(params),
    { query, data: fromWire(params.data, now), transactionId },
    { multi: params.multi === true, replace: params.merge === false, upsert: params.upsert === true },
  )
}

const removeDocument: Handler = async ({ database, params, now }) => {
  const query = requiredQuery(params, now)
  const transactionId = transactionOf(params)
  if (transactionId !== undefined) idInTransaction(params, query)
  // doc().remove() says multi: false, where().remove() says true.
  const { deleted, stats } = await database.remove(
    nameOf(params),
    { query, transactionId },
    { multi: params.multi !== false },
  )
  return { body: { data: { deleted } }, stats }
}

const aggregateDocuments: Handler = async ({ database, params, now }) => {
  if (!Array.isArray(params.stages)) throw badParameter('stages must be an array')
  const pipeline = params.stages.map((stage) => {
    if (!isObject(stage)) throw badParameter('each stage must be an object')
    return { [String(stage.stageKey)]: fromWire(stage.stageValue, now) }
  })
  const { documents, stats } = database.aggregate(nameOf(params), pipeline)
  return { body: { data: { list: documents.map(toWire) } }, stats }
}

const ACTIONS: Record<string, Handler> = {
  'database.insertDocument': insertDocument,
  'database.getDocument': getDocument,
  'database.calculateDocument': calculateDocument,
  'database.modifyDocument': modifyDocument,
  'database.modifyAndReturnDoc': modifyAndReturnDoc,
  'database.removeDocument': removeDocument,
  'database.aggregateDocuments': aggregateDocuments,
  'database.addCollection': async ({ database, params }) => {
    database.createCollection(nameOf(params))
    return { body: {} }
  },
  'database.startTransaction': async ({ database }) => ({ body: { transactionId: database.startTransaction() } }),
  'database.commitTransaction': async ({ database, params }) => {
    database.commit(params.transactionId)
    return { body: {} }
  },
  'database.abortTransaction': async ({ database, params }) => {
    database.rollBack(params.transactionId)
    return { body: {} }
  },
}

function nameOf({ collectionName }: DatabaseParams): string {
  if (typeof collectionName !== 'string' || collectionName === '') throw badParameter('collectionName is required')
  return collectionName
}

const transactionOf = ({ transactionId }: DatabaseParams): string | undefined =>
  transactionId === undefined || transactionId === null || transactionId === '' ? undefined : String(transactionId)

const queryOf = ({ query }: DatabaseParams, now: number): Document =>
  query === undefined || query === null || query === '' ? {} : objectFrom(query, now, 'query')

/** A change without any condition is refused; `where({})` is a condition that everything meets. */
function requiredQuery(params: DatabaseParams, now: number): Document {
  if (!params.query) throw badParameter('query is required: use where() or doc()')
  return queryOf(params, now)
}

/** In a transaction documents are read and written by id alone. Source: WeChat, 数据库事务: no where, no aggregate. */
function idInTransaction({ queryType }: DatabaseParams, query: Document): unknown {
  const byId = queryType === 'DOC' && Object.keys(query).length === 1 && query._id !== undefined
  if (!byId) throw badParameter('a transaction works on single documents: use doc() or add()')
  return query._id
}

const optional = (text: unknown, now: number): Document | undefined =>
  text === undefined || text === null || text === '' ? undefined : objectFrom(text, now, 'parameter')

function objectFrom(text: unknown, now: number, name: string): Document {
  const value = fromWire(text, now)
  if (!isObject(value)) throw badParameter(`${name} must be an object`)
  return value
}

function wholeNumber(value: unknown, name: string): number | undefined {
  if (value === undefined || value === null) return undefined
  if (!Number.isInteger(value) || (value as number) < 0) throw badParameter(`${name} must be a non-negative integer`)
  return value as number
}

/** ObjectIds are answered as plain strings. */
const plainId = (id: unknown): unknown => (typeof id === 'object' && id !== null ? String(id) : id)

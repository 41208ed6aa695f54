import type { Document } from './types'

/**
 * A refusal of the database, with the code that travels in the answer. The SDK turns some codes into numbers:
 * DATABASE_REQUEST_FAILED -502001, DATABASE_INVALID_OPERRATOR -502002, DATABASE_COLLECTION_NOT_EXIST -502005,
 * INVALID_PARAM -501007; all others become -501001.
 */
export class DatabaseError extends Error {
  constructor(
    readonly code: DatabaseErrorCode,
    message: string,
  ) {
    super(message)
    this.name = 'DatabaseError'
  }
}

export type DatabaseErrorCode =
  | 'INVALID_PARAM'
  | 'DATABASE_REQUEST_FAILED'
  | 'DATABASE_INVALID_OPERRATOR' // the service spells it so
  | 'DATABASE_COLLECTION_NOT_EXIST'
  | 'DATABASE_COLLECTION_ALREADY_EXIST'
  | 'DATABASE_TRANSACTION_CONFLICT'
  | 'DATABASE_TRANSACTION_FAIL'

/** The service ends its own messages with this sentence; callers that compare whole texts expect it. */
const CONTACT = 'Please check your request, but if the problem persists, contact us.'

export const refused = (message: string): DatabaseError => new DatabaseError('DATABASE_REQUEST_FAILED', message)

export const badParameter = (message: string): DatabaseError => new DatabaseError('INVALID_PARAM', message)

export const unknownOperator = (message: string): DatabaseError =>
  new DatabaseError('DATABASE_INVALID_OPERRATOR', message)

export const noCollection = (name: string): DatabaseError =>
  new DatabaseError('DATABASE_COLLECTION_NOT_EXIST', `[ResourceNotFound] Db or Table not exist: ${name}. ${CONTACT}`)

export const collectionExists = (name: string): DatabaseError =>
  new DatabaseError(
    'DATABASE_COLLECTION_ALREADY_EXIST',
    `[ResourceExist] Table exist: ${name}, collection already exists. ${CONTACT}`,
  )

/** A write met a document that another transaction holds or has changed since the snapshot. */
export const conflict = (): DatabaseError =>
  new DatabaseError(
    'DATABASE_TRANSACTION_CONFLICT',
    `[ResourceUnavailable.TransactionConflict] Transaction is conflict, maybe resource operated by others. ${CONTACT}`,
  )

/** The transaction was committed, aborted, has expired or never was. */
export const noTransaction = (): DatabaseError =>
  new DatabaseError(
    'DATABASE_TRANSACTION_FAIL',
    '[ResourceUnavailable.TransactionNotExist] Transaction does not exist on the server, ' +
      `transaction must be commit or abort in 30 seconds. ${CONTACT}`,
  )

/** MongoDB's E11000 in the service's wrapping. `keys` are the values of the index, in order. */
export function duplicateKey(collection: string, index: string, keys: Document): DatabaseError {
  const values = Object.entries(keys).map(([field, value]) => `${field}: ${shown(value)}`)
  const text = `E11000 duplicate key error collection: tnt-local.${collection} index: ${index} dup key: { ${values.join(', ')} }`
  return refused(
    `[FailedOperation.DuplicateWrite] multiple write errors: [{write errors: [{${text}}]}, {<nil>}]. ${CONTACT}`,
  )
}

/** A value as MongoDB's messages show it. */
export function shown(value: unknown): string {
  if (value === undefined) return 'null'
  if (value instanceof Date) return `new Date(${value.getTime()})`
  return JSON.stringify(value)
}

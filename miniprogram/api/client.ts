/** The only file that calls cloud functions. Types come from the contract and are erased; no schema reaches the phone. */
import type { ActionName, Envelope, InputOf, OutputOf } from '../../cloudfunctions/contract'
import { errorSentences, type ErrorCode } from '../shared/error-codes'
import { learnServerTime } from './clock'
import { markChanged } from './freshness'

/** A refusal from the server, or the network's absence, in one shape. */
export class ApiError extends Error {
  /** @param fields a sentence for each field that was refused; '' is the input as a whole */
  constructor(
    readonly code: string,
    message: string,
    readonly fields: Readonly<Record<string, string>> = {},
  ) {
    super(message)
    // ES5 output of some build settings loses the prototype of a subclassed built-in.
    Object.setPrototypeOf(this, ApiError.prototype)
  }
}

export function startCloud(): void {
  wx.cloud.init({ traceUser: true })
}

/** An id for one submission. Keep it while retrying, so that the server recognises the repetition. */
export function newRequestId(): string {
  const random = () => Math.random().toString(36).slice(2, 10)
  return `${Date.now().toString(36)}-${random()}${random()}`
}

/** Actions that only read: everything else makes pages that showed its domain stale. */
const readingVerb = /^(open|list|get|enter|mine|edit|preview|export|import|reveal|invitationCode|articleCode)/

/**
 * Calls an action, `call('dues.openMine', {})`.
 * @throws ApiError with the server's code and sentence, or NET_OFFLINE / NET_TIMEOUT
 */
export async function call<N extends ActionName>(
  name: N,
  input: InputOf<N>,
  requestId: string = newRequestId(),
): Promise<OutputOf<N>> {
  const [functionName, action] = name.split('.') as [string, string]
  const data = { action, input, requestId: `${requestId}-${fingerprint(input)}` }
  const envelope = await send<OutputOf<N>>(functionName, data)
  learnServerTime(envelope.at)
  if (!envelope.ok) {
    const { code, message, fields } = envelope.error
    throw new ApiError(code, message, fields)
  }
  if (!readingVerb.test(action)) markChanged()
  return envelope.data
}

/**
 * Part of the request id: the same id with other words is another request. Else a post that was edited after a lost answer
 * would be taken for the repetition of the first one, and the new words would be gone. 32-bit FNV-1a.
 */
function fingerprint(input: unknown): string {
  let hash = 0x811c9dc5
  for (const character of JSON.stringify(input)) hash = Math.imul(hash ^ character.charCodeAt(0), 0x01000193)
  return (hash >>> 0).toString(36)
}

async function send<T>(name: string, data: Record<string, unknown>): Promise<Envelope<T>> {
  let result: unknown
  try {
    ;({ result } = await wx.cloud.callFunction({ name, data }))
  } catch (error) {
    throw networkError(error)
  }
  if (typeof result === 'object' && result !== null && 'ok' in result) return result as Envelope<T>
  throw apiError('INTERNAL')
}

/** WeChat tells a lost network, a function that timed out and one that crashed by codes and words that vary. */
function networkError(error: unknown): ApiError {
  const { errCode, errMsg = '' } = error as { errCode?: number; errMsg?: string }
  if (/time(d)?[\s_]?out|TIME_LIMIT|polling exceed|-501003|-504003/i.test(`${errCode} ${errMsg}`))
    return apiError('NET_TIMEOUT')
  // -401xxx to -404xxx: the SDK's own, -404011 for a function that threw; -50xxxx: the cloud's.
  if (errCode !== undefined && errCode <= -400000) return apiError('INTERNAL')
  return apiError('NET_OFFLINE')
}

function apiError(code: ErrorCode): ApiError {
  return new ApiError(code, errorSentences[code])
}

/** How a call can fail before or instead of answering, with the codes both kinds of callers know. */
export type FailureKind = 'not-found' | 'threw' | 'timed-out' | 'request-too-large' | 'result-too-large'

/** errCode of wx.cloud.callFunction; code of the SDK's callFunction. Source: 云开发错误码; wx-server-sdk error.config. */
const CODES: Record<FailureKind, { errCode: number; code: string }> = {
  'not-found': { errCode: -501000, code: 'FUNCTION_NOT_FOUND' },
  threw: { errCode: -504002, code: 'FUNCTIONS_EXECUTE_FAIL' },
  'timed-out': { errCode: -504003, code: 'FUNCTIONS_TIME_LIMIT_EXCEEDED' },
  'request-too-large': { errCode: -1, code: 'EXCEED_MAX_PAYLOAD_SIZE' },
  'result-too-large': { errCode: -604001, code: 'EXCEED_MAX_PAYLOAD_SIZE' },
}

/** A call that gave no result; `errCode` and `errMsg` are what the mini program's client would see. */
export class CallFailure extends Error {
  readonly errCode: number
  readonly errMsg: string
  /** As wx-server-sdk's callFunction reports it in `err.code`. */
  readonly code: string

  constructor(
    readonly kind: FailureKind,
    readonly detail: string,
    readonly requestId: string,
  ) {
    const { errCode, code } = CODES[kind]
    const errMsg =
      kind === 'request-too-large'
        ? 'cloud.callFunction:fail data exceed max size'
        : `cloud.callFunction:fail requestID ${requestId}, cloud function service error code ${errCode}, error message ${detail}`
    super(errMsg)
    this.errCode = errCode
    this.errMsg = errMsg
    this.code = code
  }
}

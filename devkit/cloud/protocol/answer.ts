/** What the SDK's server says: always status 200; `code` makes it an error. */
export type AdminAnswer =
  | { kind: 'json'; body: Record<string, unknown> }
  /** openapi and cloudPay answer bytes; the content type must not be the one of JSON errors. */
  | { kind: 'bytes'; body: Uint8Array }

export const success = (requestId: string, data: unknown): AdminAnswer => ({ kind: 'json', body: { requestId, data } })

export const failure = (requestId: string, code: string, message: string): AdminAnswer => ({
  kind: 'json',
  body: { code, message, requestId },
})

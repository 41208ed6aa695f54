/** A refusal by a WeChat API: `errCode` and, inside `errMsg`, its text, as the caller sees them. */
export class OpenApiError extends Error {
  constructor(
    readonly errcode: number,
    readonly errmsg: string,
  ) {
    super(errmsg)
  }
}

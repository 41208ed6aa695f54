import type { RunningCall } from '../calls'
import type { FunctionRuntime } from '../functions/runtime'
import type { AdminAnswer } from '../protocol/answer'
import { OpenApiError } from './error'
import { decodeRequest, encodeFile, encodeJson, encodeRefusal } from './protobuf'

export type OpenApiParams = Record<string, unknown>

/** A picture or document, which the SDK hands out as `{ contentType, buffer }`. */
export class OpenApiFile {
  constructor(
    readonly bytes: Uint8Array,
    readonly contentType: string,
  ) {}
}

/** One API: parameters in snake_case, as WeChat's HTTP interface has them; so is what it answers. */
export type OpenApiHandler = (
  params: OpenApiParams,
  call: RunningCall | undefined,
) => OpenApiFile | object | Promise<OpenApiFile | object>

/** Source: wx-server-sdk, error.config. */
const API_NOT_FOUND = -604100
const NO_PERMISSION = -604101

/** `cloud.openapi.*`: finds the API, checks the function's permission and wraps the answer. */
export class OpenApi {
  constructor(
    private readonly runtime: Pick<FunctionRuntime, 'config'>,
    private readonly handlers: Record<string, OpenApiHandler>,
  ) {}

  async handle(fields: Record<string, Buffer>, call: RunningCall | undefined): Promise<AdminAnswer> {
    return { kind: 'bytes', body: await this.answer(fields, call) }
  }

  private async answer(fields: Record<string, Buffer>, call: RunningCall | undefined): Promise<Uint8Array> {
    const api = String(fields.apiName)
    const handler = this.handlers[api]
    if (!handler) return encodeRefusal(API_NOT_FOUND)
    // without `permissions.openapi` in its config.json a deployed function is refused
    if (call && !this.runtime.config(call.record.function)?.openapi.has(api)) return encodeRefusal(NO_PERMISSION)
    try {
      const result = await handler(decodeRequest(fields.requestData ?? Buffer.alloc(0)), call)
      if (result instanceof OpenApiFile) return encodeFile(result.bytes, result.contentType)
      return encodeJson({ errcode: 0, errmsg: 'ok', ...result })
    } catch (error) {
      if (error instanceof OpenApiError) return encodeJson({ errcode: error.errcode, errmsg: error.errmsg })
      throw error
    }
  }
}

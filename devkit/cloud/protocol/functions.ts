import type { RunningCall } from '../calls'
import { CallFailure } from '../functions/errors'
import type { FunctionRuntime } from '../functions/runtime'
import { failure, success, type AdminAnswer } from './answer'

/**
 * `functions.invokeFunction`: a function calls another one. The caller's identity goes along, and SOURCE grows by
 * `scf`. Source: Cloud.getWXContext, "SOURCE 值跟随调用链条传递".
 */
export async function handleFunctionAction(
  runtime: FunctionRuntime,
  params: Record<string, unknown>,
  from: { call: RunningCall | undefined; requestId: string },
): Promise<AdminAnswer> {
  const { call, requestId } = from
  try {
    const text = typeof params.request_data === 'string' && params.request_data ? params.request_data : '{}'
    const result = await runtime.invoke({
      fn: String(params.function_name),
      event: JSON.parse(text) as unknown,
      caller: call?.caller ?? {},
      source: call ? `${call.record.source},scf` : 'scf',
      ...(call ? { clockOffsetMs: call.clockOffsetMs } : {}),
    })
    return success(requestId, { response_data: result })
  } catch (error) {
    if (error instanceof CallFailure) return failure(error.requestId, error.code, error.detail || error.errMsg)
    throw error
  }
}

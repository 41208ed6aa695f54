import { randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { Calls, RunningCall } from '../calls'
import type { CloudClock } from '../clock'
import type { Database } from '../database'
import type { FunctionRuntime } from '../functions/runtime'
import { parseObject, readBody } from '../http/body'
import { parseMultipart } from '../http/multipart'
import { ADMIN_REQUEST_MAX_BYTES } from '../limits'
import type { OpenApi } from '../openapi'
import { PAY_MODULE, type CloudPay } from '../pay'
import type { Files } from '../storage/files'
import { failure, success, type AdminAnswer } from './answer'
import { handleDatabaseAction } from './database'
import { handleFunctionAction } from './functions'
import { handleStorageAction } from './storage'

export interface AdminParts {
  database: Database
  runtime: FunctionRuntime
  calls: Calls
  clock: CloudClock
  files: Files
  openApi: OpenApi
  cloudPay: CloudPay
  /** `http://127.0.0.1:PORT` */
  origin: () => string
}

interface AdminRequest {
  params: Record<string, unknown>
  requestId: string
  /** The call this request is part of; unknown for one that ended or for a program outside of the cloud. */
  call: RunningCall | undefined
}

/** `POST /admin/<call id>`: what the SDK inside a function asks of CloudBase. */
export async function handleAdmin(parts: AdminParts, request: IncomingMessage, callId: string): Promise<AdminAnswer> {
  const body = await readBody(request, ADMIN_REQUEST_MAX_BYTES)
  const type = request.headers['content-type'] ?? ''
  const params: Record<string, unknown> = type.startsWith('multipart/')
    ? parseMultipart(body, type)
    : parseObject(body.toString('utf8'))
  const action = String(params.action)
  return route(parts, action, { params, requestId: randomUUID(), call: parts.calls.find(callId) })
}

async function route(parts: AdminParts, action: string, request: AdminRequest): Promise<AdminAnswer> {
  const { params, requestId, call } = request
  if (action.startsWith('database.')) return runOnDatabase(parts, action, request)
  if (action === 'functions.invokeFunction' && params.function_name === PAY_MODULE) {
    const event: unknown = JSON.parse(String(params.request_data))
    return success(requestId, { response_data: JSON.stringify(parts.cloudPay.module(event, call)) })
  }
  if (action === 'functions.invokeFunction') return handleFunctionAction(parts.runtime, params, { call, requestId })
  if (action.startsWith('storage.')) {
    return handleStorageAction(action, params, { files: parts.files, origin: parts.origin(), requestId })
  }
  if (action === 'wx.openApi') return parts.openApi.handle(params as Record<string, Buffer>, call)
  if (action === 'wx.wxPayApi') return parts.cloudPay.handle(params as Record<string, Buffer>, call)
  return failure(requestId, 'INVALID_PARAM', `unknown action ${action}`)
}

async function runOnDatabase(parts: AdminParts, action: string, request: AdminRequest): Promise<AdminAnswer> {
  const { params, requestId, call } = request
  const now = Date.now() + (call?.clockOffsetMs ?? parts.clock.offsetMs())
  const { body, stats } = await handleDatabaseAction(parts.database, action, params, { requestId, now })
  if (call) {
    call.record.databaseCalls += 1
    call.record.documentsExamined += stats.examined
    call.record.documentsReturned += stats.returned
  }
  return { kind: 'json', body }
}

import { CallFailure } from '../functions/errors'
import type { Happenings } from '../events'
import { CALL_REQUEST_MAX_BYTES } from '../limits'
import type { PhoneNumbers } from '../openapi/phone-number'
import type { CallbackMode } from '../pay/orders'
import { tempUrls } from '../protocol/storage'
import { FileError, type Files } from '../storage/files'
import { serveFile } from '../storage/http'
import type { Cloud, Identity } from '../types'
import { HttpError, readJson, sendJson, type Exchange } from './body'
import { streamEvents } from './events'

export interface ApiParts {
  cloud: Cloud
  files: Files
  phoneNumbers: PhoneNumbers
  happenings: Happenings
}

interface ApiExchange extends Exchange {
  /** What the pattern's groups matched, decoded. */
  args: string[]
}

type Route = [method: string, path: RegExp, handle: (parts: ApiParts, exchange: ApiExchange) => unknown]

/** Collections shown at once in the console. */
const PAGE_SIZE = 50
/** A call's body holds the event plus its envelope. */
const BODY_MAX_BYTES = CALL_REQUEST_MAX_BYTES + 64 * 1024

const body = ({ request }: ApiExchange): Promise<Record<string, unknown>> => readJson(request, BODY_MAX_BYTES)

/** What a handler returns is sent as JSON; undefined means it has answered itself. */
const ROUTES: Route[] = [
  ['POST', /^call$/, async ({ cloud }, exchange) => call(cloud, await body(exchange))],
  [
    '*',
    /^files\/(.+)$/,
    ({ files }, { request, response, args: [path = ''] }) => serveFile(files, path, { request, response }),
  ],
  [
    'POST',
    /^temp-urls$/,
    async ({ cloud, files }, exchange) => ({ fileList: tempUrls(files, cloud.url, (await body(exchange)).fileList) }),
  ],
  ['GET', /^events$/, ({ happenings }, { request, response }) => streamEvents(happenings, request, response)],
  ['GET', /^calls$/, ({ cloud }) => ({ calls: cloud.calls })],
  ['GET', /^collections$/, ({ cloud }) => ({ collections: cloud.database.collections() })],
  ['GET', /^collections\/([^/]+)$/, ({ cloud }, { url, args: [name = ''] }) => documents(cloud, name, url)],
  [
    'GET',
    /^pushes$/,
    ({ cloud }, { url }) => ({ pushes: cloud.pushes.list(url.searchParams.get('openid') ?? undefined) }),
  ],
  ['POST', /^consents$/, async ({ cloud }, exchange) => consent(cloud, await body(exchange))],
  ['GET', /^payments$/, ({ cloud }) => ({ payments: cloud.payments.list() })],
  ['GET', /^payments\/([^/]+)$/, ({ cloud }, { args: [id = ''] }) => cloud.payments.get(id)],
  ['POST', /^payments\/([^/]+)\/pay$/, async ({ cloud }, exchange) => pay(cloud, exchange)],
  ['POST', /^payments\/([^/]+)\/cancel$/, ({ cloud }, { args: [id = ''] }) => cloud.payments.cancel(id)],
  ['POST', /^payments\/([^/]+)\/deliver$/, ({ cloud }, { args: [id = ''] }) => cloud.payments.deliver(id)],
  ['GET', /^clock$/, ({ cloud }) => clockView(cloud)],
  ['POST', /^clock$/, async ({ cloud }, exchange) => moveClock(cloud, await body(exchange))],
  ['GET', /^identities$/, ({ cloud }) => ({ identities: cloud.identities.list() })],
  ['POST', /^identities$/, async ({ cloud }, exchange) => setIdentities(cloud, await body(exchange))],
  [
    'POST',
    /^phone-code$/,
    async ({ phoneNumbers }, exchange) => ({ code: phoneNumbers.issue(text(await body(exchange), 'openid')) }),
  ],
  [
    'POST',
    /^reset$/,
    async ({ cloud }) => {
      await cloud.reset()
      return { ok: true }
    },
  ],
]

/** Everything under `/cloud/`, for clients, the console and the command line. */
export async function handleApi(parts: ApiParts, exchange: Exchange): Promise<void> {
  const { request, response, url } = exchange
  const path = decode(url.pathname.slice('/cloud/'.length))
  for (const [method, pattern, handle] of ROUTES) {
    const match = pattern.exec(path)
    if (!match || (method !== '*' && method !== request.method)) continue
    const answer = await translate(() => handle(parts, { ...exchange, args: match.slice(1) }))
    if (answer !== undefined) sendJson(response, 200, answer)
    return
  }
  throw new HttpError(404, `no such path: ${String(request.method)} /cloud/${path}`)
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    throw new HttpError(400, 'the path is not well encoded')
  }
}

/** Refusals of the parts become statuses. */
async function translate(run: () => unknown): Promise<unknown> {
  try {
    return await run()
  } catch (error) {
    if (error instanceof FileError) throw new HttpError(400, error.message)
    if (error instanceof RangeError) throw new HttpError(400, error.message)
    throw error
  }
}

/** A failed call is an answer too, as for the real client. */
async function call(cloud: Cloud, { function: fn, data, as }: Record<string, unknown>): Promise<unknown> {
  if (typeof fn !== 'string') throw new HttpError(400, 'function is missing')
  try {
    return { result: await cloud.invoke(fn, data, typeof as === 'string' && as ? { openid: as } : {}) }
  } catch (error) {
    if (!(error instanceof CallFailure)) throw error
    return { errCode: error.errCode, errMsg: error.errMsg, requestId: error.requestId }
  }
}

function documents(cloud: Cloud, name: string, url: URL): unknown {
  const limit = Math.min(Number(url.searchParams.get('limit')) || PAGE_SIZE, 1000)
  const skip = Number(url.searchParams.get('skip')) || 0
  const collection = cloud.database.collections().find((each) => each.name === name)
  if (!collection) throw new HttpError(404, `no such collection: ${name}`)
  return { total: collection.count, documents: cloud.database.find(name, {}, { limit, skip }).documents }
}

function consent(cloud: Cloud, { openid, templateIds }: Record<string, unknown>): unknown {
  if (typeof openid !== 'string' || !Array.isArray(templateIds))
    throw new HttpError(400, 'openid and templateIds are needed')
  cloud.pushes.consent(openid, templateIds.map(String))
  return { ok: true }
}

async function pay(cloud: Cloud, exchange: ApiExchange): Promise<unknown> {
  const { callback = 'normal' } = await body(exchange)
  return cloud.payments.pay(exchange.args[0] ?? '', callback as CallbackMode)
}

function clockView(cloud: Cloud): object {
  return { now: cloud.clock.now(), offsetMs: cloud.clock.offsetMs() }
}

/** Timers that became due have run when this answers. */
async function moveClock(cloud: Cloud, { move }: Record<string, unknown>): Promise<unknown> {
  if (move === 'reset') cloud.clock.reset()
  else cloud.clock.move(String(move))
  await cloud.runDueTimers()
  return clockView(cloud)
}

function setIdentities(cloud: Cloud, { identities }: Record<string, unknown>): unknown {
  if (!Array.isArray(identities)) throw new HttpError(400, 'identities is missing')
  cloud.identities.set(identities as Identity[])
  return { ok: true }
}

function text(from: Record<string, unknown>, name: string): string {
  const value = from[name]
  if (typeof value !== 'string' || value === '') throw new HttpError(400, `${name} is missing`)
  return value
}

import { randomUUID } from 'node:crypto'
import type { CloudClock } from '../clock'
import type { Deliveries } from '../deliveries'
import { LOCAL_APPID } from '../functions/environment'
import type { FunctionRuntime } from '../functions/runtime'
import { CONTENT_CHECK_VISIT_MS, MEDIA_CHECK_DELAY_MS, MESSAGE_CHECK_MAX_CHARS } from '../limits'
import { OpenApiError } from './error'
import type { OpenApiHandler, OpenApiParams } from './index'

type Suggestion = 'pass' | 'review' | 'risky'

/** Source: msgSecCheck 2.0, label: 100 正常, 20006 违法犯罪, 21000 其他. */
const LABELS: Record<Suggestion, number> = { pass: 100, review: 21000, risky: 20006 }
/** Stand-ins for what WeChat would find; nobody writes them by chance. */
const RISKY_TEXT = '违规测试'
const REVIEW_TEXT = '疑似测试'
const RISKY_FILE = 'risky'
const REVIEW_FILE = 'doubtful'
const MEDIA_EVENT = 'wxa_media_check'

const SCENES = [1, 2, 3, 4]
const MEDIA_TYPES = [1, 2]

interface Parts {
  clock: CloudClock
  deliveries: Deliveries
  runtime: Pick<FunctionRuntime, 'receiverOf'>
}

/** WeChat's content check, 2.0: text at once, media by a later push to the one function that takes them all. */
export class ContentCheck {
  /** Set to true to see what callers do when WeChat does not answer (errCode -1). */
  down = false
  private readonly visits = new Map<string, number>()

  constructor(private readonly parts: Parts) {}

  /** A user used the mini program: only then may their content be checked for two hours. */
  visited(openid: string): void {
    this.visits.set(openid, this.parts.clock.now())
  }

  /** As if nobody had ever been here. */
  forget(): void {
    this.visits.clear()
    this.down = false
  }

  /** Pushes all pending media results now; resolves when the functions have answered. */
  async deliver(): Promise<void> {
    await this.parts.deliveries.runNow((delivery) => delivery.kind === 'media')
  }

  /** `security.msgSecCheck` */
  readonly message: OpenApiHandler = (params) => {
    this.check(params)
    const { content } = params
    if (typeof content !== 'string' || content === '') throw new OpenApiError(47001, 'data format error')
    if (content.length > MESSAGE_CHECK_MAX_CHARS) throw new OpenApiError(45002, 'content size out of limit')
    const text = [content, params.nickname, params.title, params.signature].join('\n')
    const suggest: Suggestion = text.includes(RISKY_TEXT) ? 'risky' : text.includes(REVIEW_TEXT) ? 'review' : 'pass'
    return { ...verdict(suggest), trace_id: randomUUID() }
  }

  /** `security.mediaCheckAsync` */
  readonly media: OpenApiHandler = (params) => {
    this.check(params)
    const { media_url: url, media_type: type, openid } = params
    if (typeof url !== 'string' || !/^https?:\/\//.test(url)) throw new OpenApiError(40066, 'invalid url')
    if (!MEDIA_TYPES.includes(type as number)) throw new OpenApiError(40004, 'invalid media type')
    const traceId = randomUUID()
    const name = decodeURIComponent(new URL(url).pathname.split('/').pop() ?? '')
    const event = this.mediaEvent(traceId, String(openid), suggestionFor(name))
    const fn = this.parts.runtime.receiverOf(MEDIA_EVENT)
    const dueAt = this.parts.clock.now() + MEDIA_CHECK_DELAY_MS
    if (fn !== null) this.parts.deliveries.add({ kind: 'media', fn, event, dueAt })
    return { trace_id: traceId }
  }

  private check({ openid, version, scene }: OpenApiParams): void {
    if (this.down) throw new OpenApiError(-1, 'system error')
    if (typeof openid !== 'string' || openid === '') throw new OpenApiError(40003, 'invalid openid')
    if (version !== 2 || !SCENES.includes(scene as number)) throw new OpenApiError(40097, 'invalid args')
    const visitedAt = this.visits.get(openid) ?? -Infinity
    if (this.parts.clock.now() - visitedAt > CONTENT_CHECK_VISIT_MS) {
      throw new OpenApiError(61010, 'code is expired')
    }
  }

  /** Source: mediaCheckAsync 2.0, 异步检测结果推送. */
  private mediaEvent(traceId: string, openid: string, suggest: Suggestion): object {
    return {
      ToUserName: 'gh_local',
      FromUserName: openid,
      CreateTime: Math.floor(this.parts.clock.now() / 1000),
      MsgType: 'event',
      Event: MEDIA_EVENT,
      appid: LOCAL_APPID,
      trace_id: traceId,
      version: 2,
      errcode: 0,
      errmsg: 'ok',
      ...verdict(suggest),
    }
  }
}

function suggestionFor(fileName: string): Suggestion {
  if (fileName.includes(RISKY_FILE)) return 'risky'
  return fileName.includes(REVIEW_FILE) ? 'review' : 'pass'
}

function verdict(suggest: Suggestion): object {
  const label = LABELS[suggest]
  return {
    result: { suggest, label },
    detail: [{ strategy: 'content_model', errcode: 0, suggest, label, prob: 90 }],
  }
}

/**
 * Figures of the real service that the local cloud keeps to, each with its unit and source, and a few figures of our
 * own (marked "own") that only keep one developer's machine healthy. Database limits live beside the engine.
 */

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const MB = 1024 * 1024

// ---- functions

/** Milliseconds one call may run when config.json names no `timeout`. Source: a new function's setting is 3 s ("Invoking task timed out after 3 seconds"). */
export const FUNCTION_TIMEOUT_MS = 3 * SECOND
/** Milliseconds; the most that `timeout` in config.json may ask for. Source: 云函数配额, 最长 60 s. */
export const FUNCTION_TIMEOUT_MAX_MS = 60 * SECOND
/** Milliseconds for loading a function's code before its first call. Source: SCF 初始化超时时间, 65 s. */
export const FUNCTION_LOAD_TIMEOUT_MS = 65 * SECOND
/** Bytes of JSON a call may bring. Source: the client refuses with "data exceed max size"; 1 MB is the stricter of the documented figures. */
export const CALL_REQUEST_MAX_BYTES = MB
/** Bytes of JSON a call may answer. Source: wx-server-sdk error -604001 "cloudfunction result size exceed limit (1MB)". */
export const CALL_RESULT_MAX_BYTES = MB
/** Megabytes of heap in a function instance. Source: a new function's memory setting is 256 MB. */
export const FUNCTION_MEMORY_MB = 256
/** Instances of one function at the same time (own; the real service gives hundreds). Further calls wait in line. */
export const INSTANCES_PER_FUNCTION = 8
/**
 * Milliseconds a call waits for a warm instance before another one is started (own; the real service starts it at once).
 * A start takes ten times as long, and most calls are over sooner.
 */
export const GROWTH_DELAY_MS = 20
/** Milliseconds an idle instance is kept warm (own); one instance a function always stays. */
export const INSTANCE_IDLE_MS = MINUTE
/** How many calls `GET /cloud/calls` remembers (own). */
export const CALL_RECORDS_KEPT = 1000
/** Characters of console output kept with one call (own). */
export const CALL_LOG_MAX_CHARS = 64 * 1024

// ---- files

/** Bytes of one uploaded file. Source: 云存储, 单个文件 50 MB from a mini program. */
export const FILE_MAX_BYTES = 50 * MB
/** Bytes of a cloudPath in UTF-8. Source: COS object key, 850 bytes. */
export const FILE_PATH_MAX_BYTES = 850
/** Files in one getTempFileURL or deleteFile. Source: 一次最多 50 个. */
export const FILES_PER_REQUEST = 50
/** Seconds a temporary URL is said to be valid by default. Source: getTempFileURL maxAge, one day. */
export const TEMP_URL_MAX_AGE_SECONDS = 24 * 60 * 60

// ---- openapi

/** Milliseconds since the user's last call within which msgSecCheck accepts an openid. Source: 内容安全 2.0, "近两小时访问过小程序", else 61010. */
export const CONTENT_CHECK_VISIT_MS = 2 * HOUR
/** Characters in msgSecCheck's content. Source: 文本字数上限 2500. */
export const MESSAGE_CHECK_MAX_CHARS = 2500
/** Milliseconds of cloud time until the result of mediaCheckAsync is pushed (own; the real one promises 30 minutes). */
export const MEDIA_CHECK_DELAY_MS = 2 * SECOND
/** Milliseconds between attempts to push a media result to a function that failed. Source: 消息推送 repeats three times at 5 s. */
export const MESSAGE_PUSH_RETRY_MS: readonly number[] = [5 * SECOND, 5 * SECOND, 5 * SECOND]
/** Visible characters in a mini program code's scene. Source: wxacode.getUnlimited. */
export const CODE_SCENE_MAX_CHARS = 32
/** Pixels; bounds and default of a mini program code's width. Source: wxacode.getUnlimited. */
export const CODE_WIDTH = { min: 280, default: 430, max: 1280 } as const
/** Milliseconds a phone-number code stays valid. Source: getPhoneNumber, 有效期 5 分钟, once. */
export const PHONE_CODE_VALID_MS = 5 * MINUTE

// ---- payment

/** Bytes of an order's description in UTF-8. Source: unifiedOrder, body String(128). */
export const ORDER_BODY_MAX_BYTES = 128
/** Bytes of an order's attached data in UTF-8. Source: unifiedOrder, attach String(127). */
export const ORDER_ATTACH_MAX_BYTES = 127
/** Milliseconds a prepay_id can be paid. Source: WeChat Pay, 预支付交易会话标识有效期 2 小时. */
export const PREPAY_VALID_MS = 2 * HOUR
/** Milliseconds between attempts to notify of a payment until the function answers `errcode: 0`. Source: WeChat Pay V2, 支付结果通知 (24 h 4 min in all). */
export const PAY_NOTIFY_RETRY_MS: readonly number[] = [
  15 * SECOND,
  15 * SECOND,
  30 * SECOND,
  3 * MINUTE,
  10 * MINUTE,
  20 * MINUTE,
  30 * MINUTE,
  30 * MINUTE,
  30 * MINUTE,
  HOUR,
  3 * HOUR,
  3 * HOUR,
  3 * HOUR,
  6 * HOUR,
  6 * HOUR,
]

// ---- timers

/** Firings of one timer that a jump of the clock runs in order; what is left is skipped but for the latest (own). */
export const TIMER_CATCH_UP_FIRINGS = 40
/** Milliseconds; no simulated move of the clock may pass this (own; keeps dates within what databases and people can read). */
export const CLOCK_MAX_OFFSET_MS = 50 * 365 * 24 * HOUR

// ---- HTTP

/** Bytes of one /admin request: the largest document plus its envelope. Source: 单条记录 ≤ 16 MB. */
export const ADMIN_REQUEST_MAX_BYTES = 20 * MB

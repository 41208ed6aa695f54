import type { Caller } from '../types'

/** The mini program's id in the local environment. */
export const LOCAL_APPID = 'wx0000000000local'
/** Where clients of the local cloud seem to come from. */
const CLIENT_IP = '127.0.0.1'

export interface Invocation {
  id: string
  caller: Caller
  /** The chain as in getWXContext().SOURCE, such as `wx_client,scf`. */
  source: string
  /** Milliseconds the function's clock is ahead of the machine's. */
  clockOffsetMs: number
}

/** What every instance of every function has, whoever calls. */
export function baseEnvironment(envId: string, variables: Readonly<Record<string, string>>): Record<string, string> {
  return {
    ...variables,
    TENCENTCLOUD_RUNENV: 'SCF',
    TENCENTCLOUD_REGION: 'ap-shanghai',
    SCF_NAMESPACE: envId,
    TCB_ENV: envId,
    // any value: the SDK refuses to send a request without credentials
    TENCENTCLOUD_SECRETID: 'local',
    TENCENTCLOUD_SECRETKEY: 'local',
  }
}

/**
 * What one call has. The invocation's id is part of the address, so that every request the SDK makes can be put down to
 * it: the SDK reads TCB_CONTEXT_CNFG anew each time.
 */
export function callEnvironment(
  base: Record<string, string>,
  origin: string,
  call: Invocation,
): Record<string, string> {
  const identity: Record<string, string> = { WX_APPID: LOCAL_APPID, WX_CLIENTIP: CLIENT_IP }
  if (call.caller.openid) identity.WX_OPENID = call.caller.openid
  if (call.caller.unionid) identity.WX_UNIONID = call.caller.unionid
  const trigger: Record<string, string> = call.source === 'wx_trigger' ? { TRIGGER_SRC: 'timer' } : {}
  return {
    ...base,
    ...identity,
    ...trigger,
    WX_CONTEXT_KEYS: Object.keys(identity).join(','),
    TCB_SOURCE: call.source,
    TCB_CONTEXT_CNFG: JSON.stringify({ URL: `${origin}/admin/${call.id}` }),
    CLOCK_OFFSET_MS: String(call.clockOffsetMs),
  }
}

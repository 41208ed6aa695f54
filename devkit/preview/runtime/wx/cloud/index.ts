import type { Host } from '../../host'
import { type Callbacks, deliver, Failure, failureOf } from '../core/api'
import { loud, type Refuse } from '../core/missing'
import type { Network } from '../core/network'
import type { FileStore } from '../files/store'
import { cloudFileApis } from './files'

export interface CloudParts {
  host: Host
  network: Network
  files: FileStore
  refuse: Refuse
}

interface CallFunctionParam extends Callbacks {
  name: string
  data?: object
}

/** `wx.cloud`. What is not here fails loudly, above all `database`: members' clients never touch the database. */
export function createCloud(parts: CloudParts): Record<string, unknown> {
  let initialised = false
  const ready = (): void => {
    if (!initialised) throw new Failure("Cloud API isn't enabled, please call wx.cloud.init first", { errCode: -1 })
  }
  const cloud = {
    init: () => {
      initialised = true
    },
    callFunction: (options: CallFunctionParam) => deliver(callFunction(parts, options, ready), options),
    CloudID: cloudId,
    ...cloudFileApis(parts, ready),
  }
  return loud(cloud, 'wx.cloud', parts.refuse)
}

async function callFunction(
  { host, network }: CloudParts,
  options: CallFunctionParam,
  ready: () => void,
): Promise<object> {
  try {
    ready()
    if (typeof options?.name !== 'string')
      throw new Failure('parameter.name should be string instead of undefined', { errCode: -1 })
    const { name, data = {} } = options
    const answer = await network.cloud('call', { function: name, data, as: host.identity() })

    if ('errCode' in answer) throw answer
    return { errMsg: 'cloud.callFunction:ok', result: answer.result, requestID: crypto.randomUUID() }
  } catch (error) {
    throw cloudError('cloud.callFunction', error)
  }
}

/** An Error with `errCode` and `errMsg`, as WeChat's cloud functions reject. */
export function cloudError(name: string, error: unknown): Error {
  const { errMsg, ...fields } = failureOf(name, error) as { errMsg: string }
  return Object.assign(new Error(errMsg), { errCode: -1, ...fields, errMsg })
}

/** Open data that a function would get decrypted. There is nothing to decrypt here: it stays the id. */
function cloudId(id: string): { cloudID: string } {
  return { cloudID: id }
}

import type { Host } from '../../host'
import { isKnownApi } from './known-apis'

/** Names that code of every kind reads to find out where it is; WeChat answers undefined as well. */
const PROBES = new Set(['then', 'toJSON', 'qy', 'miniProgram', 'constructor', 'prototype', 'default', '__esModule'])

export type Refuse = (name: string) => Error

/** Makes the error for a function that is not there, and tells everybody: the log, the frame, the console around it. */
export function refusals(host: Host, show: (name: string) => void): Refuse {
  const told = new Set<string>()
  return (name) => {
    const error = new Error(`${name} is not available in the preview`)
    console.error(error.message)
    if (!told.has(name)) {
      told.add(name)
      host.emit('missing-api', { name })
      show(name)
    }
    return error
  }
}

/**
 * Lets nothing that is missing go unnoticed. A function WeChat has can be asked for (`if (wx.openBluetoothAdapter)`) and
 * throws when it is called; a name WeChat does not know either throws at once.
 */
export function loud<T extends object>(apis: T, prefix: string, refuse: Refuse): T {
  return new Proxy(apis, {
    get(target, key, receiver) {
      if (typeof key === 'symbol' || key in target) return Reflect.get(target, key, receiver) as unknown
      if (PROBES.has(key) || key.startsWith('__')) return undefined
      const name = `${prefix}.${key}`
      if (prefix === 'wx' && isKnownApi(key)) {
        return () => {
          throw refuse(name)
        }
      }
      throw refuse(name)
    },
  })
}

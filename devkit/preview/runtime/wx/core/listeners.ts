import { tell } from './api'

type Listener<T> = (payload: T) => void

/** Listeners of one `wx.onX` / `wx.offX` pair; `offX()` without a listener removes all of them. */
export class Listeners<T> {
  private list: Listener<T>[] = []

  readonly on = (listener: Listener<T>): void => {
    if (typeof listener === 'function') this.list.push(listener)
  }

  readonly off = (listener?: Listener<T>): void => {
    this.list = listener ? this.list.filter((other) => other !== listener) : []
  }

  get size(): number {
    return this.list.length
  }

  fire(payload: T): void {
    tell([...this.list], payload)
  }
}

/** `on<Name>` and `off<Name>` for events that cannot happen in a browser: they may be listened to, in vain. */
export function silentEvents(names: readonly string[]): Record<string, unknown> {
  const entries = names.flatMap((name) => {
    const { on, off } = new Listeners()
    return [
      [`on${name}`, on],
      [`off${name}`, off],
    ]
  })
  return Object.fromEntries(entries) as Record<string, unknown>
}

type Listener = (...args: never[]) => void

/** The channel between a page and the one that opened it. What is emitted before the other side listens is kept for it. */
export class PageEventChannel {
  private readonly listeners = new Map<string, Array<{ listener: Listener; once: boolean }>>()
  private readonly early = new Map<string, unknown[][]>()
  /** The other end. */
  peer: PageEventChannel | null = null

  /** The opener's end and the opened page's end. */
  static pair(events: Record<string, Listener> = {}): { opener: PageEventChannel; opened: PageEventChannel } {
    const opener = new PageEventChannel()
    const opened = new PageEventChannel()
    opener.peer = opened
    opened.peer = opener
    for (const [name, listener] of Object.entries(events)) opener.on(name, listener)
    return { opener, opened }
  }

  emit(name: string, ...args: unknown[]): void {
    this.peer?.receive(name, args)
  }

  on(name: string, listener: Listener): void {
    this.add(name, listener, false)
  }

  once(name: string, listener: Listener): void {
    this.add(name, listener, true)
  }

  off(name: string, listener?: Listener): void {
    const rest = listener ? (this.listeners.get(name) ?? []).filter((entry) => entry.listener !== listener) : []
    this.listeners.set(name, rest)
  }

  private add(name: string, listener: Listener, once: boolean): void {
    this.listeners.set(name, [...(this.listeners.get(name) ?? []), { listener, once }])
    const waiting = this.early.get(name) ?? []
    this.early.delete(name)
    for (const args of waiting) this.receive(name, args)
  }

  private receive(name: string, args: unknown[]): void {
    const entries = this.listeners.get(name) ?? []
    if (entries.length === 0) {
      this.early.set(name, [...(this.early.get(name) ?? []), args])
      return
    }
    this.listeners.set(
      name,
      entries.filter((entry) => !entry.once),
    )
    for (const { listener } of entries) (listener as (...args: unknown[]) => void)(...args)
  }
}

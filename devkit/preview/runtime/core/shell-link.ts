/** Messages between the frame and the console around it. */
export class ShellLink {
  private readonly listeners = new Map<string, Set<(payload: unknown) => void>>()

  constructor() {
    window.addEventListener(
      'message',
      (message: MessageEvent<{ source?: string; event?: string; payload?: unknown }>) => {
        if (message.source !== window.parent || message.data?.source !== 'shell') return
        const { event = '', payload } = message.data
        this.listeners.get(event)?.forEach((listener) => listener(payload))
      },
    )
  }

  emit(event: string, payload?: unknown): void {
    if (window.parent === window) return
    window.parent.postMessage({ source: 'preview', event, payload: plain(payload) }, '*')
  }

  on(event: string, listener: (payload: unknown) => void): () => void {
    const set = this.listeners.get(event) ?? new Set()
    set.add(listener)
    this.listeners.set(event, set)
    return () => set.delete(listener)
  }
}

/** Functions and elements cannot be posted; JSON drops them. */
function plain(payload: unknown): unknown {
  return payload === undefined ? undefined : JSON.parse(JSON.stringify(payload))
}

interface Condition {
  minWidth?: number
  maxWidth?: number
  width?: number
  minHeight?: number
  maxHeight?: number
  height?: number
  orientation?: 'portrait' | 'landscape'
}

/** `wx.createMediaQueryObserver()`: tells at once and whenever the answer changes. */
export class PageMediaQueryObserver {
  private stop: (() => void) | null = null

  observe(condition: Condition, listener: (result: { matches: boolean }) => void): void {
    this.disconnect()
    const query = window.matchMedia(toQuery(condition))
    const tell = () => listener({ matches: query.matches })
    query.addEventListener('change', tell)
    this.stop = () => query.removeEventListener('change', tell)
    setTimeout(tell, 0)
  }

  disconnect(): void {
    this.stop?.()
    this.stop = null
  }
}

function toQuery(condition: Condition): string {
  return Object.entries(condition)
    .map(
      ([name, value]) =>
        `(${name.replace(/[A-Z]/g, (c) => `-${c.toLowerCase()}`)}: ${typeof value === 'number' ? `${value}px` : value})`,
    )
    .join(' and ')
}

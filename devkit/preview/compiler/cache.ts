/** Remembers a value as long as its key (age of the files it was made of, options) stays the same. */
export class Cache<T> {
  private readonly entries = new Map<string, { key: string; value: T }>()

  get(name: string, key: string, make: () => T): T {
    const entry = this.entries.get(name)
    if (entry?.key === key) return entry.value
    const value = make()
    this.entries.set(name, { key, value })
    return value
  }
}

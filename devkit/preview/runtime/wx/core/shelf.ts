/**
 * Text kept per identity, in localStorage as long as there is room. A browser gives some 5 million characters in all, WeChat
 * 10 MB to each mini program: what does not fit stays in memory until the page is loaded again.
 */
export class Shelf {
  private readonly overflow = new Map<string, string>()
  private readonly prefix: string

  constructor(name: string, identity: string) {
    this.prefix = `preview:${name}:${identity}:`
  }

  get(key: string): string | null {
    return this.overflow.get(key) ?? localStorage.getItem(this.prefix + key)
  }

  set(key: string, text: string): void {
    this.overflow.delete(key)
    try {
      localStorage.setItem(this.prefix + key, text)
    } catch {
      localStorage.removeItem(this.prefix + key)
      this.overflow.set(key, text)
    }
  }

  remove(key: string): void {
    this.overflow.delete(key)
    localStorage.removeItem(this.prefix + key)
  }

  keys(): string[] {
    const stored: string[] = []
    for (let index = 0; index < localStorage.length; index += 1) {
      const key = localStorage.key(index)
      if (key?.startsWith(this.prefix)) stored.push(key.slice(this.prefix.length))
    }
    return [...new Set([...stored, ...this.overflow.keys()])]
  }

  clear(): void {
    for (const key of this.keys()) this.remove(key)
  }
}

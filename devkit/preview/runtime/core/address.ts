import type { PageStack } from '../page/stack'
import { formatUrl } from '../page/url'

export interface AddressActions {
  back(delta: number): void
  open(hash: string): void
}

/** What an entry of the browser's history remembers: the hashes of the pages on the stack, lowest first. */
interface Entry {
  pages?: string[]
}

/**
 * Keeps the browser's address and history in step with the page stack: the address names the page on top, the browser's back button leaves it,
 * and a loaded-again document finds the stack it had. Only opening a page adds an entry. Going back inside the mini program leaves its entry behind,
 * so the browser's button may once do nothing; walking the history instead would race with whatever is opened next.
 */
export class Address {
  private depth = 1
  private adds = true

  constructor(
    private readonly stack: PageStack,
    private readonly actions: AddressActions,
  ) {}

  follow(): void {
    window.addEventListener('popstate', () => this.travelled())
    window.addEventListener('hashchange', () => {
      // Without pages it is an address that somebody typed; the others were travelled to.
      if (!remembered()) this.actions.open(location.hash)
    })
  }

  /** The hashes of the pages to open again after a reload, lowest first; empty when the address was opened afresh. */
  kept(): string[] {
    const pages = remembered() ?? []
    // The browser encodes what it shows.
    const { hash } = new URL(pages.at(-1) ?? '', location.href)
    return hash === location.hash ? pages : []
  }

  /** Opens pages without adding entries: those of the last document are still there. */
  reopen(open: () => void): void {
    this.adds = false
    open()
    this.adds = true
  }

  /** Writes the stack into the address; returns the hash of the page on top. */
  show(): string {
    const pages = this.stack.all.map((page) => `#/${formatUrl(page)}`)
    const hash = pages.at(-1) ?? ''
    if (this.adds && pages.length > this.depth) history.pushState({ pages }, '', hash)
    else history.replaceState({ pages }, '', hash)
    this.depth = pages.length
    return hash
  }

  /** Forgets the stack, so that the next load opens `hash` alone. */
  forget(hash: string): void {
    history.replaceState(null, '', hash)
  }

  private travelled(): void {
    const pages = remembered()
    if (!pages) return
    const above = this.stack.all.length - pages.length
    if (above > 0) this.actions.back(above)
    else this.show()
  }
}

function remembered(): string[] | undefined {
  return (history.state as Entry | null)?.pages
}

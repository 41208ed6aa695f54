import type { PageView } from './page'

/** WeChat's limit of pages on the stack. */
export const MAX_PAGES = 10

/** The pages that are open, and the tab pages kept alive beside them. It only keeps them; hooks are the navigator's business. */
export class PageStack {
  private pages: PageView[] = []
  private readonly tabs = new Map<string, PageView>()

  get all(): readonly PageView[] {
    return this.pages
  }

  get top(): PageView | null {
    return this.pages.at(-1) ?? null
  }

  tab(path: string): PageView | undefined {
    return this.tabs.get(path)
  }

  push(page: PageView): void {
    this.pages.push(page)
  }

  keepTab(page: PageView): void {
    this.tabs.set(page.path, page)
  }

  /** Takes `count` pages off the top, uppermost first. */
  pop(count: number): PageView[] {
    const gone = this.pages.splice(Math.max(this.pages.length - count, 0)).reverse()
    for (const page of gone) if (this.tabs.get(page.path) === page) this.tabs.delete(page.path)
    return gone
  }

  /** Takes everything off the stack; returns the pages to close, uppermost first, without the tab pages, which live on. */
  leaveForTab(): PageView[] {
    const gone = this.pages.reverse().filter((page) => this.tabs.get(page.path) !== page)
    this.pages = []
    return gone
  }

  /** Takes everything off, kept tab pages included. */
  clear(): PageView[] {
    const gone = new Set([...this.pages.reverse(), ...this.tabs.values()])
    this.pages = []
    this.tabs.clear()
    return [...gone]
  }
}

/** Lists that continue at the bottom of the page. */
import { ApiError } from '../api/client'
import { showToast } from './feedback'

export interface PageOf<T> {
  items: T[]
  nextCursor: string | null
}

interface PagedHost<T> {
  readonly data: { readonly view: ({ readonly items: T[]; readonly nextCursor: string | null } & object) | null }
  setData(data: Record<string, unknown>): void
}

const loading = new WeakSet()

/**
 * Adds the next page to `view.items`, once at a time. Only the new items cross to the view layer. What fails is said, and
 * tried again at the next reach of the bottom.
 */
export async function loadMore<T>(page: PagedHost<T>, fetchPage: (cursor: string) => Promise<PageOf<T>>) {
  const { view } = page.data
  if (!view?.nextCursor || loading.has(page)) return
  loading.add(page)
  try {
    const cursor = view.nextCursor
    const { items, nextCursor } = await fetchPage(cursor)
    // Another list has taken its place meanwhile: a filter was chosen, or the page refreshed.
    if (page.data.view?.nextCursor !== cursor) return
    const start = page.data.view.items.length
    const added: Record<string, unknown> = { 'view.nextCursor': nextCursor }
    items.forEach((item, index) => (added[`view.items[${start + index}]`] = item))
    page.setData(added)
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    showToast(error.message)
  } finally {
    loading.delete(page)
  }
}

/** Where a page keeps what its cards show of posts and comments. */

export interface EntryView {
  readonly kind: 'post' | 'comment'
  readonly id: string
  readonly authorName: string
  readonly text: string
  /** Epoch ms; a review says by it which words were looked at. */
  readonly editedAt: number | null
  readonly likeCount: number
  readonly isLiked: boolean
  /** The branch's word on a post, to be rewritten. */
  readonly official?: { readonly text: string } | null
  readonly allowedEvents: readonly string[]
}

/** The setData path of the entry with this id in a list, '' when it is not there. @param path of the list, 'view.items' */
export function pathAmong(path: string, items: readonly { readonly id: string }[] | undefined, id: string): string {
  const index = items?.findIndex((item) => item.id === id) ?? -1
  return index < 0 ? '' : `${path}[${index}]`
}

interface EntryHost {
  readonly data: unknown
  /** The setData path of an entry's view; '' when it is not on the page. */
  entryPath(id: string): string
}

/** What stands in the page's data under the entry's path. */
export function entryOf(page: EntryHost, id: string): EntryView | null {
  const steps = page.entryPath(id).match(/\w+/g)
  if (!steps) return null
  return steps.reduce<unknown>((value, step) => (value as Record<string, unknown>)[step], page.data) as EntryView
}

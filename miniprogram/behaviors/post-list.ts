/**
 * What the pages with a list of posts have in common: new ones announced, the place in the list kept when it is loaded
 * anew, the next page at the bottom. A page spreads `postList` in and calls `keepPlace` where it fetches.
 */
import { ApiError } from '../api/client'
import { now } from '../api/clock'
import { openPost } from '../api/forum'
import { toPostView, type PostView } from '../shared/post-view'
import { NewPosts, type Place } from './new-posts'
import { scrollTo } from './scroll'

interface ListView {
  readonly items: PostView[]
  readonly nextCursor: string | null
}

interface Host {
  /** The view is a `ListView` wherever posts are listed. */
  readonly data: { readonly view: object | null }
  setData(data: Record<string, unknown>): void
  reload(): Promise<void>
}

const itemsOf = (page: Host): readonly PostView[] => (page.data.view as ListView | null)?.items ?? []

const watches = new WeakMap<object, NewPosts>()
/** The post of each page that was opened or changed last: what is shown of it may be of yesterday. */
const touched = new WeakMap<object, string>()

function watchOf(page: Host): NewPosts {
  let watch = watches.get(page)
  if (!watch) {
    const isListed = (postId: string) => itemsOf(page).some(({ id }) => id === postId)
    watch = new NewPosts({ isListed, announce: (newPosts) => page.setData({ newPosts }) })
    watches.set(page, watch)
  }
  return watch
}

/** Announces from now on what is new behind `newestKey`; nothing without a place, as in a list that shows some posts only. */
export function followPosts(page: Host, place: Place | null, newestKey = ''): void {
  watchOf(page).follow(place, newestKey)
}

/** Handlers and `data.newPosts`, the pill's words, for a page whose root view has `bind:touchstart="touch"`. */
export const postList = {
  onFront(this: Host) {
    watchOf(this).show()
  },
  onHide(this: Host) {
    watchOf(this).hide()
  },
  onUnload(this: Host) {
    watchOf(this).hide()
  },
  touch(this: Host) {
    watchOf(this).touch()
  },
  /** The reader wants the new posts: they go on top, below what is pinned. */
  async showNew(this: Host) {
    const posts = watchOf(this).take()
    if (posts) insert(this, posts.map((post) => toPostView(post, now())).reverse())
    else await this.reload()
    scrollTo(this, '#posts')
  },
  open(this: Host, { detail }: WechatMiniprogram.CustomEvent<{ id: string }>) {
    markTouched(this, detail.id)
    void wx.navigateTo({ url: `/packages/forum/post/page?id=${detail.id}` })
  },
}

/** Loading anew must look at this post again, wherever in the list it stands. */
export function markTouched(page: Host, id: string): void {
  touched.set(page, id)
}

function insert(page: Host, added: readonly PostView[]): void {
  const items = itemsOf(page)
  const firstUnpinned = items.findIndex(({ isPinned }) => !isPinned)
  const at = firstUnpinned < 0 ? items.length : firstUnpinned
  if (!added.length) return
  const { postCount } = page.data.view as { postCount?: number }
  page.setData({
    'view.items': [...items.slice(0, at), ...added, ...items.slice(at)],
    ...(postCount !== undefined && { 'view.postCount': postCount + added.length }),
  })
}

/**
 * A list loaded anew keeps what was paged in behind its first page: whoever comes back from the sixtieth post stands there
 * again. That post itself is asked for again when it is not on the first page: it may have been liked, changed or removed.
 */
export async function keepPlace<View extends ListView>(
  page: Host,
  before: ListView | null,
  fresh: View,
): Promise<View> {
  // Without a next page everything there is has come.
  if (!before || fresh.nextCursor === null) return fresh
  const tail = tailBehind(before.items, fresh.items)
  if (!tail.length) return fresh
  const id = touched.get(page)
  const index = tail.findIndex((post) => post.id === id)
  if (id !== undefined && index >= 0) tail.splice(index, 1, ...(await fetchOne(id)))
  return { ...fresh, items: [...fresh.items, ...tail], nextCursor: before.nextCursor }
}

/** What stood behind the last post of the fresh page. Nothing when that is new: then there is a gap between the two. */
function tailBehind(before: readonly PostView[], fresh: readonly PostView[]): PostView[] {
  const last = fresh[fresh.length - 1]
  const index = before.findIndex(({ id }) => id === last?.id)
  if (index < 0) return []
  const shown = new Set(fresh.map(({ id }) => id))
  return before.slice(index + 1).filter(({ id }) => !shown.has(id))
}

async function fetchOne(postId: string): Promise<PostView[]> {
  try {
    const { post } = await openPost({ postId })
    return [toPostView(post, now())]
  } catch (error) {
    if (error instanceof ApiError && error.code === 'NOT_FOUND') return []
    throw error
  }
}

/** A like: shown at the tap, sent behind it, undone when it fails. */
import { ApiError, newRequestId } from '../api/client'
import { setLike } from '../api/forum'
import { entryOf, type EntryView } from './entry-place'
import { showToast } from './feedback'

interface Likes {
  readonly likeCount: number
  readonly isLiked: boolean
}

interface LikeHost {
  readonly data: unknown
  setData(data: Record<string, unknown>): void
  entryPath(id: string): string
}

/** An entry, or an article: whatever has a heart. */
type Liked = Likes & { readonly kind: EntryView['kind'] | 'article'; readonly id: string }

/** What each page's reader wants of the entries whose like is on its way. */
const wishes = new WeakMap<object, Map<string, boolean>>()

/** Turns the like of an entry round. While one is on its way further taps only change the wish: the last one wins. */
export async function toggleLike(page: LikeHost, { kind, id, likeCount, isLiked }: Liked): Promise<void> {
  show(page, id, { isLiked: !isLiked, likeCount: Math.max(0, likeCount + (isLiked ? -1 : 1)) })
  const wanted = wishes.get(page) ?? new Map<string, boolean>()
  wishes.set(page, wanted)
  const isOnItsWay = wanted.has(id)
  wanted.set(id, !isLiked)
  if (isOnItsWay) return
  let known: Likes = { likeCount, isLiked }
  try {
    let sent: boolean
    do {
      sent = wanted.get(id) ?? !isLiked
      known = await setLike({ target: { kind, id }, isLiked: sent }, newRequestId())
    } while (wanted.get(id) !== sent)
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    showToast(error.code.startsWith('NET_') ? '没连上网络，刚才的没有记上，再点一次' : error.message)
  } finally {
    wanted.delete(id)
    show(page, id, known)
  }
}

function show(page: LikeHost, id: string, likes: Likes): void {
  // Gone from the list meanwhile: removed, or another filter chosen.
  const entry = entryOf(page, id)
  // Whole, not field by field: a card that is given the same object again need not look into it.
  if (entry) page.setData({ [page.entryPath(id)]: { ...entry, ...likes } })
}

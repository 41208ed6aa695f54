import { keepPlace, markTouched } from '../../../miniprogram/behaviors/post-list'
import { toPostView, type PostView } from '../../../miniprogram/shared/post-view'
import { Offline, Refused } from '../../support/mini-wx'
import { now } from '../support/answers'
import { aPost } from '../support/forum-answers'
import { surround } from '../support/plain-page'

const view = (postId: string, likeCount = 0) => toPostView(aPost({ postId, likeCount }), now)
const list = (ids: string[], nextCursor: string | null = 'next') => ({ items: ids.map((id) => view(id)), nextCursor })
const ids = ({ items }: { items: readonly PostView[] }) => items.map(({ id }) => id).join(' ')

function aPage(openPost?: unknown) {
  const { calls } = surround({ cloud: { 'forum.openPost': openPost } })
  return { calls, page: { data: { view: null }, setData: () => undefined, reload: () => Promise.resolve() } }
}

describe('a list that is loaded anew', () => {
  test('keeps what was paged in behind its first page, and goes on behind that', async () => {
    const { page, calls } = aPage()
    const kept = await keepPlace(page, list(['d', 'c', 'b', 'a'], 'behind a'), list(['e', 'd', 'c'], 'behind c'))
    expect(ids(kept)).toBe('e d c b a')
    expect(kept.nextCursor).toBe('behind a')
    expect(calls).toHaveLength(0)
  })

  test('is only what has come when so much is new that there would be a gap', async () => {
    const fresh = list(['z', 'y', 'x'], 'behind x')
    expect(await keepPlace(aPage().page, list(['d', 'c']), fresh)).toBe(fresh)
  })

  test('is only what has come when there is no more', async () => {
    const fresh = list(['d', 'c'], null)
    expect(await keepPlace(aPage().page, list(['d', 'c', 'b']), fresh)).toBe(fresh)
  })

  test('shows nothing twice: what is pinned now stood further down', async () => {
    const kept = await keepPlace(aPage().page, list(['d', 'c', 'b', 'a']), list(['b', 'd', 'c']))
    expect(ids(kept)).toBe('b d c a')
  })

  test('looks again at the post one comes back from', async () => {
    const { page, calls } = aPage({ post: aPost({ postId: 'a', likeCount: 9 }) })
    markTouched(page, 'a')
    const { items } = await keepPlace(page, list(['c', 'b', 'a']), list(['c', 'b']))
    expect(calls.map(({ input }) => input)).toEqual([{ postId: 'a' }])
    expect(items.at(-1)).toMatchObject({ id: 'a', likeCount: 9 })
  })

  test('loses the post that was removed', async () => {
    const { page } = aPage(() => {
      throw new Refused('NOT_FOUND', '没有找到。')
    })
    markTouched(page, 'b')
    expect(ids(await keepPlace(page, list(['d', 'c', 'b', 'a']), list(['d', 'c'])))).toBe('d c a')
  })

  test('does not take a lost network for a removal', async () => {
    const { page } = aPage(() => {
      throw new Offline()
    })
    markTouched(page, 'b')
    await expect(keepPlace(page, list(['d', 'c', 'b']), list(['d', 'c']))).rejects.toMatchObject({
      code: 'NET_OFFLINE',
    })
  })
})

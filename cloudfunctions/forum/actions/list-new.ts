import { action } from '../../kit/create-function'
import { pageSize, toPage } from '../feed'
import { postsAfter } from '../post-repository'
import { placeOf } from '../posting'

export const listNew = action('forum.listNew', {
  access: () => null,
  async run({ input, actor, now }) {
    const { place } = await placeOf(input.place, { actor, now })
    const page = await postsAfter(place.placeId, actor.member.id, { cursor: input.after, size: pageSize })
    const { items, newestKey } = await toPage(page, actor, now)
    return { items, newestKey: newestKey || input.after, hasMore: page.nextCursor !== null }
  },
})

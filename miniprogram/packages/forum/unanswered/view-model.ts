import type { OutputOf } from '../../../../cloudfunctions/contract'
import { toPostView } from '../post-view'

export function toView({ items, nextCursor }: OutputOf<'forum.listUnanswered'>, now: number) {
  return { items: items.map((post) => ({ ...toPostView(post, now), topicId: post.topicId })), nextCursor }
}

import type { Post } from '../../cloudfunctions/forum/post-repository'
import { factId, timeKey } from '../../cloudfunctions/kit/ids'
import type { Notice } from '../../cloudfunctions/kit/notices'

/** Notices that are newer than this have not been read yet. */
const unreadMs = 4 * 24 * 3600_000

/** What the authors of answered posts were told. */
export function answerNotices(posts: readonly Post[], now: number): Notice[] {
  return posts.flatMap(({ _id: postId, authorId, placeTitle, comment }) => {
    if (!comment) return []
    const _id = factId('notice', `comment:${postId}`, authorId)
    return {
      _id,
      key: timeKey(comment.at, _id),
      memberId: authorId,
      at: comment.at,
      title: `${comment.authorName}点评了你的发言`,
      text: placeTitle,
      path: `/packages/forum/post/page?id=${postId}`,
      isRead: now - comment.at > unreadMs,
    }
  })
}

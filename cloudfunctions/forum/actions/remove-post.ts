import { action } from '../../kit/create-function'
import { _, transaction } from '../../kit/database'
import { logger } from '../../kit/logger'
import { authorOfPost } from '../access'
import { changeEntry, emptied } from '../entries'
import { filesOf, type Post } from '../post-repository'
import { sweepPost } from '../sweep'

/** One's own words, at any time and from any branch. */
export const removePost = action('forum.removePost', {
  access: authorOfPost,
  async run({ input: { postId }, now }) {
    const decide = (post: Post) => (post.state === 'removed' ? null : removed(post, now))
    const before = await transaction((tx) => changeEntry(tx, { kind: 'post', id: postId }, { now, decide }))
    // It is gone; what could not be cleared away behind it is the timer's.
    if (before) await sweepPost(postId, now).catch((error: unknown) => logger.error('not swept at once', error))
    return {}
  },
})

/** Nothing that was written stays, by whomever; comments and files go behind it (sweep.ts), also if this call is cut short. */
function removed(post: Post, now: number) {
  return {
    ...emptied,
    ...{ pictures: [], video: null, comment: null, commentKey: '' },
    ...{ isPinned: false, isExcellent: false },
    leftovers: _.set({ fileIds: filesOf(post), at: now }),
  }
}

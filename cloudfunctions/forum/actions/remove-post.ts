import { action } from '../../kit/create-function'
import { transaction } from '../../kit/database'
import { authorOfPost } from '../access'
import { take } from '../publication'

/** One's own words, at any time. */
export const removePost = action('forum.removePost', {
  access: authorOfPost,
  async run({ input }) {
    await transaction((tx) => take(tx, input.postId))
    return {}
  },
})

import { action } from '../../kit/create-function'
import { timeKey } from '../../kit/ids'
import { changeMark, markId, marks } from '../mark-repository'
import { readableArticle } from '../readable'

/** Taken back at any time, also of what can be read no longer. */
export const setFavourite = action('content.setFavourite', {
  access: () => null,
  async run({ input: { articleId, isFavourite }, actor, now }) {
    const { id: memberId, branchId } = actor.member
    if (!isFavourite) {
      await marks.update(markId(articleId, memberId), { favouriteKey: '' })
      return { isFavourite }
    }
    await readableArticle(articleId, actor, [])
    await changeMark({ articleId, memberId, branchId }, ({ favouriteKey }) => ({
      favouriteKey: favouriteKey === '' ? timeKey(now, articleId) : favouriteKey,
    }))
    return { isFavourite }
  },
})

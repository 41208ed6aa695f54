import { action } from '../../kit/create-function'
import { refuse } from '../../kit/errors'
import { changeMark } from '../mark-repository'
import { isOnPath, readableArticle } from '../readable'

/** The first confirmation counts, however often it is tapped. */
export const confirmRead = action('content.confirmRead', {
  access: () => null,
  async run({ input: { articleId }, actor, now }) {
    const { id: memberId, branchId } = actor.member
    const { article, path } = await readableArticle(articleId, actor, ['wantsReading'])
    if (!article.wantsReading || !isOnPath(article, path)) refuse('WRONG_STATE', '这篇不用确认已读。')
    const { readAt } = await changeMark({ articleId, memberId, branchId }, (mark) =>
      mark.readAt === null ? { readAt: now, branchId } : {},
    )
    return { at: readAt ?? now }
  },
})

import { action } from '../../kit/create-function'
import { articles } from '../article-repository'
import { articleEvents, articleFields, toArticle } from '../article-view'
import { markId, marks } from '../mark-repository'
import { decisive, pathOfReader, readable } from '../readable'

/** The caller, the article and what they did with it: three reads, two for strangers. */
export const openArticle = action('content.openArticle', {
  access: () => null,
  async run({ input: { articleId }, actor }) {
    const memberId = actor.member?.id
    const fields = [...decisive, ...articleFields, ...(memberId === undefined ? [] : [`likes.${memberId}` as const])]
    const [found, mark, path] = await Promise.all([
      articles.findOne({ _id: articleId }, fields),
      memberId === undefined ? null : marks.get(markId(articleId, memberId)),
      pathOfReader(actor),
    ])
    const article = readable(found, path)
    const reader = { actor, path, mark }
    return { article: await toArticle(article, reader), allowedEvents: articleEvents(article, reader) }
  },
})

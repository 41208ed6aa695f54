/** What the tests of articles in the discussion start from. */
import type { Article } from '../../../cloudfunctions/content/article-repository'
import type { Member } from '../../../cloudfunctions/directory/members'
import type { World } from '../../support/world'
import { aReadingBranch, published } from '../content/given-articles'

/** A branch with an article by its publicity officer. */
export async function anArticleOut(world: World, changes: Partial<Article> = {}) {
  const branch = await aReadingBranch(world)
  const article = await published(world, branch, { authorId: branch.publicist._id, ...changes })
  return { ...branch, article, articleId: article._id, target: { kind: 'article' as const, id: article._id } }
}

export const articleNow = (world: World, articleId: string) => world.only<Article>('articles', { _id: articleId })

interface Said {
  readonly as: Member
  readonly articleId: string
  readonly text?: string
  readonly replyTo?: string
}

/** A comment on an article, or with `replyTo` an answer to one. */
export async function commentOn(world: World, { as, articleId, text = '记下了。', ...input }: Said) {
  const subject = { kind: 'article' as const, id: articleId }
  return (await world.data('forum.comment', { subject, text, ...input }, { as })).comment
}

export const threadBelow = (world: World, articleId: string, as: Member) =>
  world.data('forum.openThread', { articleId }, { as })

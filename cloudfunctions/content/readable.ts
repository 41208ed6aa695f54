/** Who may read what: a branch's articles its members, a committee's everybody below it, public ones everybody. */
import { directory } from '../directory'
import type { Actor } from '../kit/actor'
import { present, refuse } from '../kit/errors'
import { articles, type Article } from './article-repository'

/** What decides it. */
export const decisive = ['shelfId', 'scope', 'state'] as const
export type Decisive = Pick<Article, (typeof decisive)[number]>

/** Units whose articles the caller reads, from the topmost to the branch; none for whoever has not joined. No read on a warm instance. */
export const pathOfReader = async ({ member }: Actor): Promise<readonly string[]> =>
  member ? directory.pathOf(member.branchId) : []

/** The reader's own units publish it: they take part. Of a public one from elsewhere they are guests. */
export const isOnPath = ({ shelfId }: Pick<Article, 'shelfId'>, path: readonly string[]) => path.includes(shelfId)

/** Whether the caller may know that it is there, or was. */
export const canBeNamed = (article: Decisive, path: readonly string[]) =>
  article.scope === 'public' || isOnPath(article, path)

/** The article, or a refusal; that it was there once is told to its readers alone. */
export function readable<A extends Decisive>(article: A | null, path: readonly string[]): A {
  const found = present(article && canBeNamed(article, path) ? article : null)
  return found.state === 'visible' ? found : refuse('NOT_FOUND', '这篇已经归档，看不到了。')
}

/** The article that a call names, with these fields besides what decides. One read on a warm instance. */
export async function readableArticle<K extends keyof Article>(
  articleId: string,
  actor: Actor,
  fields: readonly K[],
): Promise<{ article: Pick<Article, K | '_id'> & Decisive; path: readonly string[] }> {
  const [article, path] = await Promise.all([
    articles.findOne({ _id: articleId }, [...decisive, ...fields]),
    pathOfReader(actor),
  ])
  return { article: readable(article, path), path }
}

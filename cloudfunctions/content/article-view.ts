/** One article as its reader sees it. */
import type { OutputOf } from '../contract'
import type { Actor } from '../kit/actor'
import { canDo } from '../kit/allowed'
import { fileUrls } from '../kit/files'
import type { Article } from './article-repository'
import type { Block } from './blocks'
import type { Mark } from './mark-repository'
import { isOnPath } from './readable'

type Answer = OutputOf<'content.openArticle'>
type ArticleDto = Answer['article']
type BlockDto = ArticleDto['blocks'][number]
type Event = Answer['allowedEvents'][number]
type UrlOf = (fileId: string) => string | null

/** What the page needs, besides what decides who may read it. */
export const articleFields = [
  'branchId',
  'authorId',
  'kind',
  'columnId',
  'columnName',
  'title',
  'summary',
  'byline',
  'tags',
  'publishedAt',
  'updatedAt',
  'readingMinutes',
  'coverFileId',
  'blocks',
  'document',
  'url',
  'likeCount',
  'commentCount',
  'wantsReading',
  'hiddenFileIds',
] as const satisfies readonly (keyof Article)[]

export type OpenedArticle = Pick<Article, (typeof articleFields)[number] | '_id' | 'scope' | 'shelfId'> & {
  /** The reader's own place alone; absent while there is none. */
  readonly likes?: Article['likes']
}

/** Whoever reads, where they belong, and what they did with the article before. */
export interface Reader {
  readonly actor: Actor
  readonly path: readonly string[]
  readonly mark: Mark | null
}

/** One call to storage for all its files, none without files. */
export async function toArticle(article: OpenedArticle, reader: Reader): Promise<ArticleDto> {
  const { kind, columnId, columnName, title, summary, byline, scope, publishedAt, updatedAt, readingMinutes } = article
  const urlOf = await urlsOf(article)
  return {
    ...{ kind, columnId, columnName, title, summary, byline, scope, publishedAt, updatedAt, readingMinutes },
    articleId: article._id,
    tags: [...article.tags],
    coverUrl: urlOf(article.coverFileId),
    blocks: article.blocks.map((block) => toBlock(block, urlOf)),
    document: toDocument(article.document, urlOf),
    url: article.url,
    ...standingOf(article, reader),
  }
}

async function urlsOf({ coverFileId, blocks, document, hiddenFileIds }: OpenedArticle): Promise<UrlOf> {
  const all = [coverFileId, ...blocks.flatMap(filesIn), document?.fileId ?? '']
  const fileIds = all.filter((fileId) => !hiddenFileIds.includes(fileId))
  const urls = await fileUrls(fileIds)
  return (fileId) => urls[fileIds.indexOf(fileId)] ?? null
}

function filesIn(block: Block): string[] {
  if (block.kind === 'picture') return [block.fileId]
  return block.kind === 'video' ? [block.fileId, block.coverFileId] : []
}

/** Ids of files never leave the server. */
function toBlock(block: Block, urlOf: UrlOf): BlockDto {
  if (block.kind === 'picture') {
    const { kind, fileId, caption, width, height } = block
    return { kind, url: urlOf(fileId), caption, width, height }
  }
  if (block.kind === 'video') {
    const { kind, fileId, coverFileId, seconds, width, height } = block
    return { kind, url: urlOf(fileId), coverUrl: urlOf(coverFileId), seconds, width, height }
  }
  return block
}

function toDocument(document: Article['document'], urlOf: UrlOf): ArticleDto['document'] {
  if (!document) return null
  const { fileId, fileName, bytes, pageCount } = document
  return { fileName, bytes, pageCount, url: urlOf(fileId) }
}

/** What the reader has to do with it. A confirmation is asked of those whom it addresses, not of guests. */
function standingOf(article: OpenedArticle, { actor: { member }, path, mark }: Reader) {
  const { likeCount, commentCount, likes, wantsReading } = article
  return {
    likeCount,
    commentCount,
    isLiked: member !== null && likes?.[member.id] !== undefined,
    isFavourite: mark !== null && mark.favouriteKey !== '',
    reading: wantsReading && isOnPath(article, path) ? { at: mark?.readAt ?? null } : null,
  }
}

/** What the page offers; each action asks again. Nothing to strangers, who read only. */
export function articleEvents(article: OpenedArticle, { actor, path, mark }: Reader): Event[] {
  const { member } = actor
  if (!member) return []
  const isAtHome = isOnPath(article, path)
  // The desk is that of one's own branch, for committees' administrators too.
  const { branchId } = member
  const isOnDesk = article.branchId === branchId
  const offered: Record<Event, boolean> = {
    like: isAtHome,
    comment: isAtHome,
    favourite: true,
    confirmRead: isAtHome && article.wantsReading && (mark?.readAt ?? null) === null,
    report: isAtHome && article.authorId !== member.id,
    share: true,
    openReaders: isOnDesk && article.wantsReading && canDo(actor, 'content.openReaders', { branchId, path }),
    edit: isOnDesk && canDo(actor, 'content.editItem', { branchId, path }),
  }
  return (Object.keys(offered) as Event[]).filter((event) => offered[event])
}

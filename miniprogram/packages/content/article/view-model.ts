import type { OutputOf } from '../../../../cloudfunctions/contract'
import { toBody, toLink } from '../../../components/article-body/body'
import { agoLabel, formatMoment, momentLabel, recentDayLabel, yearOf } from '../../../shared/calendar'
import { articleScopeLabels } from '../../../shared/words'

type Answer = OutputOf<'content.openArticle'>
type Article = Answer['article']
type Comment = OutputOf<'forum.openThread'>['comments']['items'][number]

export type ArticleView = ReturnType<typeof toView>

/** From a link (`id`), or from a scanned mini-program code (`scene`, percent-encoded by WeChat). */
export function articleIdOf({ id, scene = '' }: { readonly id?: string; readonly scene?: string }): string {
  return id ?? decodeURIComponent(scene)
}

/** @param now epoch ms by the server's clock */
export function toView({ article, allowedEvents }: Answer, now: number) {
  const { articleId, kind, columnId, columnName, title, summary, updatedAt, scope, commentCount } = article
  return {
    id: articleId,
    columnName,
    columnPath: `/packages/content/column/page?id=${columnId}`,
    title,
    summary,
    facts: factsOf(article, now),
    blocks: toBody(kind, article.blocks),
    document: toDocument(article),
    link: article.url ? toLink(title, article.url) : null,
    tags: article.tags.map((tag) => ({ tag, path: `/packages/content/search/page?words=${encodeURIComponent(tag)}` })),
    changed: updatedAt === null ? '' : `${recentDayLabel(updatedAt, now)}改过`,
    // Of a shape that a tap on the heart can be shown and sent by.
    likes: { kind: 'article' as const, id: articleId, likeCount: article.likeCount, isLiked: article.isLiked },
    isFavourite: article.isFavourite,
    commentCount,
    threadPath: `/packages/forum/thread/page?id=${articleId}`,
    reading: toReading(article.reading, now),
    tools: toTools(articleId, allowedEvents),
    isPublic: scope === 'public',
    readers: scope === 'public' ? '' : `只有${articleScopeLabels[scope]}的同志打得开，卡片上不写标题，不放图片。`,
    coverUrl: article.coverUrl,
    ...toAllowed(allowedEvents),
  }
}

function factsOf({ byline, publishedAt, readingMinutes }: Article, now: number): string {
  const day = formatMoment(publishedAt, yearOf(publishedAt) === yearOf(now) ? 'M月D日' : 'YYYY年M月D日')
  return [byline, day, readingMinutes > 0 ? `约 ${readingMinutes} 分钟` : ''].filter(Boolean).join('　')
}

function toDocument({ document }: Article) {
  if (!document) return null
  const { fileName, bytes, pageCount, url } = document
  const type = /\.pdf$/i.test(fileName) ? 'PDF' : 'Word'
  const pages = pageCount > 0 ? `${pageCount} 页` : ''
  return { fileName, url, facts: [type, pages, sizeLabel(bytes)].filter(Boolean).join('，') }
}

/** 1 834 000 → "1.8 MB"; small ones in KB. */
function sizeLabel(bytes: number): string {
  return bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1000))} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`
}

/** Null unless the article asks for it; `done` is '' until the reader has confirmed. */
export function toReading(reading: Article['reading'], now: number) {
  return reading && { done: reading.at === null ? '' : `你在 ${momentLabel(reading.at, now)} 确认过，已读并了解` }
}

function toTools(articleId: string, allowedEvents: Answer['allowedEvents']) {
  const tools = [
    { event: 'openReaders', icon: 'users-round', title: '谁读过了', path: 'readers' },
    { event: 'edit', icon: 'pen-line', title: '编辑这篇', path: 'edit' },
  ] as const
  return tools
    .filter(({ event }) => allowedEvents.includes(event))
    .map(({ icon, title, path }) => ({ icon, title, path: `/packages/content-admin/${path}/page?id=${articleId}` }))
}

/** Strangers may do nothing but read. */
function toAllowed(allowedEvents: Answer['allowedEvents']) {
  const can = (event: Answer['allowedEvents'][number]) => allowedEvents.includes(event)
  return {
    isGuest: allowedEvents.length === 0,
    canLike: can('like'),
    canComment: can('comment'),
    canFavourite: can('favourite'),
    canShare: can('share'),
    canConfirm: can('confirmRead'),
    canReport: can('report'),
  }
}

/** The first words of the talk below the article; all of it has a page of its own. */
const commentsShown = 3

export function toComments({ comments }: OutputOf<'forum.openThread'>, now: number) {
  return comments.items
    .filter(({ isReply, state }) => !isReply && state === 'visible')
    .slice(0, commentsShown)
    .map((comment: Comment) => ({
      id: comment.commentId,
      authorName: comment.authorName,
      ago: agoLabel(comment.createdAt, now),
      text: comment.text,
    }))
}

export type CommentLine = ReturnType<typeof toComments>[number]

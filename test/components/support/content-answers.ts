/** Lifelike answers of the function content, for its readers. */
import type { OutputOf } from '../../../cloudfunctions/contract'
import { at, yearOfHours } from './answers'

export type Card = OutputOf<'content.listArticles'>['items'][number]
export type Article = OutputOf<'content.openArticle'>['article']
export type Block = Article['blocks'][number]
type Column = OutputOf<'content.open'>['columns'][number]

export const aCard = (changes: Partial<Card> = {}): Card => ({
  articleId: 'article-1',
  kind: 'article',
  columnId: 'grassroots',
  columnName: '基层风采',
  title: '在实习城市找到组织：三位同学的做法',
  summary: '',
  coverUrl: 'https://files.test/bus.jpg',
  publishedAt: at('2026-10-14 09:00'),
  readingMinutes: 4,
  videoSeconds: 0,
  documentLabel: '',
  pictureCount: 0,
  isPinned: false,
  wantsReading: false,
  scope: 'branch',
  ...changes,
})

export const aVideoCard = (changes: Partial<Card> = {}): Card =>
  aCard({
    articleId: 'article-2',
    kind: 'video',
    columnId: 'heritage',
    columnName: '红色资源',
    title: '城南旧址半日行',
    coverUrl: 'https://files.test/house.jpg',
    publishedAt: at('2026-10-13 10:00'),
    readingMinutes: 0,
    videoSeconds: 378,
    ...changes,
  })

export const aDocumentCard = (changes: Partial<Card> = {}): Card =>
  aCard({
    articleId: 'article-3',
    kind: 'document',
    columnId: 'files',
    columnName: '文件资料',
    title: '思想汇报写作提示与范例',
    coverUrl: null,
    publishedAt: at('2026-10-11 10:00'),
    readingMinutes: 0,
    documentLabel: 'PDF，12 页',
    ...changes,
  })

export const aColumn = (changes: Partial<Column> = {}): Column => ({
  columnId: 'grassroots',
  name: '基层风采',
  goal: '看别的支部怎么做',
  newCount: 2,
  newestAt: at('2026-10-14 09:00'),
  ...changes,
})

export const aGarden = (changes: Partial<OutputOf<'content.open'>> = {}): OutputOf<'content.open'> => ({
  year: yearOfHours,
  columns: [
    aColumn(),
    aColumn({ columnId: 'heritage', name: '红色资源', newCount: 0, newestAt: at('2026-10-03 09:00') }),
  ],
  items: [aCard(), aVideoCard(), aDocumentCard()],
  nextCursor: null,
  allowedEvents: [],
  ...changes,
})

export const aColumnPage = (changes: Partial<OutputOf<'content.openColumn'>> = {}): OutputOf<'content.openColumn'> => ({
  column: aColumn(),
  items: [aCard()],
  nextCursor: null,
  isSubscribed: false,
  consentCount: 0,
  ...changes,
})

export const aPicture = (changes: Partial<Extract<Block, { kind: 'picture' }>> = {}): Block => ({
  kind: 'picture',
  url: 'https://files.test/bus.jpg',
  caption: '去实习单位的早班车上。何川摄',
  width: 1600,
  height: 900,
  ...changes,
})

export const aFilm = (changes: Partial<Extract<Block, { kind: 'video' }>> = {}): Block => ({
  kind: 'video',
  url: 'https://files.test/house.mp4',
  coverUrl: 'https://files.test/house.jpg',
  seconds: 378,
  width: 1280,
  height: 720,
  ...changes,
})

export const aParagraph = (html: string): Block => ({ kind: 'paragraph', html })

const memberEvents: OutputOf<'content.openArticle'>['allowedEvents'] = [
  'like',
  'comment',
  'favourite',
  'share',
  'report',
]

/** For everybody, read by a member of the branch. */
export const anArticle = (
  article: Partial<Article> = {},
  changes: Partial<OutputOf<'content.openArticle'>> = {},
): OutputOf<'content.openArticle'> => ({
  article: {
    articleId: 'article-1',
    kind: 'article',
    columnId: 'grassroots',
    columnName: '基层风采',
    title: '在实习城市找到组织',
    summary: '三位同学的做法',
    byline: '苏禾、何川',
    tags: ['实习'],
    scope: 'public',
    publishedAt: at('2026-10-14 09:00'),
    updatedAt: null,
    readingMinutes: 4,
    coverUrl: 'https://files.test/bus.jpg',
    blocks: [aPicture(), aParagraph('七月初，三位同学去了三座城市。')],
    document: null,
    url: '',
    likeCount: 31,
    isLiked: false,
    commentCount: 0,
    isFavourite: false,
    reading: null,
    ...article,
  },
  allowedEvents: memberEvents,
  ...changes,
})

/** A notice of the branch that wants to be confirmed. */
export const aNotice = (article: Partial<Article> = {}): OutputOf<'content.openArticle'> =>
  anArticle(
    { columnName: '通知公告', title: '核对去向', scope: 'branch', reading: { at: null }, ...article },
    { allowedEvents: [...memberEvents, 'confirmRead'] },
  )

export const aDocument = (changes: Partial<NonNullable<Article['document']>> = {}): Partial<Article> => ({
  kind: 'document',
  document: {
    fileName: '思想汇报写作提示.pdf',
    bytes: 1_834_000,
    pageCount: 12,
    url: 'https://files.test/report-tips.pdf',
    ...changes,
  },
})

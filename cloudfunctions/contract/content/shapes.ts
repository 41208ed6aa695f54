/** What articles, columns and items of the desk look like on their way, and the fields that several inputs share. */
import * as v from 'valibot'
import { limits } from '../../../miniprogram/shared/limits'
import { articleKindLabels, articleScopeLabels, itemStateLabels, wordsOf } from '../../../miniprogram/shared/words'
import * as f from '../fields'

/** Storage folder of everything that articles show. */
export const contentFolder = 'content'

export const articleKind = v.picklist(wordsOf(articleKindLabels))
export const articleScope = v.picklist(wordsOf(articleScopeLabels))
export const itemState = v.picklist(wordsOf(itemStateLabels))

export const kindInput = f.choice('类型', wordsOf(articleKindLabels))
export const articleId = f.id('文章')
export const itemId = f.id('稿件')
export const columnId = f.id('栏目')

const anyPicture = (label: string) =>
  v.pipe(f.pictureFile(label, contentFolder), v.minLength(1, `${label}还没有传好。`))

/** As drafts are saved, by themselves too: what is still empty is asked for when it is submitted. */
export const blockInput = v.variant(
  'kind',
  [
    v.strictObject({ kind: v.literal('heading'), text: f.optionalText('小标题', limits.headingText) }),
    /** Rich text; sanitised on the server, whatever comes. */
    v.strictObject({
      kind: v.literal('paragraph'),
      html: v.pipe(
        v.string('正文要写成文字。'),
        v.maxLength(limits.paragraphHtml, `一段正文最多 ${limits.paragraphText} 个字，分成几段再保存。`),
      ),
    }),
    v.strictObject({ kind: v.literal('quote'), text: f.optionalText('引文', limits.quoteText) }),
    v.strictObject({
      kind: v.literal('picture'),
      fileId: anyPicture('图片'),
      caption: f.optionalText('图片说明', limits.pictureCaption),
      width: f.wholeNumber('图片宽度', 1, 20_000),
      height: f.wholeNumber('图片高度', 1, 20_000),
    }),
    v.strictObject({
      kind: v.literal('video'),
      fileId: v.pipe(f.uploadedFile('视频', contentFolder, 'mp4'), v.minLength(1, '视频还没有传好。')),
      coverFileId: anyPicture('视频封面'),
      seconds: f.wholeNumber('视频时长（秒）', 1, limits.contentVideoSeconds),
      width: f.wholeNumber('视频宽度', 1, 20_000),
      height: f.wholeNumber('视频高度', 1, 20_000),
    }),
    v.strictObject({
      kind: v.literal('link'),
      title: f.optionalText('链接标题', limits.linkTitle),
      url: f.optionalText('链接地址', limits.linkUrl),
    }),
  ],
  '有一块内容的类型不认识，刷新后再试。',
)

export const blocksInput = v.pipe(
  v.array(blockInput, '正文不对，刷新后再试。'),
  v.maxLength(limits.articleBlocks, ({ input }) => `正文最多 ${limits.articleBlocks} 块，现在是 ${input.length} 块。`),
)

export const documentInput = v.nullable(
  v.strictObject({
    fileId: v.pipe(f.uploadedFile('文件', contentFolder, 'pdf|docx'), v.minLength(1, '文件还没有传好。')),
    fileName: f.text('文件名', limits.documentName),
    bytes: f.wholeNumber('文件大小', 1, limits.documentBytes),
    pageCount: f.wholeNumber('页数', 0, 10_000),
  }),
)

/** A block as readers get it: addresses in place of file ids; null for a file that is gone. */
export const shownBlock = v.variant('kind', [
  v.object({ kind: v.literal('heading'), text: v.string() }),
  v.object({ kind: v.literal('paragraph'), html: v.string() }),
  v.object({ kind: v.literal('quote'), text: v.string() }),
  v.object({
    kind: v.literal('picture'),
    url: v.nullable(v.string()),
    caption: v.string(),
    width: v.number(),
    height: v.number(),
  }),
  v.object({
    kind: v.literal('video'),
    url: v.nullable(v.string()),
    coverUrl: v.nullable(v.string()),
    seconds: v.number(),
    width: v.number(),
    height: v.number(),
  }),
  v.object({ kind: v.literal('link'), title: v.string(), url: v.string() }),
])

/** A block as editors get it: what they send back, with addresses to show beside it. */
export const editedBlock = v.variant('kind', [
  v.object({ kind: v.literal('heading'), text: v.string() }),
  v.object({ kind: v.literal('paragraph'), html: v.string() }),
  v.object({ kind: v.literal('quote'), text: v.string() }),
  v.object({
    kind: v.literal('picture'),
    fileId: v.string(),
    url: v.nullable(v.string()),
    caption: v.string(),
    width: v.number(),
    height: v.number(),
  }),
  v.object({
    kind: v.literal('video'),
    fileId: v.string(),
    coverFileId: v.string(),
    url: v.nullable(v.string()),
    coverUrl: v.nullable(v.string()),
    seconds: v.number(),
    width: v.number(),
    height: v.number(),
  }),
  v.object({ kind: v.literal('link'), title: v.string(), url: v.string() }),
])

export const storedDocument = v.object({
  fileId: v.string(),
  fileName: v.string(),
  bytes: v.number(),
  pageCount: v.number(),
})

/** One row of a list. */
export const card = v.object({
  articleId: v.string(),
  kind: articleKind,
  columnId: v.string(),
  columnName: v.string(),
  title: v.string(),
  summary: v.string(),
  /** Temporary address of a thumbnail; null without one. */
  coverUrl: v.nullable(v.string()),
  publishedAt: v.number(),
  /** 0 for what is not read. */
  readingMinutes: v.number(),
  videoSeconds: v.number(),
  documentLabel: v.string(),
  pictureCount: v.number(),
  isPinned: v.boolean(),
  wantsReading: v.boolean(),
  scope: articleScope,
})

export const cardsPage = f.pageOf(card)

export const column = v.object({
  columnId: v.string(),
  name: v.string(),
  /** What it is read for, one sentence. */
  goal: v.string(),
  /** Published within the last seven days, counted up to 20. */
  newCount: v.number(),
  /** Newest publication, epoch ms; null when there is none yet. */
  newestAt: v.nullable(v.number()),
})

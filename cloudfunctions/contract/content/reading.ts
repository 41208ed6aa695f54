/** The learning garden as its readers see it. */
import * as v from 'valibot'
import { limits } from '../../../miniprogram/shared/limits'
import type { FunctionContract } from '../define'
import * as f from '../fields'
import { year } from '../learn/shapes'
import {
  articleId,
  articleKind,
  articleScope,
  card,
  cardsPage,
  column,
  columnId,
  kindInput,
  shownBlock,
} from './shapes'

export const reading = {
  /**
   * The tab 学习: the year's hours, the columns and the newest articles of the branch and the committees above it, pinned
   * ones first. Three database calls, however much there is: the caller, the shelves, the year.
   */
  open: {
    input: f.input({}),
    output: v.object({
      year,
      columns: v.array(column),
      ...cardsPage.entries,
      /** desk: the caller writes or publishes. */
      allowedEvents: v.array(v.picklist(['desk'])),
    }),
  },
  /**
   * A page of the newest: behind a cursor, or of one kind. Pinned ones stand where their time puts them, but for what goes on
   * behind the tab's first page (a cursor and no kind): they stood on top of it.
   */
  listArticles: { input: f.input({ kind: v.optional(kindInput), cursor: f.cursor }), output: cardsPage },
  openColumn: {
    input: f.input({ columnId, cursor: f.cursor }),
    output: v.object({
      column,
      ...cardsPage.entries,
      isSubscribed: v.boolean(),
      /** Pushes that WeChat will still let through: one for each leave that was given. */
      consentCount: v.number(),
    }),
  },
  /** All columns with what is new in them and whether the caller has subscribed. */
  listColumns: {
    input: f.input({}),
    output: v.object({ items: v.array(v.object({ ...column.entries, isSubscribed: v.boolean() })) }),
  },
  /**
   * Title, summary, column and tags; every word of the query must be there. Newest first. A single character beside longer
   * words narrows nothing, alone it is refused.
   */
  listFound: {
    input: f.input({ words: f.text('要搜的词', limits.searchWords), cursor: f.cursor }),
    output: cardsPage,
  },
  /** One article. Public ones also for whoever has not joined. Three database calls at most. */
  openArticle: {
    input: f.input({ articleId }),
    output: v.object({
      article: v.object({
        articleId: v.string(),
        kind: articleKind,
        columnId: v.string(),
        columnName: v.string(),
        title: v.string(),
        summary: v.string(),
        byline: v.string(),
        tags: v.array(v.string()),
        scope: articleScope,
        publishedAt: v.number(),
        updatedAt: v.nullable(v.number()),
        readingMinutes: v.number(),
        coverUrl: v.nullable(v.string()),
        blocks: v.array(shownBlock),
        document: v.nullable(
          v.object({
            fileName: v.string(),
            bytes: v.number(),
            pageCount: v.number(),
            /** Temporary address; null when the file is gone. */
            url: v.nullable(v.string()),
          }),
        ),
        /** The official page of a link; '' otherwise. */
        url: v.string(),
        likeCount: v.number(),
        isLiked: v.boolean(),
        commentCount: v.number(),
        isFavourite: v.boolean(),
        /** Null unless it asks for 已读并了解; `at` null while the caller has not confirmed. */
        reading: v.nullable(v.object({ at: v.nullable(v.number()) })),
      }),
      /** None for strangers, who read only. */
      allowedEvents: v.array(
        v.picklist(['like', 'comment', 'favourite', 'confirmRead', 'report', 'share', 'openReaders', 'edit']),
      ),
    }),
  },
  setFavourite: {
    input: f.input({ articleId, isFavourite: v.boolean('收藏不对，刷新后再试。') }),
    output: v.object({ isFavourite: v.boolean() }),
  },
  /** Newest favourite first. What was archived since is named and cannot be opened. */
  listFavourites: {
    input: f.input({ cursor: f.cursor }),
    output: f.pageOf(v.object({ ...card.entries, isArchived: v.boolean() })),
  },
  /** 已读并了解, once. */
  confirmRead: { input: f.input({ articleId }), output: v.object({ at: v.number() }) },
  /** Notices of new articles in this column; each leave that WeChat gave with the tap counts for one push. */
  setSubscription: {
    input: f.input({
      columnId,
      isSubscribed: v.boolean('订阅不对，刷新后再试。'),
      /** Leaves given by this tap. */
      consentCount: v.optional(f.wholeNumber('微信推送次数', 0, 3), 0),
    }),
    output: v.object({ isSubscribed: v.boolean(), consentCount: v.number() }),
  },
  /** The mini-program code that opens the article, a PNG of at most 100 kB. */
  articleCode: { input: f.input({ articleId }), output: v.object({ base64: v.string() }) },
} as const satisfies FunctionContract

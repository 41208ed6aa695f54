/**
 * What readers see: one document for each item that is out, a copy of the version that was published. Drafts are never in
 * here, so that no read of a member can meet one. It is an entry of the discussion engine as well: liked,
 * commented and reported like a post.
 */
import type { ArticleKind, ArticleScope } from '../../miniprogram/shared/words'
import type { Entry } from '../forum/entry'
import { Collection } from '../kit/database'
import type { Block, StoredDocument } from './blocks'

/** What lists show of an article; shelves keep copies of it. */
export interface ArticleCard {
  readonly _id: string
  /** Time of its first publication, unique: the order of every list. */
  readonly key: string
  readonly kind: ArticleKind
  readonly columnId: string
  readonly title: string
  readonly summary: string
  /** '' without one. */
  readonly coverFileId: string
  readonly scope: ArticleScope
  /** First publication, epoch ms. */
  readonly publishedAt: number
  /** Minutes to read, 1 or more; 0 for what is not read (video, album, document, link). */
  readonly readingMinutes: number
  /** Length of the video that it is about; 0 without one. */
  readonly videoSeconds: number
  /** "PDF，12 页"; '' unless it is a document. */
  readonly documentLabel: string
  readonly pictureCount: number
  /** Asks for 已读并了解. */
  readonly wantsReading: boolean
  readonly isPinned: boolean
}

/** An entry that is `visible` while it is out and `removed` once it is archived; `text` stays ''. */
export interface Article extends Entry, ArticleCard {
  /** Where it is listed: the branch, or for committee and public the committee above it. */
  readonly shelfId: string
  readonly columnName: string
  /** Names as printed below the title, "苏禾、何川". */
  readonly byline: string
  readonly tags: readonly string[]
  readonly blocks: readonly Block[]
  readonly document: StoredDocument | null
  /** The official page of a link; '' otherwise. */
  readonly url: string
  /** The version of the item that this is a copy of. */
  readonly version: number
  /** Later publications: "10月20日更新"; null for the first. */
  readonly updatedAt: number | null
  /** What search looks for (domain/search-terms.ts). */
  readonly terms: readonly string[]
  /** Visible comments and replies. */
  readonly commentCount: number
  /** Pictures that WeChat has not let pass (yet): nobody sees them. */
  readonly hiddenFileIds: readonly string[]
  readonly changedAt: number
}

export const articles = new Collection<Article>('articles')

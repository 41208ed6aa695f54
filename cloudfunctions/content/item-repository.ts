import type { ArticleKind, ArticleScope, ItemState } from '../../miniprogram/shared/words'
import { Collection, type Stored } from '../kit/database'
import type { Block, StoredDocument } from './blocks'

/** What an editor writes: the fields of a draft, as they are saved, versioned and published. */
export interface DraftText {
  readonly kind: ArticleKind
  readonly title: string
  readonly summary: string
  readonly byline: string
  readonly columnId: string
  readonly tags: readonly string[]
  readonly scope: ArticleScope
  readonly wantsReading: boolean
  /** '' without one. */
  readonly coverFileId: string
  readonly blocks: readonly Block[]
  readonly document: StoredDocument | null
  readonly url: string
}

/** The text alone, of an item or whatever carries one. */
export function textOf(text: DraftText): DraftText {
  const { kind, title, summary, byline, columnId, tags, scope, wantsReading } = text
  const { coverFileId, blocks, document, url } = text
  return { kind, title, summary, byline, columnId, tags, scope, wantsReading, coverFileId, blocks, document, url }
}

/** Shown to readers once it has passed; what is refused or in doubt is replaced by an editor. */
export interface ItemPicture {
  readonly fileId: string
  readonly check: 'pending' | 'passed' | 'refused'
}

/** One item of the editorial desk: the working text and where it stands. Readers have their own copy (`articles`), under the same id. */
export interface Item extends Stored, DraftText {
  readonly branchId: string
  readonly authorId: string
  readonly authorName: string
  readonly createdAt: number
  /** Time of the last change, unique: the order of the desk. */
  readonly key: string
  readonly updatedAt: number
  readonly state: ItemState
  /** Readers see it, perhaps an earlier version. */
  readonly isLive: boolean
  /** Its writer has something to do with it: draft, returned, submitted or scheduled. */
  readonly isAtDesk: boolean
  readonly isPinned: boolean
  /** Goes up with every save; whoever saves says which one they have read. */
  readonly version: number
  /** The submission that it was last saved with: the same one again changes nothing. */
  readonly savedWith: string
  readonly savedById: string
  readonly savedByName: string
  /** Who wrote any of the text since it was last out: with two people, none of them publishes it. */
  readonly writerIds: readonly string[]
  readonly submittedAt: number | null
  /** '' unless the state is returned. */
  readonly returnReason: string
  /** Epoch ms; null unless the state is scheduled. */
  readonly publishAt: number | null
  /** Who lets it out at that time; '' otherwise. */
  readonly publisherId: string
  readonly firstPublishedAt: number | null
  /** Subscribers are still being told of it (timer). */
  readonly isTelling: boolean
  /** Where telling goes on: the last subscription that was told. */
  readonly toldUpTo: string
  /** Every picture of the text, with what WeChat's check says of it (pictures.ts). */
  readonly pictures: readonly ItemPicture[]
  readonly lock: null | { readonly memberId: string; readonly name: string; readonly until: number }
}

export const items = new Collection<Item>('contentItems')

/** A text that was kept: each submission and publication, and what two editors wrote at once. */
export interface ItemVersion extends Stored {
  readonly itemId: string
  readonly branchId: string
  readonly key: string
  readonly version: number
  readonly kind: 'submitted' | 'published' | 'saved' | 'aside'
  readonly byId: string
  readonly byName: string
  readonly at: number
  readonly text: DraftText
}

export const versions = new Collection<ItemVersion>('contentVersions')
